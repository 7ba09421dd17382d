import HeliosTUI
import Workbench

/// The package repositories, the depot, what was installed last, and what can be done next.
struct PackagesPanel: Panel {
  let hints: [Verb] = [
    .install, .depot, .open, .targetCommands, .restartMachine, .undoInstall, .compare, .search,
    .keepPackages, .preparePackages, .updateMachine, .cleanUpOnu,
  ]

  func draw(_ state: AppState, on surface: inout Surface) {
    guard let report = state.packagesReport else {
      return drawReason(state.packages.problem, on: &surface)
    }
    if surface.size.columns >= 160, surface.size.rows >= 24 {
      return drawWide(state, report, on: &surface)
    }
    let isWide = surface.size.columns >= 116
    let columns = isWide ? surface.size.columns / 2 : surface.size.columns
    let install = Self.wrapped(
      InstallLines(state: state, report: report).lines, columns, indent: 9)
    let depot = DepotLines(state: state, report: report)
    let head = Self.wrapped(depot.head, columns, indent: 2)
    let served = head.count + min(12, depot.requests.count)
    let boxes = isWide ? max(install.count, served) + 2 : install.count + served + 4
    let count = report.repositories.repositories.count
    let least = min(count + 2, max(3, surface.size.rows / 2))
    let (top, bottom) = surface.bounds.splitTop(max(least, surface.size.rows - boxes))
    surface.within(top) { drawTable(state, report, on: &$0) }
    guard bottom.size.rows >= 3 else { return }
    let (first, second) =
      isWide
      ? bottom.splitLeft(columns)
      : bottom.splitBottom(max(3, min(served + 2, bottom.size.rows - install.count - 2)))
    guard isWide || bottom.size.rows >= 7 else {
      return drawBox("Install", install + head.prefix(1), in: bottom, on: &surface)
    }
    drawBox("Install", install, in: first, on: &surface)
    let room = max(0, second.size.rows - 2 - head.count)
    drawBox("Depot", head + depot.requests.suffix(room), in: second, on: &surface)
  }

  /// The selected repository beside the table; below it the last installation with its steps, and the depot with its requests.
  private func drawWide(
    _ state: AppState, _ report: PackagesReportNow, on surface: inout Surface
  ) {
    let (left, right) = surface.bounds.splitRight(surface.size.columns * 2 / 5)
    let count = report.repositories.repositories.count
    let (table, below) = left.splitTop(min(count + 2, left.size.rows / 2))
    surface.within(table) { drawTable(state, report, on: &$0) }
    let install = Self.wrapped(
      InstallLines(state: state, report: report).lines, left.size.columns, indent: 9)
    drawInstallation(state, install, in: below, on: &surface)
    let detail = state.packages.selected.map {
      Self.wrapped(
        RepositoryDetail(repository: $0, list: report.repositories, now: state.now).lines,
        right.size.columns, indent: 10)
    }
    let depot = DepotLines(state: state, report: report)
    let head = Self.wrapped(depot.head, right.size.columns, indent: 2)
    let (top, bottom) = right.splitTop((detail?.count ?? 0) + 2)
    drawBox(state.packages.selected?.name ?? "", detail ?? [], in: top, on: &surface)
    let room = max(0, bottom.size.rows - 2 - head.count)
    drawBox("Depot", head + depot.requests.suffix(room), in: bottom, on: &surface)
  }

  /// What is told of the installation, and the steps of its job below.
  private func drawInstallation(
    _ state: AppState, _ lines: [TextLine], in rect: Rect, on surface: inout Surface
  ) {
    Box(title: "Install").draw(on: &surface, in: rect) { surface in
      for (row, line) in lines.prefix(surface.size.rows).enumerated() {
        surface.write(line, column: 1, row: row)
      }
      guard let job = state.jobs.jobs?.first(where: \.isInstallation) else { return }
      let (_, steps) = surface.bounds.splitTop(lines.count + 1)
      surface.within(steps) { JobsPanel().drawSteps(of: job, on: &$0) }
    }
  }

  /// The lines as they fit into a box of so many columns.
  private static func wrapped(
    _ lines: [TextLine], _ columns: Int, indent: Int
  ) -> [TextLine] {
    lines.flatMap { $0.wrapped(columns: max(10, columns - 4), indent: indent) }
  }

  private func drawTable(
    _ state: AppState, _ report: PackagesReportNow, on surface: inout Surface
  ) {
    var list = state.packages.list
    list.fit(
      count: report.repositories.repositories.count, visibleRows: surface.size.rows - 1)
    let table = RepositoryTable(list: report.repositories, root: report.root, now: state.now)
    table.draw(on: &surface, selection: list)
    drawReason(of: state.packages.selected, report.repositories, below: list, on: &surface)
    for (index, repository) in report.repositories.repositories.enumerated()
    where state.packages.marked.contains(repository.path) {
      let row = index - list.top + 1
      guard (1..<surface.size.rows).contains(row) else { continue }
      surface.write(String(surface.glyphs.marked), column: 1, row: row, as: .mark)
    }
  }

  /// What the table has no room to say of the selected one, on the row above the boxes.
  private func drawReason(
    of repository: PackageRepository?, _ all: RepositoryList, below list: ListState,
    on surface: inout Surface
  ) {
    let row = surface.size.rows - 1
    guard surface.size.columns < 100, let repository, row > all.repositories.count else {
      return
    }
    let state = RepositoryTable.state(of: repository, in: all, isShort: false)
    guard state.width > 8 else { return }
    surface.write(TextLine("\(repository.name) ", as: .dim) + state, column: 2, row: row)
  }

  private func drawBox(
    _ title: String, _ lines: [TextLine], in rect: Rect, on surface: inout Surface
  ) {
    Box(title: [.init(title)]).draw(on: &surface, in: rect) { surface in
      for (row, line) in lines.prefix(surface.size.rows).enumerated() {
        surface.write(line, column: 1, row: row)
      }
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
