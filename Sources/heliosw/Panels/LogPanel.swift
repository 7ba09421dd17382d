import HeliosTUI
import Workbench

/// A log, a screen of it at a time.
struct LogPanel: Panel {
  let hints: [Verb] = [
    .follow, .nextError, .nextWarning, .nextPhase, .search, .nextHit, .right, .bottom,
  ]

  /// The room for lines on a screen of a size.
  static func room(on size: Size) -> Size {
    Size(
      columns: size.columns - LogRow.margin - 1, rows: size.rows - Chrome.rows - 1)
  }

  func draw(_ state: AppState, on surface: inout Surface) {
    let log = state.log
    let (head, rest) = surface.bounds.splitTop(1)
    surface.within(head) { drawHead(log, state, on: &$0) }
    guard log.subject != nil else {
      surface.write("No build has left a log here yet.", column: 2, row: 2, as: .dim)
      return
    }
    let (text, bar) = rest.splitRight(1)
    let needle = log.pattern.map { Needle($0) }
    surface.within(text) { surface in
      for (row, line) in log.shown.prefix(surface.size.rows).enumerated() {
        LogRow(line: line, left: log.left, needle: needle).draw(on: &surface, row: row)
        if let number = line.number, number == log.current {
          surface.overlay(
            Rect(column: 0, row: row, columns: surface.size.columns, rows: 1), as: .selection)
        }
      }
    }
    surface.within(bar) { drawBar(log, on: &$0) }
  }

  private func drawBar(_ log: LogState, on surface: inout Surface) {
    let top = log.isFollowing ? log.lastTop : log.top
    let marks = (log.status?.phases ?? []).compactMap { phase -> ScrollBar.Mark? in
      guard phase.kind.isWork, let line = phase.firstLine else { return nil }
      return phase.errors > 0
        ? ScrollBar.Mark(at: line, as: "log.error", sign: "E")
        : ScrollBar.Mark(at: line, as: "log.banner", sign: "-")
    }
    ScrollBar(
      count: max(1, log.count), visible: top..<min(max(1, log.count), top + log.rows),
      marks: marks.filter { $0.role == "log.error" } + marks
    ).draw(on: &surface)
  }

  private func drawHead(_ log: LogState, _ state: AppState, on surface: inout Surface) {
    let status = log.status
    var right = TextLine()
    if log.isFollowing, status != nil { right.append("FOLLOW  ", as: .busy) }
    if log.isSearching { right.append("searching  ", as: .busy) }
    if let status {
      if surface.size.columns >= 60 {
        right.append(
          "\(Words.count(status.lines, "line")) \(Words.size(status.sizeInBytes))", as: .dim)
      }
      if !status.isComplete, status.sizeInBytes > 0 {
        right.append("  read \(status.indexedBytes * 100 / status.sizeInBytes) %", as: .busy)
      }
      right.append("  E \(status.errors)", as: status.errors > 0 ? .bad : .dim)
      right.append("  W \(status.warnings)", as: status.warnings > 0 ? .warning : .dim)
    }
    let room = surface.size.columns - right.width - 3
    var left = TextLine()
    if let phase = log.phase { left.append("\(phase.kind)  ", as: "log.banner") }
    if let pattern = log.pattern { left.append("/\(pattern)  ", as: .match) }
    left.append(log.path, as: .title)
    surface.write(left, column: 1, row: 0, columns: max(0, room))
    surface.write(right, column: max(1, surface.size.columns - right.width - 1), row: 0)
  }
}

extension LogState {
  /// The phase that the top line belongs to.
  var phase: LogPhase? {
    let line = isFollowing ? count : top
    return status?.phases.last { ($0.firstLine ?? .max) <= line }
  }
}

extension TextLine {
  /// One line behind another.
  static func + (left: TextLine, right: TextLine) -> TextLine { TextLine(left.runs + right.runs) }
}
