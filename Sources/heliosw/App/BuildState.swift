import HeliosTUI
import SystemPackage
import Workbench

/// The gate's build: the one under way, or the last one.
struct BuildState: Sendable {
  /// What the engine last said; nil until it has looked.
  var report: BuildReport?
  /// The selection among the phases.
  var list = ListState()
  /// Whether the line that dooms a build was seen by the user, who let it go on.
  var isDoomAccepted = false

  /// The selected phase: the present one until the user has moved.
  var selected: Int? {
    guard let phases = report?.shownPhases, !phases.isEmpty else { return nil }
    return list.count > 0 ? min(list.selected, phases.count - 1) : nil
  }

  /// Whether nightly runs now.
  var isRunning: Bool { report?.outcome == .running }
}

/// What is known of the gate's build at one moment.
struct BuildReport: Hashable, Sendable {
  /// Which log it is.
  var subject: LogSubject
  /// The log's file; it moves when the build ends.
  var path: String
  /// Who holds the lock.
  var lock: NightlyLock.State
  /// How far the log is read, what is counted, the phases.
  var status: LogStatus
  /// When it began, in seconds since 1970, while it runs.
  var startedAt: Int?
  /// What the build came to.
  var outcome: BuildOutcome
  /// The last lines of the log.
  var tail: [LogLine]
  /// The first line that nightly counts against the source.
  var firstCounted: String?
  /// The gate; nil where there is but one.
  var gate: FilePath?
}
