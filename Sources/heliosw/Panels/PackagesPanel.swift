import HeliosTUI
import Workbench

/// The package repositories, the depot, what was installed last, and what can be done next.
struct PackagesPanel: Panel {
  let hints: [Verb] = [
    .install, .depot, .open, .targetCommands, .restartMachine, .undoInstall, .compare, .search,
    .keepPackages, .preparePackages, .updateMachine, .cleanUpOnu,
  ]

  func draw(_ state: AppState, on surface: inout Surface) {
    guard let report = state.packages.report else {
      return drawReason(state.packages.problem, on: &surface)
    }
    let count = report.repositories.repositories.count
    let columns = surface.size.columns
    let install = InstallLines(state: state, report: report).lines
    let depot = DepotLines(state: state, report: report).lines
    let wanted = columns >= 116 ? max(install.count, 6) + 2 : install.count + depot.count + 4
    let least = min(count + 2, max(3, surface.size.rows / 2))
    let (top, bottom) = surface.bounds.splitTop(max(least, surface.size.rows - wanted))
    surface.within(top) { drawTable(state, report, on: &$0) }
    guard bottom.size.rows >= 3 else { return }
    if columns >= 116 {
      let (left, right) = bottom.splitLeft(columns / 2)
      drawBox("Install", install, in: left, on: &surface)
      drawBox("Depot", depot, in: right, on: &surface, keepsEnd: true)
    } else if bottom.size.rows >= 8 {
      let (above, below) = bottom.splitBottom(
        min(depot.count + 2, max(3, bottom.size.rows - install.count - 2)))
      drawBox("Install", install, in: above, on: &surface)
      drawBox("Depot", depot, in: below, on: &surface)
    } else {
      drawBox("Install", install + depot.prefix(1), in: bottom, on: &surface)
    }
  }

  private func drawTable(
    _ state: AppState, _ report: PackagesReportNow, on surface: inout Surface
  ) {
    var list = state.packages.list
    list.fit(
      count: report.repositories.repositories.count, visibleRows: surface.size.rows - 1)
    RepositoryTable(list: report.repositories, root: report.root, now: state.now)
      .draw(on: &surface, selection: list)
    for (index, repository) in report.repositories.repositories.enumerated()
    where state.packages.marked.contains(repository.path) {
      let row = index - list.top + 1
      guard (1..<surface.size.rows).contains(row) else { continue }
      surface.write(String(surface.glyphs.marked), column: 1, row: row, as: .mark)
    }
  }

  /// A box with the lines that fit into it; of a log, the head and the end.
  private func drawBox(
    _ title: String, _ lines: [TextLine], in rect: Rect, on surface: inout Surface,
    keepsEnd: Bool = false
  ) {
    Box(title: [.init(title)]).draw(on: &surface, in: rect) { surface in
      let wrapped = lines.flatMap {
        $0.wrapped(columns: max(10, surface.size.columns - 2), indent: 2)
      }
      let rows = surface.size.rows
      let shown =
        keepsEnd && wrapped.count > rows && rows > 2
        ? Array(wrapped.prefix(2)) + wrapped.suffix(rows - 2) : Array(wrapped.prefix(rows))
      for (row, line) in shown.enumerated() { surface.write(line, column: 1, row: row) }
    }
  }

  private func drawReason(_ problem: Problem?, on surface: inout Surface) {
    surface.write(
      problem.map { TextLine($0.summary, as: .bad) }
        ?? TextLine("Asking pkgrepo for the repositories", as: .busy),
      column: 2, row: 1)
    if let hint = problem?.hint { surface.write(hint, column: 2, row: 2, as: .hint) }
  }
}
