import HeliosTUI
import Workbench

/// A log, a screen of it at a time.
struct LogPanel: Panel {
  let hints: [Verb] = [
    .follow, .nextError, .nextWarning, .nextPhase, .search, .filter, .nextHit, .wrap, .setMark,
    .right,
  ]

  /// The room for lines on a screen of a size.
  static func room(on size: Size) -> Size {
    Size(columns: size.columns - LineRow.margin - 1, rows: size.rows - Chrome.rows - 1)
  }

  func draw(_ state: AppState, on surface: inout Surface) {
    let log = state.log
    let (head, rest) = surface.bounds.splitTop(1)
    surface.within(head) { LogHead(log: log).draw(on: &$0) }
    guard log.subject != nil else {
      surface.write("No build has left a log here yet.", column: 2, row: 2, as: .dim)
      return
    }
    let (text, bar) = rest.splitRight(1)
    surface.within(text) { surface in
      if log.wraps { drawWrapped(log, on: &surface) } else { drawLines(log, on: &surface) }
    }
    surface.within(bar) { drawBar(log, on: &$0) }
  }

  private func drawLines(_ log: LogState, on surface: inout Surface) {
    let letters = log.letters
    for (row, line) in log.shown.prefix(surface.size.rows).enumerated() {
      draw(line, log, letters, left: log.left, row: row, on: &surface)
    }
  }

  /// Long lines go on in the next rows; while the end is followed, the last line ends in the last row.
  private func drawWrapped(_ log: LogState, on surface: inout Surface) {
    let columns = max(1, surface.size.columns - LineRow.margin)
    let letters = log.letters
    let pieces = log.shown.flatMap { line in
      let rows = min(surface.size.rows, max(1, (line.width + columns - 1) / columns))
      return (0..<rows).map { (line, $0 * columns) }
    }
    let seen = log.isFollowing ? pieces.suffix(surface.size.rows) : pieces.prefix(surface.size.rows)
    for (row, (line, left)) in seen.enumerated() {
      draw(line, log, letters, left: left, row: row, on: &surface)
    }
  }

  private func draw(
    _ line: LogLine, _ log: LogState, _ letters: [Int: Character], left: Int, row: Int,
    on surface: inout Surface
  ) {
    LineRow(
      line: line, left: left, search: log.search, letter: line.number.flatMap { letters[$0] }
    ).draw(on: &surface, row: row)
    guard let number = line.number, number == log.current else { return }
    surface.overlay(
      Rect(column: 0, row: row, columns: surface.size.columns, rows: 1), as: .selection)
  }

  /// Marks are placed by line, so they fit the bar only while all lines are shown.
  private func drawBar(_ log: LogState, on surface: inout Surface) {
    ScrollBar(
      count: max(1, log.count), visible: log.firstRow..<min(max(1, log.count), log.firstRow + log.rows),
      marks: log.filter.isEmpty ? log.scrollMarks : []
    ).draw(on: &surface)
  }
}

extension LogLine {
  /// The columns it takes.
  var width: Int { bytes.withUnsafeBufferPointer { textWidth(bytes: $0) } }
}

extension LogState {
  /// The letters by the lines they mark.
  fileprivate var letters: [Int: Character] {
    Dictionary(marks.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
  }

  /// Errors first, then hits, warnings and phases: the first mark in a cell wins.
  fileprivate var scrollMarks: [ScrollBar.Mark] {
    let parts = overview.kinds.count
    guard parts > 0, let lines = status?.lines else { return [] }
    func marks(_ role: Role, _ sign: Character, where isSo: (Int) -> Bool) -> [ScrollBar.Mark] {
      (0..<parts).filter(isSo).map {
        ScrollBar.Mark(at: $0 * lines / parts, as: role, sign: sign)
      }
    }
    let phases = (status?.phases ?? []).compactMap { phase -> ScrollBar.Mark? in
      guard phase.kind.isWork, let line = phase.firstLine else { return nil }
      return ScrollBar.Mark(at: line, as: "log.banner", sign: "-")
    }
    return marks("log.error", "E") { !overview.kinds[$0].isDisjoint(with: .errors) }
      + marks(.match, "/") { overview.hasHits[$0] }
      + marks("log.warning", "W") { overview.kinds[$0].contains(.nightlyWarning) } + phases
  }
}
