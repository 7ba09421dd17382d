import HeliosTUI
import Workbench

extension App {
  /// Takes what a work answers.
  mutating func take(_ message: Message) -> [Effect<Work>] {
    switch message {
    case .time(let now): state.now = now
    case .consolidations(let all): takeList(all)
    case .painted(let name, let paint):
      state.consolidations.change(name) { $0.painted = paint }
    case .asking(let names):
      for name in names { state.consolidations.change(name) { $0.isAsked = true } }
    case .status(let name, let status): takeStatus(name, status)
    case .described(let name, let details):
      state.consolidations.change(name) { $0.details = details }
    case .jobs(let jobs): return takeJobs(jobs)
    case .build(let report): return takeBuild(report)
    case .turnedToWorkspace(let place): return settle(at: place)
    case .gateChanged(let gate):
      return gate == state.place.gatePath ? [.run(.watchBuild), .run(.refreshHistory)] : []
    case .log(let subject, let path, let status, let tail):
      state.log.take(subject, path, status, tail)
      return restoreLog()
    case .rows(let request, let rows): state.log.take(rows, for: request)
    case .found(let quest, let place): takeFound(quest, place)
    case .counted(let subject, let progress):
      if subject == state.log.subject, progress.pattern == state.log.search?.pattern {
        state.log.hits = progress
      }
    case .filtered(let subject, let progress):
      if subject == state.log.subject, progress.filter == state.log.filter {
        state.log.filtered = progress
      }
    case .logs(let paths): openLogs(paths)
    case .recalled(let memory):
      state.memory = memory
      if let report = state.build.report { _ = takeBuild(report) }
      return restoreLog()
    case .formsRecalled(let memory): state.forms = memory
    case .overview(let subject, let overview):
      if subject == state.log.subject { state.log.overview = overview }
    case .bootEnvironments(let answer): state.bootEnvironments.take(answer)
    case .history(let news): return take(news)
    case .packages(let news): state.packages.take(news)
    case .examined(let findings, for: nil): take(DetailList(findings: findings))
    case .examined(let findings, let purpose?): tellForms(findings, of: purpose)
    case .measured(let leftovers): take(DetailList(leftovers: leftovers))
    case .planned(let call, let plan): return takePlan(call, plan)
    case .started(let id, let plan): return takeStart(id, plan)
    case .prepared(let job):
      // It may have ended before it was ever listed.
      state.jobs.awaited = job.id
      return [.handOver(Errand(of: job, on: state.place))]
    case .placed(let error, let use): return takePlaced(error, use)
    case .text(let title, let lines):
      state.lay(.text(title: title, TextView(lines.map { TextLine($0) })))
    case .problem(let problem, let call):
      if let call { state.planning.remove(call) }
      if let call, tellForm(problem, of: call) {
        state.notice = nil
        return []
      }
      state.notice = .problem(problem)
    }
    return []
  }

  private mutating func takeList(_ list: ConsolidationList) {
    switch list {
    case .failed(let problem): state.consolidations.problem = problem
    case .read(let rows):
      let known = state.consolidations.rows ?? []
      state.consolidations.problem = nil
      state.consolidations.rows = rows.map { row in
        known.first { $0.consolidation == row.consolidation } ?? row
      }
      state.consolidations.fit()
    }
  }

  private mutating func takeStatus(_ name: String, _ status: RepositoryStatus) {
    state.consolidations.change(name) { row in
      if row.status != status { row.isDescribed = false }
      row.status = status
      row.isAsked = false
    }
    state.consolidations.fit()
  }

  private mutating func takeJobs(_ jobs: [Job]) -> [Effect<Work>] {
    let before = state.jobs.jobs
    state.jobs.jobs = jobs
    state.jobs.fit(before: before ?? [])
    state.packages.take(jobs)
    var ended = jobs.filter { job in
      !job.state.isAlive && before?.contains { $0.id == job.id && $0.state.isAlive } == true
    }
    let awaited = takeAwaited()
    if let job = awaited, !job.state.isAlive { ended.append(job) }
    return (awaited.map { showOutput(of: $0) } ?? [])
      + (ended.first.map { tellEnd(of: $0) } ?? [])
  }

  /// Selects the job that was just started, once it is listed.
  private mutating func takeAwaited() -> Job? {
    guard let awaited = state.jobs.awaited, let jobs = state.jobs.jobs,
      let row = jobs.firstIndex(where: { $0.id == awaited })
    else { return nil }
    state.jobs.list.select(row)
    state.jobs.awaited = nil
    return jobs[row]
  }

  private mutating func tellEnd(of job: Job) -> [Effect<Work>] {
    if job.state == .done(0) {
      state.notice = .word("\(job.title): done")
    } else if let successor = state.packages.successor(of: job) {
      state.notice = .word("\(successor.job.title): it takes the place of the one before it")
    } else {
      state.notice = .problem(Problem(.failed, job.endInWords, hint: job.leftover.first))
    }
    let isBuild = job.beganBuilding != nil && job.id == state.gateJob?.id
    let build = state.build.report.flatMap { isBuild && $0.outcome != .running ? $0 : nil }
    let words = build.map { "\($0.outcome.words): \($0.countWords)" } ?? job.endInWords
    let result: [Effect<Work>] = job.hasResult ? [.run(.readResult(job.id))] : []
    return announcing(job.title, words) + goOnBeginning(after: job)
      + [.run(.askConsolidations([]))] + Self.askBootEnvironments + result
  }

