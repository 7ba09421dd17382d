import HeliosTUI
import Workbench

/// The jobs of the machine, and the steps of the selected one.
struct JobsPanel: Panel {
  let hints: [Verb] = [.open, .showPlan, .stop, .startBuild, .refresh]

  func draw(_ state: AppState, on surface: inout Surface) {
    guard let jobs = state.jobs.jobs else {
      surface.write("Asking for the jobs", column: 2, row: 1, as: .busy)
      return
    }
    let steps = state.jobs.selected?.stepStates.count ?? 0
    let (top, bottom) = surface.bounds.splitBottom(
      surface.size.rows >= 12 && steps > 0 ? min(steps + 2, surface.size.rows / 2) : 0)
    surface.within(top) { drawTable(jobs, state, on: &$0) }
    guard !bottom.isEmpty, let job = state.jobs.selected else { return }
    Box(title: [.init(job.title)], trailing: [.init(job.folder)]).draw(on: &surface, in: bottom) {
      drawSteps(of: job, on: &$0)
    }
  }

  private func drawTable(_ jobs: [Job], _ state: AppState, on surface: inout Surface) {
    var table = Table(
      columns: [
        .init("JOB", width: .flexible(least: 16), priority: 9), .init("STATE", priority: 8),
        .init("BEGAN", priority: 4), .init("TOOK", alignment: .right, priority: 6),
        .init("STEP", width: .flexible(least: 10), priority: 5), .init("ID", priority: 2),
      ], emptyMessage: "No jobs yet: B plans a build, and f on Consolidations fetches.")
    table.rows = jobs.map { job in
      Table.Row([
        TextLine(job.title), TextLine(job.state.word, as: job.state.role),
        TextLine(job.startedAt.map { Self.moment($0) } ?? "", as: .dim),
        TextLine(job.seconds(now: state.now).map { Words.clock($0) } ?? ""),
        TextLine(job.refusal ?? job.stepInWords, as: .dim),
        TextLine(String(job.id.name.suffix(4)), as: .dim),
      ])
    }
    var list = state.jobs.list
    list.fit(visibleRows: surface.size.rows - 1)
    table.draw(on: &surface, list: list)
  }

  /// The steps of a job, as many as there are rows.
  func drawSteps(of job: Job, on surface: inout Surface) {
    for (row, step) in job.stepsInSight(surface.size.rows).enumerated() {
      let role = step.state.role
      surface.write(step.state.sign(surface.glyphs), column: 1, row: row, as: role)
      var line = TextLine("\(step.number) \(step.title)", as: role)
      if let reason = step.reason { line.append("  \(reason)", as: .warning) }
      if let status = step.status, status != 0 { line.append("  status \(status)", as: .bad) }
      if let last = step.lastLine { line.append("  \(last)", as: .dim) }
      if let advice = step.advice { line.append("  \(advice)", as: .hint) }
      surface.write(line, column: 4, row: row)
    }
  }

  /// A moment as `11-23 01:15 UTC`: jobs are named by UTC.
  private static func moment(_ seconds: Int) -> String {
    let text = CalendarStamp(secondsSince1970: seconds).extended
    return "\(text.dropFirst(5).prefix(5)) \(text.dropFirst(11).prefix(5)) UTC"
  }
}

extension Job {
  /// The step under way, and how far it is.
  fileprivate var stepInWords: String {
    let counted = progress.map { "\($0.done)/\($0.all) " } ?? ""
    return counted + (currentStep?.text ?? "")
  }

  /// As many steps as there are rows: those around the one under way, or from the first that went wrong.
  func stepsInSight(_ rows: Int) -> ArraySlice<StepState> {
    let all = stepStates
    let wrong = all.firstIndex { [.failed, .refused, .interrupted].contains($0.state) }
    let focus = all.firstIndex { $0.state == .running } ?? wrong ?? 0
    let first = max(0, min(focus - 1, all.count - rows))
    return all[first...].prefix(rows)
  }

  /// Seconds it took, or has taken so far.
  func seconds(now: Int?) -> Int? {
    guard let startedAt else { return nil }
    return (endedAt ?? (state.isAlive ? now : nil)).map { max(0, $0 - startedAt) }
  }
}

extension JobState {
  /// The role of its word.
  var role: Role {
    switch self {
    case .running, .stopping: "job.running"
    case .done(0): "job.done"
    case .done: "job.failed"
    case .stopped: "job.stopped"
    case .lost: "job.lost"
    }
  }
}

extension Job.StepState.State {
  /// The sign of the state.
  func sign(_ glyphs: Glyphs) -> String {
    switch self {
    case .waiting, .skipped: glyphs.waiting
    case .running: glyphs.running
    case .done: glyphs.done
    case .failed, .refused, .interrupted: glyphs.failed
    }
  }

  /// The role of the state.
  var role: Role {
    switch self {
    case .waiting, .skipped: "phase.waiting"
    case .running: "phase.running"
    case .done: "phase.done"
    case .failed, .refused, .interrupted: "phase.failed"
    }
  }
}
