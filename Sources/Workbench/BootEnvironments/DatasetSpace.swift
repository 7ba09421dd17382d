/// What a ZFS dataset holds.
public struct DatasetSpace: Hashable, Sendable {
  /// Its name; that of a snapshot holds an `@`.
  public var name: String
  /// All that it uses, in bytes.
  public var used: Int64
  /// What its own files use that no snapshot holds.
  public var usedByDataset: Int64?
  /// What its snapshots hold.
  public var usedBySnapshots: Int64?
  /// What the datasets below it use.
  public var usedByChildren: Int64?
  /// The snapshot it was cloned from.
  public var origin: String?

  /// Makes a value.
  public init(
    name: String, used: Int64, usedByDataset: Int64? = nil, usedBySnapshots: Int64? = nil,
    usedByChildren: Int64? = nil, origin: String? = nil
  ) {
    self.name = name
    self.used = used
    self.usedByDataset = usedByDataset
    self.usedBySnapshots = usedBySnapshots
    self.usedByChildren = usedByChildren
    self.origin = origin
  }

  /// The properties that ``list(from:)`` reads, in their order.
  static let properties = "name,used,usedbydataset,usedbysnapshots,usedbychildren,origin"

  /// Reads the answer of `zfs list -Hp -o` with ``properties``.
  ///
  /// Tabs stand between the fields, `-` for what does not apply. A line that is not so is passed over: space is only told, never
  /// acted on.
  ///
  /// - Source: zfs(8).
  public static func list(from text: String) -> [DatasetSpace] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 6, let used = Int64(fields[1]), !fields[0].isEmpty else { return nil }
      return DatasetSpace(
        name: String(fields[0]), used: used, usedByDataset: Int64(fields[2]),
        usedBySnapshots: Int64(fields[3]), usedByChildren: Int64(fields[4]),
        origin: fields[5] == "-" || fields[5].isEmpty ? nil : String(fields[5]))
    }
  }
}

/// What a pool has room for.
public struct PoolSpace: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// The whole of it, in bytes.
  public var sizeInBytes: Int64
  /// What is free, in bytes.
  public var freeInBytes: Int64

  /// Makes a value.
  public init(name: String, sizeInBytes: Int64, freeInBytes: Int64) {
    self.name = name
    self.sizeInBytes = sizeInBytes
    self.freeInBytes = freeInBytes
  }

  /// Reads the answer of `zpool list -Hp -o name,size,free POOL`.
  public init?(from text: String) {
    let fields = text.prefix { !$0.isNewline }.split(separator: "\t")
    guard fields.count == 3, let size = Int64(fields[1]), let free = Int64(fields[2]) else {
      return nil
    }
    self.init(name: String(fields[0]), sizeInBytes: size, freeInBytes: free)
  }
}

extension BootEnvironmentList {
  /// About how much is free once one is gone, in bytes; nil where zfs did not tell.
  ///
  /// Blocks that a clone shares are charged to the one it was cloned from. Destroying that one hands its snapshots over to the clone
  /// first, and with them what they hold: then only its own files go.
  public func gain(ofDestroying environment: BootEnvironment) -> Int64? {
    guard let dataset = details.datasets[environment.name],
      let own = space.first(where: { $0.name == dataset }), let files = own.usedByDataset
    else { return nil }
    let below = space.filter { $0.name.hasPrefix("\(dataset)/") && !$0.name.contains("@") }
    let all = [own] + below
    let isOrigin = space.contains { other in
      all.contains { other.origin?.hasPrefix("\($0.name)@") == true }
    }
    let snapshots = isOrigin ? 0 : all.reduce(0) { $0 + ($1.usedBySnapshots ?? 0) }
    return files + below.reduce(0) { $0 + ($1.usedByDataset ?? 0) } + snapshots
  }
}
