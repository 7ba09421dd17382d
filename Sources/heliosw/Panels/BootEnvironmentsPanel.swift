import HeliosTUI
import Workbench

/// The boot environments, and what is known of the selected one.
struct BootEnvironmentsPanel: Panel {
  let hints: [Verb] = [
    .bootOnce, .activate, .create, .destroy, .mount, .unmount, .shell, .rename, .takeSnapshot,
    .rollback, .keep, .freeSpace, .sort,
  ]

  func draw(_ state: AppState, on surface: inout Surface) {
    let model = state.bootEnvironments
    guard let list = model.list else { return drawReason(model.problem, on: &surface) }
    let rows = model.rows
    let detail = model.selected.map {
      BootEnvironmentDetail(
        environment: $0, list: list, builds: state.history.builds ?? [], now: state.now
      ).lines
    }
    let most = surface.size.rows - min(rows.count + 2, surface.size.rows / 2)
    let wanted = surface.size.rows >= 14 ? min((detail?.count ?? 0) + 2, most) : 0
    let (top, bottom) = surface.bounds.splitBottom(wanted)
    let (head, table) = top.splitTop(surface.size.rows >= 12 ? 1 : 0)
    surface.within(head) { $0.write(Self.summary(of: model, list), column: 2, row: 0) }
    surface.within(table) {
      BootEnvironmentTable(
        list: list, rows: rows, builds: state.history.builds ?? [], now: state.now
      )
      .draw(on: &$0, selection: model.selection)
    }
    guard !bottom.isEmpty, let detail, let selected = model.selected else { return }
    drawDetail(detail, of: selected, in: bottom, on: &surface)
  }

  private func drawDetail(
    _ lines: [TextLine], of selected: BootEnvironment, in rect: Rect, on surface: inout Surface
  ) {
    let room = rect.size.rows - 2
    let footer = lines.count > room ? "Enter shows all" : ""
    Box(title: [.init(selected.name)], footer: [.init(footer)]).draw(on: &surface, in: rect) {
      for (row, line) in lines.prefix(room).enumerated() { $0.write(line, column: 1, row: row) }
    }
  }

  private func drawReason(_ problem: Problem?, on surface: inout Surface) {
    surface.write(
      problem.map { TextLine($0.summary, as: $0.kind == .refused ? .plain : .bad) }
        ?? TextLine("Asking beadm", as: .busy),
      column: 2, row: 1)
    if let hint = problem?.hint { surface.write(hint, column: 2, row: 2, as: .hint) }
  }

  /// What runs, what comes next, and the room that is left; a problem that came since then takes their place.
  private static func summary(
    of model: BootEnvironmentsState, _ list: BootEnvironmentList
  ) -> TextLine {
    if let problem = model.problem { return TextLine(problem.summary, as: .bad) }
    var line = TextLine()
    if let running = list.running { line.append("runs \(running.name)", as: .good) }
    if let once = list.once {
      line.append("  boots \(once.name) next, once", as: .warning)
      if let usual = list.onReboot { line.append(", then \(usual.name)") }
    } else if let next = list.onReboot, next.name != list.running?.name {
      line.append("  boots \(next.name) next", as: .warning)
    }
    if let pool = list.pool {
      line.append(
        "  \(pool.name) has \(Words.size(pool.freeInBytes)) free of \(Words.size(pool.sizeInBytes))",
        as: .dim)
    }
    return line
  }
}