  private mutating func takeBuild(_ report: BuildReport) -> [Effect<Work>] {
    // What was on its way when another gate was turned to comes too late.
    guard report.gate == state.place.gatePath ?? report.gate else { return [] }
    let before = state.build.report
    if report.subject != before?.subject { state.build.isDoomAccepted = false }
    state.build.report = report
    if state.memory?.entry(of: report.status)?.isDoomAccepted == true {
      state.build.isDoomAccepted = true
    }
    switch state.log.subject {
    case nil, .build: state.log.take(report.subject, report.path, report.status, report.tail)
    case .file: break
    }
    if state.log.subject == report.subject { state.log.growth.note(report, at: state.now) }
    return announce(report, before: before) + followHistory(of: report) + restoreLog()
  }

  /// Puts place, marks and filters back once the log and what was kept of it are known.
  private mutating func restoreLog() -> [Effect<Work>] {
    guard let memory = state.memory, let status = state.log.status, status.isComplete,
      let subject = state.log.subject, !state.log.isRestored
    else { return [] }
    state.log.isRestored = true
    if let entry = memory.entry(of: status) {
      for (letter, line) in entry.marks {
        if let letter = letter.first { state.log.marks[letter] = line }
      }
      if let top = entry.top { state.log.scroll(to: top) }
    }
    guard state.log.filter.isEmpty, let kept = memory.filters[state.place.workspace] else {
      return []
    }
    state.log.filter = kept.filter
    return [.run(.filterLog(subject, kept.filter))]
  }

  private mutating func takeFound(_ quest: LogQuest, _ place: LogPlace?) {
    guard quest.subject == state.log.subject, quest.filter == state.log.filter else { return }
    if case .line = quest.target {} else if quest != state.log.quest { return }
    state.log.quest = nil
    if let place {
      state.log.reveal(place.line, in: place.fold)
      state.log.jump(to: place.line, row: place.row)
      state.log.ordinal = place.ordinal
    } else {
      let words = quest.failure(in: state.log)
      (state.notice, state.log.remark) = (.word(words), words)
    }
  }

  private mutating func takePlan(_ call: RecipeCall, _ plan: Plan) -> [Effect<Work>] {
    guard state.planning.remove(call) != nil else { return [] }
    let isAwaited = closeForm(waitingFor: call)
    state.notice = nil
    let effects = begin(with: plan, call)
    guard plan.impact.needsConfirmation else { return effects + [.run(.start(plan))] }
    var sheet = PlanSheet(plan, isInTmux: state.place.isInTmux)
    sheet.fit(state.size)
    // Under what is open already: a key that is being typed there must not start anything.
    state.overlays.insert(.confirm(sheet), at: isAwaited ? state.overlays.endIndex : 0)
    return effects
  }

  private mutating func takeStart(_ id: JobID, _ plan: Plan) -> [Effect<Work>] {
    state.notice = .word(
      "\(plan.title): started as job \(id.name.suffix(4)); it goes on if you quit")
    state.jobs.awaited = id
    if plan.recipe == Setup.name { state.view = .jobs }
    var effects: [Effect<Work>] = []
    if let gate = plan.gate {
      effects = watch(gate)
      state.view = .build
      state.log.isFollowing = true
    }
    // A job that does little may have ended before its start was told.
    guard let job = takeAwaited() else { return effects }
    return effects + showOutput(of: job) + (job.state.isAlive ? [] : tellEnd(of: job))
  }
}

extension Job {
  /// The steps that failed, with their statuses.
  private var failedSteps: [String] {
    stepStates.filter { $0.state == .failed }
      .map { "\($0.title.lowercasedFirst) (\($0.reason ?? "status \($0.status ?? 1)"))" }
  }

  /// What is left to do when it has ended: the steps that failed, and what their plan advises.
  var leftover: [String] {
    stepStates.filter { [.failed, .refused].contains($0.state) }
      .compactMap { step in step.advice.map { "\(step.title): \($0)" } }
  }

  /// How it ended, in a sentence.
  var endInWords: String {
    switch state {
    case .running, .stopping: "\(title) runs."
    case .done(0): "\(title) is done."
    case .done(5): "\(title) was refused: \(refusal ?? "a condition did not hold")."
    case .done(let status):
      failedSteps.isEmpty
        ? "\(title) failed with status \(status)."
        : "\(title) failed: \(failedSteps.joined(separator: ", "))."
    case .stopped: "\(title) was stopped."
    case .lost:
      endedWithTheMachine
        ? "\(title) was lost: the machine was started anew."
        : wasToldToStop
          ? "\(title) did not stop and was killed: what it has left stays."
          : "\(title) was lost: its process is gone and left no status."
    }
  }
}

extension String {
  /// The text with a small first letter, to go on within a sentence.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
