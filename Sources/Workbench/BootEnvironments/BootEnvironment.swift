import SystemPackage

/// A bootable clone of the installed system, as beadm(8) lists it.
public struct BootEnvironment: Hashable, Sendable {
  /// What beadm says about booting.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// The bits.
    public var rawValue: UInt8

    /// Makes flags of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `N`: the machine runs in it.
    public static let now = Flags(rawValue: 1)
    /// `R`: the pool's `bootfs`; the machine starts in it unless told otherwise for one start.
    public static let onReboot = Flags(rawValue: 2)
    /// `T`: the machine's next start, and only that, is in it.
    public static let once = Flags(rawValue: 4)
    /// `x`: in a zone, an environment that belongs to another boot environment of the global zone.
    public static let foreign = Flags(rawValue: 8)
    /// A letter that heliosw does not know.
    public static let unknown = Flags(rawValue: 16)
  }

  /// Its name.
  public var name: String
  /// Its UUID; one made by an old beadm has none, and in a zone it is the parent's.
  public var uuid: String?
  /// What is said about booting.
  public var flags: Flags
  /// Where it is mounted, `/` for the running one.
  public var mountPoint: FilePath?
  /// What its root dataset uses, its snapshots included, in bytes.
  public var sizeInBytes: Int64
  /// How it is cleaned up; always `static` so far.
  public var policy: String
  /// When it was made, in seconds since 1970.
  public var createdAt: Int

  /// Makes a boot environment.
  public init(
    name: String, uuid: String? = nil, flags: Flags = [], mountPoint: FilePath? = nil,
    sizeInBytes: Int64, policy: String = "static", createdAt: Int
  ) {
    self.name = name
    self.uuid = uuid
    self.flags = flags
    self.mountPoint = mountPoint
    self.sizeInBytes = sizeInBytes
    self.policy = policy
    self.createdAt = createdAt
  }

  /// Whether the machine runs in it.
  public var isRunning: Bool { flags.contains(.now) }

  /// Whether it is mounted somewhere else than at `/`.
  public var isMountedAside: Bool { mountPoint != nil && !isRunning }

  /// What stays the same when it gets another name.
  public var identity: String { "\(createdAt) \(uuid ?? "")" }
}

/// The state of a file system at one moment, as beadm(8) lists it.
public struct BootEnvironmentSnapshot: Hashable, Sendable {
  /// The boot environment it is of.
  public var environment: String
  /// The name behind the `@`.
  public var name: String
  /// The space that only it holds, in bytes.
  public var sizeInBytes: Int64
  /// When it was made, in seconds since 1970.
  public var createdAt: Int

  /// Makes a snapshot.
  public init(environment: String, name: String, sizeInBytes: Int64, createdAt: Int) {
    self.environment = environment
    self.name = name
    self.sizeInBytes = sizeInBytes
    self.createdAt = createdAt
  }

  /// `ENVIRONMENT@NAME`, as beadm takes it.
  public var fullName: String { "\(environment)@\(name)" }
}
