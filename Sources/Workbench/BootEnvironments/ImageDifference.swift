/// How what is installed in one boot environment differs from what is in another.
public struct ImageDifference: Hashable, Sendable {
  /// A package that both have, in other versions or from other publishers.
  public struct Change: Hashable, Sendable {
    /// What the first one has.
    public var from: PackageVersion
    /// What the second one has.
    public var to: PackageVersion
  }

  /// Packages that only the second one has.
  public var added: [PackageVersion] = []
  /// Packages that only the first one has.
  public var removed: [PackageVersion] = []
  /// Packages in other versions or from other publishers.
  public var changed: [Change] = []
  /// Packages of the same version that were published at another time: of another build, as a rule.
  public var republished: [Change] = []
  /// How many are the same.
  public var same = 0

  /// Compares what is installed; by name.
  public init(from old: [PackageVersion], to new: [PackageVersion]) {
    let before = Dictionary(old.map { ($0.name, $0) }) { $1 }
    let after = Dictionary(new.map { ($0.name, $0) }) { $1 }
    for name in Set(before.keys).union(after.keys).sorted() {
      switch (before[name], after[name]) {
      case (let was?, nil): removed.append(was)
      case (nil, let now?): added.append(now)
      case (let was?, let now?) where was.version != now.version || was.publisher != now.publisher:
        changed.append(Change(from: was, to: now))
      case (let was?, let now?) where was.timestamp != now.timestamp:
        republished.append(Change(from: was, to: now))
      default: same += 1
      }
    }
  }

  /// Whether nothing differs.
  public var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && changed.isEmpty && republished.isEmpty
  }
}

extension PackageVersion {
  /// Reads a line of `pkg list -Hv`: an FMRI such as `pkg://helios/system/kernel@0.5.11-3.0.23976:20260401T000000Z`, then flags.
  ///
  /// - Returns: Nil for a line that is no such.
  /// - Source: transcripts of pkg5.
  init?(installed line: some StringProtocol) {
    let words = String(line).split(separator: " ")
    guard let fmri = words.first, fmri.hasPrefix("pkg://"), let at = fmri.lastIndex(of: "@") else {
      return nil
    }
    let name = fmri[..<at].dropFirst(6).split(separator: "/", maxSplits: 1)
    let version = fmri[at...].dropFirst().split(separator: ":", maxSplits: 1)
    guard name.count == 2, let release = version.first else { return nil }
    let flags = words.last ?? ""
    self.init(
      publisher: String(name[0]), name: String(name[1]), version: String(release),
      timestamp: version.dropFirst().first.map(String.init) ?? "",
      state: flags.hasSuffix("r") ? .renamed : flags.hasSuffix("o") ? .obsolete : .present)
  }
}
