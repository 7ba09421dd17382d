/// A build in a few lines: what `heliosw log summary` prints.
public struct LogSummary: Hashable, Sendable {
  /// How the build went.
  public var outcome: BuildOutcome
  /// What was found in the log.
  public var status: LogStatus
  /// The first errors, in the log's order.
  public var firstErrors: [LoggedError]

  /// Makes a summary.
  public init(outcome: BuildOutcome, status: LogStatus, firstErrors: [LoggedError]) {
    self.outcome = outcome
    self.status = status
    self.firstErrors = firstErrors
  }
}
