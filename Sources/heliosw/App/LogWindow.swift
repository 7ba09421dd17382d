import Workbench

/// Rows of a log that were read.
struct LogWindow: Sendable {
  /// What was asked for.
  var request: LogRequest?
  var rows: [LogRow] = []

  /// The row that shows a line.
  func index(ofLine line: Int) -> Int? {
    rows.firstIndex { ($0.firstLine ?? .max) <= line && line < ($0.endLine ?? .min) }
  }
}
