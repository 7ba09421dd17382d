import HeliosTUI
import Workbench

/// The boot environments, and what is known of the selected one.
struct BootEnvironmentsPanel: Panel {
  let hints: [Verb] = [
    .bootOnce, .activate, .create, .destroy, .mount, .unmount, .shell, .rename, .takeSnapshot,
    .compare, .rollback, .keep, .freeSpace, .sort,
  ]

  func draw(_ state: AppState, on surface: inout Surface) {
    let model = state.bootEnvironments
    guard let list = model.list else { return drawReason(model.problem, on: &surface) }
    let (head, rest) = surface.bounds.splitTop(surface.size.rows >= 12 ? 1 : 0)
    surface.within(head) { $0.write(Self.summary(of: model, list), column: 2, row: 0) }
    let detail = model.selected.flatMap { BootEnvironmentDetail(of: $0, in: state) }
    if rest.size.columns >= 160, rest.size.rows >= 24 {
      return drawWide(state, list, detail, in: rest, on: &surface)
    }
    let lines = detail?.lines ?? []
    let most = surface.size.rows - min(model.rows.count + 2, surface.size.rows / 2)
    let wanted = surface.size.rows >= 14 ? min(lines.count + 2, most) : 0
    let (table, bottom) = rest.splitBottom(wanted)
    drawTable(state, list, in: table, on: &surface)
    guard !bottom.isEmpty, let detail else { return }
    drawDetail(detail, in: bottom, on: &surface)
  }

  /// The selected one beside the list, and below the list where the room is and what was done.
  private func drawWide(
    _ state: AppState, _ list: BootEnvironmentList, _ detail: BootEnvironmentDetail?,
    in rect: Rect, on surface: inout Surface
  ) {
    let (left, right) = rect.splitRight(rect.size.columns * 2 / 5)
    let count = list.environments.count
    let (table, below) = left.splitTop(min(count + 2, left.size.rows / 2))
    let space = SpaceLines(
      list: list, glyphs: surface.glyphs, columns: below.size.columns - 4
    ).lines
    let (middle, bottom) = below.splitTop(min(space.count + 2, below.size.rows * 2 / 3))
    drawTable(state, list, in: table, on: &surface)
    Box(title: "Space", footer: [.init("f proposes what could go")])
      .draw(on: &surface, in: middle) { Self.write(space, on: &$0) }
    Box(title: "What was done").draw(on: &surface, in: bottom) {
      Self.write(state.systemChanges, on: &$0)
    }
    if let detail { drawDetail(detail, in: right, on: &surface) }
  }

  private func drawTable(
    _ state: AppState, _ list: BootEnvironmentList, in rect: Rect, on surface: inout Surface
  ) {
    let model = state.bootEnvironments
    surface.within(rect) {
      BootEnvironmentTable(list: list, rows: model.rows, builds: state.buildsOfEnvironments)
        .draw(on: &$0, selection: model.selection, marked: model.marked, now: state.now)
    }
  }

  private func drawDetail(
    _ detail: BootEnvironmentDetail, in rect: Rect, on surface: inout Surface
  ) {
    let isBeside = rect.size.rows > detail.lines.count * 2
    let lines =
      isBeside
      ? detail.lines.flatMap { $0.wrapped(columns: rect.size.columns - 4, indent: 10) }
      : detail.lines
    let footer = lines.count > rect.size.rows - 2 ? "Enter shows all" : ""
    Box(title: [.init(detail.environment.name)], footer: [.init(footer)])
      .draw(on: &surface, in: rect) { Self.write(lines, on: &$0) }
  }

  private static func write(_ lines: [TextLine], on surface: inout Surface) {
    for (row, line) in lines.prefix(surface.size.rows).enumerated() {
      surface.write(line, column: 1, row: row)
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
