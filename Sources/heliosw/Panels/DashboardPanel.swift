import HeliosTUI
import Workbench

/// Everything at a glance: what is out of order, the build, the end of the log, and what can be started.
struct DashboardPanel: Panel {
  let hints: [Verb] = [.startBuild, .open, .consolidations, .build, .log, .jobs]

  func draw(_ state: AppState, on surface: inout Surface) {
    if surface.size.columns >= 116, surface.size.rows >= 24 {
      drawWide(state, on: &surface)
    } else {
      drawNarrow(state, on: &surface)
    }
  }

  private func drawNarrow(_ state: AppState, on surface: inout Surface) {
    let rows = surface.size.rows
    guard rows >= 10 else { return drawSmall(state, on: &surface) }
    let launches = min(Launch.all(in: state).count + 2, max(4, rows / 3))
    let order = min(Disorder.lines(in: state).count + 2, max(4, rows / 3))
    let (top, rest) = surface.bounds.splitTop(order)
    let (middle, bottom) = rest.splitBottom(launches)
    drawOrder(Disorder.lines(in: state), in: top, on: &surface)
    drawBuild(state, in: middle, on: &surface)
    drawLaunches(state, in: bottom, on: &surface)
  }

  /// Without frames, where these would take most of the rows.
  private func drawSmall(_ state: AppState, on surface: inout Surface) {
    let isDoomed = state.build.showsDoom
    let (build, rest) = surface.bounds.splitTop(isDoomed ? 2 : 1)
    let (top, launches) = rest.splitTop(rest.size.rows / 2)
    surface.within(build) { drawBuildLines(state, on: &$0) }
    surface.within(top) { drawOrderLines(Disorder.lines(in: state), on: &$0) }
    surface.within(launches) { drawLaunchLines(state, on: &$0) }
  }

  private func drawWide(_ state: AppState, on surface: inout Surface) {
    let rows = state.consolidations.shown
    let (top, rest) = surface.bounds.splitTop(
      min(max(rows.count + 3, 8), surface.size.rows * 45 / 100))
    let (begin, environments) = top.splitRight(surface.size.columns >= 160 ? 64 : 0)
    let (left, right) = begin.splitRight(min(42, surface.size.columns * 38 / 100))
    let counts = state.consolidations.counts
    Box(
      title: "Consolidations",
      trailing: [.init(counts.words)]
    ).draw(on: &surface, in: left) {
      guard state.consolidations.rows != nil else {
        return drawOrderLines(Disorder.lines(in: state), on: &$0)
      }
      ConsolidationsPanel().drawTable(state, rows, on: &$0, isFocused: false)
    }
    drawLaunches(state, in: right, on: &surface)
    drawBootEnvironments(state, in: environments, on: &surface)
    // The table says what is wrong with consolidations; what is beside them has no other place here.
    let disorder = Disorder.machine(in: state)
    let (order, below) = rest.splitTop(disorder.isEmpty ? 0 : min(disorder.count, 4) + 2)
    drawOrder(disorder, rest: "heliosw status tells all", in: order, on: &surface)
    let (build, log) = below.splitLeft(surface.size.columns * 42 / 100)
    drawPhases(state, in: build, on: &surface)
    drawLog(state, in: log, on: &surface)
  }

  private func drawBootEnvironments(
    _ state: AppState, in rect: Rect, on surface: inout Surface
  ) {
    guard !rect.isEmpty else { return }
    let free = state.bootEnvironments.list?.pool.map { "\(Words.size($0.freeInBytes)) free" } ?? ""
    Box(title: "Boot environments", trailing: [.init(free)]).draw(on: &surface, in: rect) {
      guard let list = state.bootEnvironments.list else {
        let reason = state.bootEnvironments.problem?.summary ?? "asking beadm"
        $0.write(TextLine(reason, as: .dim), column: 1, row: 0)
        return
      }
      BootEnvironmentTable(
        list: list, rows: state.bootEnvironments.rows, builds: state.buildsOfEnvironments
      )
      .draw(
        on: &$0, selection: state.bootEnvironments.selection, isFocused: false, now: state.now)
    }
  }

  private func drawOrder(
    _ lines: [TextLine], rest: String = "1 shows them", in rect: Rect, on surface: inout Surface
  ) {
    guard !rect.isEmpty else { return }
    Box(title: "Out of order").draw(on: &surface, in: rect) {
      drawOrderLines(lines, rest: rest, on: &$0)
    }
  }

