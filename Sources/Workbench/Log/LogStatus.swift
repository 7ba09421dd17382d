/// How much of a log has been read, and what was found in it.
public struct LogStatus: Hashable, Sendable {
  /// The number of lines, the one without a newline at the end included.
  public var lines = 0
  /// Whether the last line has no newline yet.
  public var endsInsideLine = false
  /// The size of the file when it was last looked at, in bytes.
  public var sizeInBytes: Int64 = 0
  /// How far the index has come, in bytes.
  public var indexedBytes: Int64 = 0
  /// Whether the index has reached the end of the file.
  public var isComplete = false
  /// Lines that nightly counts as errors.
  public var errors = 0
  /// Lines that nightly counts as warnings.
  public var warnings = 0
  /// Failures that nightly's rules pass over.
  public var ownErrors = 0
  /// The phases that have begun, in order, and behind them those that nightly's options let expect.
  public var phases: [LogPhase] = []
  /// The few variables of the environment dump that say what is built.
  public var variables: [BuildVariable: String] = [:]
  /// When the build began, by the log's first banner.
  public var startStamp: BuildStamp?
  /// When the build came to its end, by its last banner; nil if it has not.
  public var endStamp: BuildStamp?
  /// The edition of nightly whose rules were applied last.
  public var edition = NightlyRules.newest.edition
  /// How it is known that those are the right ones.
  public var rulesOrigin = NightlyRules.Origin.assumed
  /// The file that is read; the first, if there are several.
  public var identity: FileIdentity
  /// How many files the log is in: several, if a second nightly has moved it away under the first.
  public var files = 1
  /// How often the file was cut short and the index begun anew: line numbers of an earlier
  /// generation mean nothing.
  public var generation = 0

  /// Makes the status of a file of which nothing has been read.
  public init(identity: FileIdentity) {
    self.identity = identity
  }

  /// Whether nightly will make no packages of a flavour that it has built or is building: one
  /// error or warning of the source is enough for that.
  public var isDoomed: Bool {
    phases.contains { phase in
      guard case .source = phase.kind else { return false }
      return phase.errors + phase.warnings > 0
    }
  }
}
