/// A build as the history keeps it: one row of the table.
public struct PastBuild: Hashable, Sendable {
  /// Which build it is.
  public var identity: BuildIdentity
  /// Its number among the builds of its gate, beginning at 1 and never given twice; 0 until the history has given one.
  public var number = 0
  /// Which kind of build it is, if its options are those of one.
  public var kind: BuildKind?
  /// nightly's options.
  public var options: String?
  /// The version that was built.
  public var version: String?
  /// Whether it was built upon what was there.
  public var isIncremental = false
  /// When it began, in seconds since 1970, as far as the zone of its stamps is known.
  public var startedAt: Int?
  /// When it ended, in seconds since 1970.
  public var endedAt: Int?
  /// How long it took, in seconds.
  public var seconds: Double?
  /// What it came to.
  public var outcome = BuildOutcome.unknown
  /// Lines that nightly counts as errors.
  public var errors = 0
  /// Lines that nightly counts as warnings.
  public var warnings = 0
  /// Where its log was last seen.
  public var log: String
  /// The job of heliosw's that it ran in.
  public var job: String?
  /// Who built, by the lock.
  public var builder: String?

  /// Makes a build of which nothing but its log is known.
  public init(_ identity: BuildIdentity, log: String) {
    self.identity = identity
    self.log = log
  }
}

/// All that the history keeps of one build.
public struct BuildRecord: Hashable, Sendable {
  /// The build.
  public var build: PastBuild
  /// Its phases, in order.
  public var phases: [PastPhase] = []
  /// Its errors and warnings, in the order of the log; the first of them, if there are many.
  public var errors: [PastError] = []
  /// The commit of every repository when it began.
  public var repositories: [PastRepository] = []
  /// The packages it left.
  public var packages: [PackageCount] = []
  /// Whether the log was read to its end for this, and not its beginning and nightly's summary only.
  public var isWhole = false

  /// Makes a record of a build without details.
  public init(_ build: PastBuild) {
    self.build = build
  }
}

/// A phase of a build of the past.
public struct PastPhase: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// How it ended.
  public var state: LogPhase.State
  /// How long it took, in seconds.
  public var seconds: Double?
  /// When it began, in seconds after the build.
  public var offset: Double?
  /// Lines that nightly counts as its errors.
  public var errors = 0
  /// Lines that nightly counts as its warnings.
  public var warnings = 0
  /// Its first line in the log, counted from 0.
  public var line: Int?

  /// Makes a phase.
  public init(name: String, state: LogPhase.State, seconds: Double? = nil, offset: Double? = nil) {
    self.name = name
    self.state = state
    self.seconds = seconds
    self.offset = offset
  }
}

/// The state of a repository when a build began.
public struct PastRepository: Hashable, Sendable {
  /// Its name in projects.toml, or that of its folder.
  public var name: String
  /// The object id that was checked out.
  public var commit: String
  /// The branch, if it was on one.
  public var branch: String?
  /// How many tracked files differed from the commit.
  public var changes: Int?

  /// Makes a state.
  public init(name: String, commit: String, branch: String?, changes: Int?) {
    self.name = name
    self.commit = commit
    self.branch = branch
    self.changes = changes
  }
}

/// How many packages a build left in a repository.
public struct PackageCount: Hashable, Sendable {
  /// The repository's folder, below the gate.
  public var repository: String
  /// How many packages are in it.
  public var count: Int

  /// Makes a count.
  public init(repository: String, count: Int) {
    self.repository = repository
    self.count = count
  }
}
