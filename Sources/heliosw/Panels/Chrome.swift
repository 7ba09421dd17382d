import HeliosTUI
import Workbench

/// What frames every view: who and where, the tabs, the hints, and the last line.
struct Chrome {
  /// Rows that the frame takes: identity and tabs above, hints and the last line below.
  static let rows = 4

  let state: AppState
  let keys: KeyMap

  /// Draws the frame and gives the place of the view.
  func draw(on surface: inout Surface) -> Rect {
    drawIdentity(on: &surface)
    let tabs = View.allCases.map {
      TabBar.Tab(
        key: "\($0.rawValue)", name: $0.title, shortName: $0.shortTitle, badge: badge(of: $0))
    }
    TabBar(tabs, current: View.allCases.firstIndex(of: state.view) ?? 0).draw(on: &surface, row: 1)
    let rows = surface.size.rows
    drawHints(on: &surface, row: rows - 2)
    return Rect(column: 0, row: 2, columns: surface.size.columns, rows: rows - Self.rows)
  }

  private func drawIdentity(on surface: inout Surface) {
    let columns = surface.size.columns
    surface.fill(Rect(column: 0, row: 0, columns: columns, rows: 1), as: .bar)
    let name = columns < 60 ? " " : " heliosw  "
    var left: TextLine = [.init(name, as: "bar.title"), .init(state.place.machine, as: .bar)]
    if state.place.isSimulated { left.append(" simulated ", as: .simulated) }
    if let gate = state.place.bldenv {
      left.append(" inside the bldenv of \(gate): no builds ", as: .bldenv)
    }
    left.append(":\(state.place.workspace)", as: .bar)
    if let gate = state.place.gatePath, state.place.ownGate != nil {
      left.append("  gate \(gate)", as: .busy)
    }
    if let words = state.bootEnvironments.list?.runningAndNext {
      left.append("  BE \(words)", as: .bar)
    }
    // Where room is short, how the build goes is worth more than where it is.
    let help = TextLine("  ? help", as: .bar)
    let isTight = columns - buildWords.width - help.width < 20
    let right = isTight ? buildWords : buildWords + help
    let room = columns - right.width - 2
    surface.write(left, column: 0, row: 0, base: .bar, columns: max(0, room))
    surface.write(right, column: columns - right.width - 1, row: 0, base: .bar)
    surface.underlay(Rect(column: 0, row: 0, columns: columns, rows: 1), as: .bar)
  }

  /// The build in a few words, wherever one is.
  private var buildWords: TextLine {
    guard let report = state.build.report else { return TextLine() }
    var line = report.outcomeWords
    if report.outcome == .running, let elapsed = report.elapsed(now: state.now) {
      line.append(" \(Words.clock(elapsed))", as: .bar)
    }
    if report.outcome == .running, report.status.isDoomed, !state.tellsDoom {
      line.append(" doomed", as: .bad)
    }
    if report.status.errors > 0 { line.append("  E \(report.status.errors)", as: .bad) }
    if report.status.warnings > 0 { line.append("  W \(report.status.warnings)", as: .warning) }
    return line
  }

  private func badge(of view: View) -> TextLine {
    switch view {
    case .consolidations:
      let behind = state.consolidations.counts.behind
      return behind > 0 ? TextLine("\(behind)", as: .badge) : TextLine()
    case .log:
      let errors = state.build.report?.status.errors ?? 0
      return errors > 0 ? TextLine("E\(errors)", as: .bad) : TextLine()
    case .jobs:
      let alive = state.jobs.alive.count
      return alive > 0 ? TextLine("\(alive)", as: .busy) : TextLine()
    case .packages:
      let isServing = state.jobs.alive.contains { $0.plan?.recipe == DepotStart.name }
      return isServing ? TextLine("depot", as: .busy) : TextLine()
    case .bootEnvironments:
      return state.bootEnvironments.list?.once == nil ? TextLine() : TextLine("once", as: .warning)
    case .dashboard, .build, .history: return TextLine()
    }
  }

  private func drawHints(on surface: inout Surface, row: Int) {
    let verbs = state.view.panel.hints
    var hints = verbs.enumerated().compactMap { index, verb -> HintLine.Hint? in
      let key = keys.keys(for: verb.rawValue, in: state.view.scopes + ["global"]).first
      return key.map { HintLine.Hint("\($0)", verb.label, priority: verbs.count - index) }
    }
    for verb in [Verb.palette, .help, .back] {
      guard let key = keys.keys(for: verb.rawValue, in: ["global"]).first else { continue }
      let label = verb == .back && state.view == .dashboard ? "quit" : verb.label
      hints.append(HintLine.Hint("\(key)", label, priority: verb == .help ? 100 : 0))
    }
    HintLine(hints).draw(on: &surface, row: row)
  }

  /// A question to type, the last notice, or the command behind what is seen.
  func drawLastLine(on surface: inout Surface, row: Int) {
    if case .prompt(let prompt) = state.overlays.last {
      let label = prompt.purpose.label
      let used = surface.write(label, column: 1, row: row, as: .key)
      prompt.field.draw(
        on: &surface, column: 1 + used, row: row, columns: surface.size.columns - 2 - used)
      return
    }
    guard let notice = state.notice else {
      surface.write(commandBehind, column: 1, row: row)
      return
    }
    // What is longer than a row takes the hints' place too.
    let lines = notice.line.wrapped(columns: max(10, surface.size.columns - 2))
    let rows = min(lines.count, 2)
    let first = row - rows + 1
    surface.fill(
      Rect(column: 0, row: first, columns: surface.size.columns, rows: rows), as: .plain)
    for (index, line) in lines.prefix(rows).enumerated() {
      let isCut = index == rows - 1 && lines.count > rows
      surface.write(isCut ? line + " ..." : line, column: 1, row: first + index)
    }
  }

  /// The command that gives what the view shows.
  private var commandBehind: TextLine {
    var words = "$ "
    switch state.view {
    case .dashboard: words += "heliosw status"
    case .consolidations:
      let path = state.consolidations.selected?.consolidation.path.string ?? state.place.workspace
      words += "git -C \(path) status --porcelain=v2 --branch --show-stash"
    case .build: words += "heliosw log phases \(state.build.report?.path ?? "")"
    case .log: words += "less \(state.log.path)"
    case .packages: words += "heliosw packages list"
    case .bootEnvironments: words += "heliosw be list"
    case .history:
      words += "heliosw history show \(state.history.selected?.number ?? 0)"
    case .jobs:
      words += "heliosw jobs show \(state.jobs.selected?.id.name ?? "")"
    }
    return [.init(words, as: .dim)]
  }
}

extension AppState.Notice {
  /// The notice in colours.
  fileprivate var line: TextLine {
    switch self {
    case .word(let text): return TextLine(text, as: .strong)
    case .problem(let problem):
      var line = TextLine(problem.summary, as: .bad)
      if let hint = problem.hint { line.append(" \(hint)", as: .hint) }
      return line
    }
  }
}

extension Prompt.Purpose {
  /// What stands before the line that is typed.
  var label: String {
    switch self {
    case .searchInLog: "/"
    case .filterLog: "&"
    case .percent: "%"
    case .time: "time "
    case .bootEnvironment(let question): question.label
    case .filterConsolidations, .filterHistory: "filter: "
    case .findFile: "which package brings: "
    }
  }
}

extension Role {
  /// What says that something is a simulation.
  static let simulated: Role = "simulated"
  /// What says that heliosw runs inside a bldenv.
  static let bldenv: Role = "bad"
}
