import HeliosTUI
import Workbench

/// The gate's build: its phases, what is counted, whether it is doomed, and the end of its log.
struct BuildPanel: Panel {
  let hints: [Verb] = [.startBuild, .stop, .nextError, .bldenv, .rebuild, .open, .search]

  func draw(_ state: AppState, on surface: inout Surface) {
    guard let report = state.build.report else {
      surface.write("No log: this gate was never built here.", column: 2, row: 1, as: .dim)
      surface.write("B plans a build.", column: 2, row: 2, as: .hint)
      return
    }
    var rest = surface.bounds
    let (head, below) = rest.splitTop(1)
    surface.within(head) { drawHead(report, state, on: &$0) }
    rest = below
    if state.build.showsDoom {
      let line = DoomLine(report: report)
      let isTight = rest.size.rows < 14
      let (alarm, below) = rest.splitTop(isTight ? 1 : line.rows(columns: rest.size.columns))
      surface.within(alarm) { line.draw(on: &$0) }
      rest = below
    }
    let phases = min(report.shownPhases.count + 2, max(4, rest.size.rows * 6 / 10))
    let (top, bottom) = rest.splitTop(phases)
    Box(title: "Phases", isFocused: true).draw(on: &surface, in: top) {
      PhaseList(
        report: report, now: state.now, selected: state.build.selected,
        estimate: state.history.estimate
      ).draw(on: &$0)
    }
    guard bottom.size.rows >= 3 else { return }
    let count = Words.count(report.status.lines, "line")
    Box(
      title: "nightly.log",
      trailing: [.init("\(count)  \(Words.size(report.status.sizeInBytes))")]
    ).draw(on: &surface, in: bottom) { surface in
      for (row, line) in report.tail.suffix(surface.size.rows).enumerated() {
        LineRow(line: line).draw(on: &surface, row: row)
      }
    }
  }

  private func drawHead(_ report: BuildReport, _ state: AppState, on surface: inout Surface) {
    var line =
      TextLine(" \(report.title) of \(state.place.gate)  ", as: .strong) + report.outcomeWords
    if let elapsed = report.outcome == .running ? report.elapsed(now: state.now) : report.total {
      line.append("  \(Words.clock(elapsed))")
    }
    if let left = TimeLeft(report, state.history.estimate, now: state.now) {
      line.append("  \(left.words)", as: .busy)
    }
    line = line + report.counts(columns: surface.size.columns)
    if let version = report.status.variables[.version] { line.append("  \(version)", as: .dim) }
    surface.write(line, column: 0, row: 0)
    let who = report.builder
    if !who.isEmpty, line.width + textWidth(who) + 3 < surface.size.columns {
      surface.write(who, column: surface.size.columns - textWidth(who) - 1, row: 0, as: .dim)
    }
  }
}

extension BuildReport {
  /// Seconds from the first banner to the last.
  var total: Int? {
    guard let start = status.startStamp else { return nil }
    return status.endStamp?.elapsed(since: start).map { Int($0.components.seconds) }
  }

  /// Who builds, by the lock.
  var builder: String {
    switch lock {
    case .absent: status.startStamp.map { "began \($0.written)" } ?? ""
    case .live(let lock): "started by \(lock.staffer), pid \(lock.pid)"
    case .stale(let lock): "the lock of \(lock.staffer), pid \(lock.pid), is stale"
    case .foreign(let lock): "\(lock.staffer) on \(lock.host), pid \(lock.pid)"
    }
  }
}