  private func drawOrderLines(
    _ lines: [TextLine], rest: String = "1 shows them", on surface: inout Surface
  ) {
    let rows = surface.size.rows
    let isAll = lines.count <= rows
    for (row, line) in lines.prefix(isAll ? rows : max(0, rows - 1)).enumerated() {
      surface.write(line, column: 1, row: row)
    }
    guard !isAll, rows > 0 else { return }
    surface.write(
      "and \(lines.count - rows + 1) more: \(rest)", column: 1, row: rows - 1, as: .dim)
  }

  private func drawBuild(_ state: AppState, in rect: Rect, on surface: inout Surface) {
    Box(title: "Build").draw(on: &surface, in: rect) { surface in
      let (head, rest) = surface.bounds.splitTop(
        state.build.showsDoom ? 2 : 1)
      surface.within(head) { drawBuildLines(state, on: &$0) }
      surface.within(drawLastBuilds(state, in: rest, on: &surface)) { drawTail(state, on: &$0) }
    }
  }

  private func drawPhases(_ state: AppState, in rect: Rect, on surface: inout Surface) {
    Box(title: "Build").draw(on: &surface, in: rect) { surface in
      guard let report = state.build.report else { return drawBuildLines(state, on: &surface) }
      let (head, rest) = surface.bounds.splitTop(state.build.showsDoom ? 2 : 1)
      surface.within(head) { drawBuildLines(state, on: &$0) }
      surface.within(drawLastBuilds(state, in: rest, on: &surface)) {
        PhaseList(report: report, now: state.now, estimate: state.history.estimate).draw(on: &$0)
      }
    }
  }

  /// What the last builds came to, where there is a row for that.
  ///
  /// - Returns: The place that is left.
  private func drawLastBuilds(
    _ state: AppState, in rect: Rect, on surface: inout Surface
  ) -> Rect {
    guard rect.size.rows >= 3, let line = state.history.lastBuilds(columns: rect.size.columns)
    else { return rect }
    let (row, rest) = rect.splitTop(1)
    surface.within(row) { $0.write(line, column: 1, row: 0) }
    return rest
  }

  private func drawBuildLines(_ state: AppState, on surface: inout Surface) {
    guard let report = state.build.report else {
      let words =
        state.beginning == nil
        ? "never built here; B plans a build" : "builds need a workspace"
      surface.write(words, column: 1, row: 0, as: .dim)
      return
    }
    var line = TextLine("\(report.title) ", as: .strong) + report.outcomeWords
    if let elapsed = report.outcome == .running ? report.elapsed(now: state.now) : report.total {
      line.append("  \(Words.clock(elapsed))")
    }
    line = line + report.counts(columns: surface.size.columns)
    if let left = TimeLeft(report, state.history.estimate, now: state.now) {
      line.append("  \(left.words)", as: .busy)
    }
    if let phase = report.currentPhase, report.outcome == .running {
      line.append("  \(phase.kind)")
    }
    surface.write(line, column: 1, row: 0)
    guard state.build.showsDoom else { return }
    surface.within(Rect(column: 0, row: 1, columns: surface.size.columns, rows: 1)) {
      DoomLine(report: report).draw(on: &$0)
    }
  }

  private func drawLog(_ state: AppState, in rect: Rect, on surface: inout Surface) {
    let count = state.build.report.map { Words.count($0.status.lines, "line") } ?? ""
    Box(title: "nightly.log", trailing: [.init(count)]).draw(on: &surface, in: rect) {
      drawTail(state, on: &$0)
    }
  }

  private func drawTail(_ state: AppState, on surface: inout Surface) {
    for (row, line) in (state.build.report?.tail ?? []).suffix(surface.size.rows).enumerated() {
      LineRow(line: line).draw(on: &surface, row: row)
    }
  }

  private func drawLaunches(_ state: AppState, in rect: Rect, on surface: inout Surface) {
    Box(title: "Start", isFocused: true).draw(on: &surface, in: rect) {
      drawLaunchLines(state, on: &$0)
    }
  }

  private func drawLaunchLines(_ state: AppState, on surface: inout Surface) {
    var table = Table(columns: [
      .init("", width: .fixed(3), priority: 9),
      .init("", width: .flexible(least: 16), priority: 8),
    ])
    table.hasHeader = false
    table.rows = Launch.all(in: state).map { launch in
      var text = TextLine(launch.title, as: launch.reason == nil ? .plain : .dim)
      if let reason = launch.reason { text.append("  \(reason)", as: .dim) }
      return Table.Row([TextLine(launch.key, as: launch.reason == nil ? .key : .dim), text])
    }
    var list = state.launch
    list.fit(count: table.rows.count, visibleRows: surface.size.rows)
    table.draw(on: &surface, list: list)
  }
}
