import HeliosTUI
import Workbench

extension App {
  /// Does what a verb says.
  mutating func perform(_ verb: Verb) -> [Effect<Work>] {
    if let view = View.allCases.first(where: { $0.verb == verb }) {
      return show(view)
    }
    switch verb {
    case .palette: openPalette()
    case .help: openHelp()
    case .refresh: return askAnew()
    case .repaint: return [.repaint]
    case .suspend: return [.suspend]
    case .quitNow: return [.quit(status: 0)]
    case .back: return goBack()
    case .startBuild: openForm(BuildIllumos.name)
    case .install: openInstallForm()
    case .fetchAll: return makePlan(RecipeCall(recipe: Fetch.name, words: []))
    case .setup: openForm(Setup.name)
    case .doctor: return ask(for: .findings)
    case .cleanUp: return ask(for: .leftovers)
    case .bldenv: return work(on: .bldenv)
    case .rebuild: return work(on: .rebuild)
    case .openLog: return [.run(.listLogs)]
    case .gates: openGates()
    case .stop: return askToStop()
    case .letGoOn: return letDoomedBuildGoOn()
    case .search: ask()
    default: return performHere(verb)
    }
    return []
  }

  private mutating func performHere(_ verb: Verb) -> [Effect<Work>] {
    switch state.view {
    case .dashboard: return performOnDashboard(verb)
    case .consolidations: return performOnConsolidations(verb)
    case .build: return performOnBuild(verb)
    case .log: return performOnLog(verb)
    case .bootEnvironments: return performOnBootEnvironments(verb)
    case .history: return performOnHistory(verb)
    case .packages: return performOnPackages(verb)
    case .jobs: return performOnJobs(verb)
    }
  }

  /// Shows a view.
  mutating func show(_ view: View) -> [Effect<Work>] {
    state.view = view
    // A log opened by hand gives way to the build's when the log is left.
    guard view != .log, case .file(let path) = state.log.subject else { return [] }
    state.log = LogState(rows: state.log.rows, columns: state.log.columns)
    if let report = state.build.report {
      state.log.take(report.subject, report.path, report.status, report.tail)
    }
    return [.cancel(.openLog(path))]
  }

  private mutating func goBack() -> [Effect<Work>] {
    if state.view == .consolidations, !state.consolidations.filter.isEmpty {
      state.consolidations.filter = ""
      state.consolidations.fit()
      return []
    }
    if state.view == .history, !state.history.filter.isEmpty {
      state.history.change { $0.filter = "" }
      return []
    }
    if state.view == .log, state.log.isSearching || state.log.search != nil {
      return giveUpQuest() + search(for: "")
    }
    if state.view == .log, !state.log.filter.isEmpty { return perform(.clearFilters) }
    guard state.view == .dashboard else { return show(.dashboard) }
    return [.quit(status: 0)]
  }

  /// Has a recipe's plan made; its sheet opens when it is there.
  mutating func makePlan(_ call: RecipeCall) -> [Effect<Work>] {
    guard state.planning.insert(call).inserted else { return [] }
    state.notice = .word("Asking the machine what the plan needs to know …")
    return [.run(.plan(call))]
  }

  /// Begins again what is done all along.
  ///
  /// A build is followed to its end anyway, and beginning again would lose the place in its log: so only where none is known.
  private func askAnew() -> [Effect<Work>] {
    let works: [Work] = [.watchConsolidations, .watchJobs, .refreshHistory]
    return (state.build.report == nil ? works + [.watchBuild] : works)
      .flatMap { [.cancel($0), .run($0)] } + Self.askBootEnvironments
  }

  private mutating func askToStop() -> [Effect<Work>] {
    // What heliosw did not start is stopped by a plan, whose sheet names the owner and the way.
    if state.build.isRunning, state.view != .jobs, state.gateJob?.state.isAlive != true {
      return makePlan(RecipeCall(recipe: StopNightly.name, words: state.place.gateWords))
    }
    guard let job = state.jobToStop, job.state.isAlive else {
      state.notice = .word(
        state.jobs.alive.isEmpty
          ? "There is nothing to stop: no job runs." : "That job has ended; select one that runs.")
      return []
    }
    var buttons = [
      // Not the key that has brought the question: it may be struck twice.
      Sheet.Button(Key(.escape), "leave it running"), .init(.character("y"), "stop it", as: .bad),
    ]
    var answers: [[Effect<Work>]] = [[], [.run(.stop(job.id))]]
    if job.state == .stopping {
      buttons.append(.init(.character("K"), "end it now", as: .bad))
      answers.append([.run(.kill(job.id))])
    }
    let words: TextLine = """
      All its processes are told to stop (TERM). nightly puts its log away before it ends, which can take some seconds. What was \
      built so far stays; the build itself can't be taken up again.
      """
    let sheet = Sheet(
      title: [.init("Stop \(job.title)?")],
      lines: words.wrapped(columns: min(72, state.size.columns - 6)), buttons: buttons)
    state.lay(.question(sheet, answers: answers))
    return []
  }

