import HeliosTUI
import Workbench

/// A log, a screen of it at a time.
struct LogPanel: Panel {
  let hints: [Verb] = [
    .follow, .nextError, .nextWarning, .nextPhase, .search, .filter, .nextHit, .fold, .wrap,
    .setMark,
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
    surface.within(text) { drawRows(log, on: &$0) }
    surface.within(text) { drawRemark(log, on: &$0) }
    surface.within(bar) { drawBar(log, on: &$0) }
  }

  private func drawRows(_ log: LogState, on surface: inout Surface) {
    let letters = log.letters
    let pieces = pieces(
      of: log, columns: max(1, surface.size.columns - LineRow.margin), surface.size.rows)
    // While the end is followed, the last line ends in the last row.
    let seen = log.isFollowing ? pieces.suffix(surface.size.rows) : pieces.prefix(surface.size.rows)
    for (row, piece) in seen.enumerated() {
      switch piece.row {
      case .fold(let fold):
        FoldRow(fold: fold).draw(on: &surface, row: row)
        if log.current.map(fold.lines.contains) == true { select(row, on: &surface) }
      case .line(let line):
        LineRow(
          line: line, left: piece.left, isCut: !log.wraps, search: log.search,
          letter: line.number.flatMap { letters[$0] }
        ).draw(on: &surface, row: row)
        if let number = line.number, number == log.current { select(row, on: &surface) }
      }
    }
  }

  /// What came of a jump that led nowhere, where the eyes are.
  private func drawRemark(_ log: LogState, on surface: inout Surface) {
    guard let remark = log.remark else { return }
    let columns = min(surface.size.columns, textWidth(remark) + 4)
    let place = surface.bounds.centred(Size(columns: columns, rows: min(3, surface.size.rows)))
    surface.fill(place, as: .plain)
    Box(title: "", isFocused: true).draw(on: &surface, in: place) {
      $0.writeCut(remark, column: 1, row: 0, as: .strong)
    }
  }

  private func select(_ row: Int, on surface: inout Surface) {
    surface.overlay(
      Rect(column: 0, row: row, columns: surface.size.columns, rows: 1), as: .selection)
  }

  /// What stands in each row of the screen: a wrapped line takes several.
  private func pieces(
    of log: LogState, columns: Int, _ rows: Int
  ) -> [(row: LogRow, left: Int)] {
    guard log.wraps else { return log.shownRows.map { ($0, log.left - log.firstByte) } }
    return log.shownRows.flatMap { row in
      guard case .line(let line) = row else { return [(row, 0)] }
      let count = min(rows, max(1, (line.width + columns - 1) / columns))
      return (0..<count).map { (row, $0 * columns) }
    }
  }

  /// Marks are placed by line, so they fit the bar only while all lines are shown.
  private func drawBar(_ log: LogState, on surface: inout Surface) {
    ScrollBar(
      count: max(1, log.count),
      visible: log.firstRow..<min(max(1, log.count), log.firstRow + log.rows),
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
