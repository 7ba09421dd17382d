/// Two builds side by side: what differs in what went in, and in what came out.
public struct BuildComparison: Hashable, Sendable {
  /// A repository whose states differ; nil where it is not known to the build.
  public struct Repository: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How it was when the earlier build began.
    public var before: PastRepository?
    /// How it was when the later build began.
    public var after: PastRepository?
  }

  /// A phase, and how long it took in each; nil where it is not known.
  public struct Phase: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Seconds in the earlier build.
    public var before: Double?
    /// Seconds in the later build.
    public var after: Double?
  }

  /// The build that began first.
  public var before: PastBuild
  /// The other one.
  public var after: PastBuild
  /// The repositories whose commits, branches or changes differ.
  public var repositories: [Repository]
  /// How many repositories are the same in both.
  public var sameRepositories: Int
  /// All phases that took time, in the later build's order.
  public var phases: [Phase]
  /// Errors and warnings that only the later build has.
  public var new: [PastError]
  /// Those that both have.
  public var known: [PastError]
  /// Those that only the earlier build has.
  public var fixed: [PastError]
  /// The counts of packages of both, by repository.
  public var packages: [(repository: String, before: Int?, after: Int?)] {
    Set(beforePackages.keys).union(afterPackages.keys).sorted().map {
      ($0, beforePackages[$0], afterPackages[$0])
    }
  }
  private var beforePackages: [String: Int]
  private var afterPackages: [String: Int]

  /// Compares two builds, in whatever order they are given.
  public init(_ one: BuildRecord, _ other: BuildRecord) {
    let isInOrder = one.build.identity.wallSeconds <= other.build.identity.wallSeconds
    let (before, after) = isInOrder ? (one, other) : (other, one)
    self.before = before.build
    self.after = after.build
    (repositories, sameRepositories) = Self.repositories(before, after)
    phases = Self.phases(before, after)
    let beforeKeys = Set(before.errors.map(\.key))
    let afterKeys = Set(after.errors.map(\.key))
    new = Self.once(after.errors) { !beforeKeys.contains($0) }
    known = Self.once(after.errors) { beforeKeys.contains($0) }
    fixed = Self.once(before.errors) { !afterKeys.contains($0) }
    beforePackages = Self.counts(before)
    afterPackages = Self.counts(after)
  }

  private static func repositories(
    _ before: BuildRecord, _ after: BuildRecord
  ) -> ([Repository], same: Int) {
    let names = Set((before.repositories + after.repositories).map(\.name)).sorted()
    let all = names.map { name in
      Repository(
        name: name, before: before.repositories.first { $0.name == name },
        after: after.repositories.first { $0.name == name })
    }
    let differing = all.filter { $0.before != $0.after }
    return (differing, all.count - differing.count)
  }

  private static func phases(_ before: BuildRecord, _ after: BuildRecord) -> [Phase] {
    let known = Set(after.phases.map(\.name))
    let names = after.phases.map(\.name) + before.phases.map(\.name).filter { !known.contains($0) }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.map { name in
      Phase(
        name: name, before: before.phases.first { $0.name == name }?.seconds,
        after: after.phases.first { $0.name == name }?.seconds)
    }.filter { $0.before != nil || $0.after != nil }
  }

  private static func once(
    _ errors: [PastError], where isWanted: (String) -> Bool
  ) -> [PastError] {
    var seen: Set<String> = []
    return errors.filter { isWanted($0.key) && seen.insert($0.key).inserted }
  }

  private static func counts(_ record: BuildRecord) -> [String: Int] {
    Dictionary(record.packages.map { ($0.repository, $0.count) }) { first, _ in first }
  }
}