  private mutating func ask() {
    switch state.view {
    case .log, .build:
      state.overlays.append(
        .prompt(
          Prompt(purpose: .searchInLog, field: TextField(placeholder: "text to find in the log"))))
    case .consolidations:
      state.overlays.append(
        .prompt(
          Prompt(purpose: .filterConsolidations, field: TextField(state.consolidations.filter))))
    case .packages: askForFile()
    case .history:
      state.overlays.append(
        .prompt(Prompt(purpose: .filterHistory, field: TextField(state.history.filter))))
    case .dashboard, .bootEnvironments, .jobs:
      state.notice = .word("There is nothing to search here.")
    }
  }

  // MARK: - The views

  private mutating func performOnDashboard(_ verb: Verb) -> [Effect<Work>] {
    let launches = Launch.all(in: state)
    state.launch.fit(count: launches.count)
    if let motion = verb.motion { state.launch.move(motion) }
    if [.nextError, .nextWarning].contains(verb) { return performOnBuild(verb) }
    guard verb == .open, let launch = launches[safely: state.launch.selected] else {
      return []
    }
    if let reason = launch.reason {
      state.notice = .word(reason)
      return []
    }
    return launch.verb.map { perform($0) } ?? []
  }

  private mutating func performOnConsolidations(_ verb: Verb) -> [Effect<Work>] {
    if let motion = verb.motion {
      state.consolidations.list.move(motion)
      return []
    }
    switch verb {
    case .mark:
      if let name = state.consolidations.selected?.consolidation.name {
        if state.consolidations.marked.remove(name) == nil {
          state.consolidations.marked.insert(name)
        }
        state.consolidations.list.move(.down)
      }
    case .markAll:
      let names = Set(state.consolidations.shown.map(\.consolidation.name))
      state.consolidations.marked = state.consolidations.marked == names ? [] : names
    case .onlyUnclean:
      state.consolidations.showsOnlyUnclean.toggle()
      state.consolidations.fit()
    case .fetch:
      let names = state.consolidations.targets
      return names.isEmpty ? [] : makePlan(RecipeCall(recipe: Fetch.name, words: names))
    case .open: openDetail()
    case .shell: return openShell()
    default: break
    }
    return []
  }

  /// All that is known of the selected consolidation, to scroll through.
  private mutating func openDetail() {
    guard let row = state.consolidations.selected else { return }
    let view = TextView(ConsolidationDetail(row: row, now: state.now).everything)
    state.lay(.text(title: row.consolidation.name, view))
  }

  private mutating func openShell() -> [Effect<Work>] {
    guard let row = state.consolidations.selected, row.isPresent == true else {
      state.notice = .word("There is no folder to open a shell in.")
      return []
    }
    let path = row.consolidation.path.string
    return [
      .handOver(
        Errand(
          argv: [shell], directory: path,
          notice: "\(row.consolidation.name): \(path). exit or ^D brings heliosw back."))
    ]
  }

  private mutating func performOnBuild(_ verb: Verb) -> [Effect<Work>] {
    if let motion = verb.motion {
      state.build.list.fit(count: state.build.report?.shownPhases.count ?? 0)
      state.build.list.move(motion)
    }
    switch verb {
    case .nextError, .previousError, .nextWarning, .previousWarning:
      guard let report = state.build.report else {
        state.notice = .word("There is no log to search.")
        return []
      }
      state.view = .log
      state.log.take(report.subject, report.path, report.status, report.tail)
      return performOnLog(verb)
    case .open: return openPhase()
    case .follow:
      state.view = .log
      state.log.isFollowing = true
      return []
    case .showPlan:
      guard let job = state.gateJob else {
        state.notice = .word("No job of heliosw has built here.")
        return []
      }
      return [.run(.readPlan(job.id))]
    default:
      guard verb.motion != nil else { return [] }
      // What can be moved through here is the log.
      state.view = .log
      return performOnLog(verb)
    }
  }

  /// The log, at the selected phase where that has begun.
  private mutating func openPhase() -> [Effect<Work>] {
    state.view = .log
    guard let report = state.build.report, report.subject == state.log.subject,
      let line = report.shownPhases[safely: state.build.list.selected]?.firstLine
    else { return [] }
    return keepInSight(line, report.subject)
  }

  private mutating func performOnJobs(_ verb: Verb) -> [Effect<Work>] {
    if let motion = verb.motion { state.jobs.list.move(motion) }
    guard let job = state.jobs.selected else { return [] }
    switch verb {
    case .open where job.printsLog: return open(job.output)
    case .open: return [.run(.readOutput(job.id))]
    case .showPlan: return [.run(.readPlan(job.id))]
    default: return []
    }
  }
}

extension AppState {
  /// What is meant by "stop": the selected job where jobs are listed, else the build that is looked at, else what was started last.
  var jobToStop: Job? {
    if view == .jobs, let selected = jobs.selected { return selected }
    if let job = gateJob, job.state.isAlive { return job }
    return jobs.alive.first { $0.plan?.gate != nil } ?? jobs.alive.first
  }
}

extension Verb {
  /// The move through a list that it means, if it means one.
  var motion: Motion? {
    switch self {
    case .down: .down
    case .up: .up
    case .top: .top
    case .bottom: .bottom
    case .pageDown: .pageDown
    case .pageUp: .pageUp
    case .halfDown: .halfPageDown
    case .halfUp: .halfPageUp
    default: nil
    }
  }
}

extension Array {
  /// The element of an index, if there is one.
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
