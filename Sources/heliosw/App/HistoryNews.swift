import Workbench

/// What works answer about the builds of the past.
enum HistoryNews: Sendable {
  /// All builds of the gate, newest first.
  case builds([PastBuild])
  /// Old logs are being read.
  case progress(HistoryState.Progress)
  /// There is no history, or it had to begin anew.
  case unavailable(Problem)
  /// All that is known of one build.
  case build(BuildRecord)
  /// Two builds side by side.
  case compared(BuildComparison)
  /// How long builds of a kind take; nil while too few are known.
  case estimate(HistoryState.EstimateKey, BuildEstimate?)
}
