import HeliosTUI
import Workbench

/// The builds of the past: a table, and below it how long builds of the selected one's kind take, and what they come to.
struct HistoryPanel: Panel {
  let hints: [Verb] = [.open, .openItsLog, .mark, .compare, .sort, .search]

  func draw(_ state: AppState, on surface: inout Surface) {
    guard state.history.builds != nil else { return drawNothing(state, on: &surface) }
    let trend = HistoryTrend(of: state.history)
    let rows = surface.size.rows >= 12 ? trend.lines(columns: 10, surface.glyphs).count : 0
    let (top, bottom) = surface.bounds.splitBottom(rows > 0 ? rows + 2 : 0)
    surface.within(top) { drawTable(state, on: &$0) }
    guard !bottom.isEmpty else { return }
    Box(title: [.init(trend.title)], trailing: [.init(progress(state) ?? "")])
      .draw(on: &surface, in: bottom) { surface in
        let lines = trend.lines(columns: surface.size.columns - 24, surface.glyphs)
        for (row, line) in lines.enumerated() { surface.write(line, column: 1, row: row) }
      }
  }

  private func drawNothing(_ state: AppState, on surface: inout Surface) {
    if let problem = state.history.problem {
      let words = TextLine(problem.description.replacing("\n", with: " "), as: .bad)
      for (row, line) in words.wrapped(columns: max(10, surface.size.columns - 4)).enumerated() {
        surface.write(line, column: 2, row: row + 1)
      }
      return
    }
    let words = progress(state) ?? "Reading the history of builds"
    surface.write(words, column: 2, row: 1, as: .busy)
  }

  private func progress(_ state: AppState) -> String? {
    state.history.progress.map { "reading old logs: \($0.done) of \($0.all)" }
  }

  private func drawTable(_ state: AppState, on surface: inout Surface) {
    let isFiltered = !state.history.filter.isEmpty
    var table = Table(
      columns: [
        .init("#", alignment: .right, priority: 9), .init("KIND", priority: 7),
        .init("BEGAN", width: .fit(most: 19), priority: 6), .init("AGO", priority: 3),
        .init("TOOK", alignment: .right, priority: 5), .init("OUTCOME", priority: 8),
        .init("E", alignment: .right, priority: 4), .init("W", alignment: .right, priority: 4),
        .init("VERSION", width: .flexible(least: 12), priority: 2),
      ],
      emptyMessage: isFiltered
        ? "No build holds that text; Esc shows all of them."
        : "No build yet: this gate has no old logs. B plans a quick build.")
    table.rows = state.history.shown.map { Self.row($0, state) }
    var list = state.history.list
    list.fit(count: table.rows.count, visibleRows: surface.size.rows - 1)
    table.draw(on: &surface, list: list)
    drawMarks(state, list, on: &surface)
  }

  private static func row(_ build: PastBuild, _ state: AppState) -> Table.Row {
    let age = build.startedAt.flatMap { start in state.now.map { Words.age(max(0, $0 - start)) } }
    return Table.Row([
      TextLine("\(build.number)"), TextLine(build.kindWords),
      TextLine(build.beganOnTheWall, as: .dim), TextLine(age ?? "", as: .dim),
      TextLine(build.seconds.map { Words.clock(Int($0)) } ?? ""),
      TextLine(build.outcome.words, as: build.outcome.role),
      TextLine(build.errors > 0 ? Words.grouped(build.errors) : "", as: .bad),
      TextLine(build.warnings > 0 ? Words.grouped(build.warnings) : "", as: .warning),
      TextLine(build.version ?? "", as: .dim),
    ])
  }

  private func drawMarks(_ state: AppState, _ list: ListState, on surface: inout Surface) {
    let first = list.firstRow(visible: surface.size.rows - 1)
    for (row, build) in state.history.shown.dropFirst(first).prefix(surface.size.rows - 1)
      .enumerated()
    where state.history.marked.contains(build.number) {
      surface.write(String(surface.glyphs.marked), column: 1, row: row + 1, as: .mark)
    }
  }
}

extension PastBuild {
  /// When it began by the clock on the wall of its machine, as `2026-11-23 10:00`.
  var beganOnTheWall: String {
    let text = CalendarStamp(secondsSince1970: identity.wallSeconds).extended
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }
}
