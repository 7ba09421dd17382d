import HeliosTUI
import SystemPackage
import Workbench

/// Carries out the workbench's works, off the main actor: the one place where its effects happen.
actor Engine {
  private(set) var site: Site
  /// What the process was started with.
  let process: ProcessEnvironment
  /// The variables that decide which consolidations `setup` skips, and where jobs are kept.
  let variables: [String: String]
  let environment: [String: String]
  /// The consolidations, once they were read.
  var consolidations: [Consolidation] = []
  /// Tells which of them have changed.
  var watcher: RepositoryWatcher?
  /// The gate that is looked at.
  private(set) var gate: Gate
  /// The number of the last log that was a build's, of whichever gate.
  var generation = 0
  /// The document of the gate's build.
  var build: (subject: LogSubject, document: LogDocument)?
  /// What is searched for, and the filter, in each log.
  var searches: [LogSubject: SearchPattern] = [:]
  var filters: [LogSubject: LogFilter] = [:]
  /// Whether it was said that nothing can be kept.
  var hasToldMemoryProblem = false
  /// What was last told of the gate's build.
  var latestReport: BuildReport?
  /// What of logs was last read or kept.
  var lastMemory = LogMemory()
  /// The builds of the past.
  private(set) var history: HistoryKeeper
  /// Logs that were opened by hand.
  var files: [FilePath: LogDocument] = [:]

  init(_ wiring: Wiring) {
    site = wiring.site
    process = wiring.process
    variables = wiring.variables
    environment = wiring.process.variables
    gate = wiring.site.workspace.mainGate
    history = HistoryKeeper(wiring.site, environment: wiring.process.variables)
  }

  /// Does a work and posts what it has to say.
  nonisolated func perform(_ work: Work, _ mailbox: Mailbox<Message>) async {
    do {
      try await carryOut(work, mailbox)
    } catch is CancellationError {
      return
    } catch let problem as Problem {
      post(problem, of: work, mailbox)
    } catch let failure as LogProblem {
      post(failure.problem, of: work, mailbox)
    } catch {
      post(Problem(.failed, "\(error)"), of: work, mailbox)
    }
  }

  /// What went wrong while the work was being cancelled interests nobody.
  private nonisolated func post(_ problem: Problem, of work: Work, _ mailbox: Mailbox<Message>) {
    guard !Task.isCancelled else { return }
    if case .plan(let call) = work {
      mailbox.post(.problem(problem, call))
    } else if work == .watchConsolidations {
      mailbox.post(.consolidations(.failed(problem)))
    } else if work == .watchPackages {
      mailbox.post(.packages(.failed(problem)))
    } else {
      mailbox.post(.problem(problem, nil))
    }
  }

  private func carryOut(_ work: Work, _ mailbox: Mailbox<Message>) async throws {
    switch work {
    case .watchConsolidations: try await watchConsolidations(mailbox)
    case .askConsolidations(let names): try await ask(names, mailbox)
    case .describe(let name): try await describe(name, mailbox)
    case .watchJobs: try await watchJobs(mailbox)
    case .watchBuild: try await watchBuild(mailbox)
    case .turnToWorkspace: turnToWorkspace(mailbox)
    case .changeGate(let path): change(to: Gate(path: path), mailbox)
    case .tick: try await tick(mailbox)
    case .listLogs: mailbox.post(.logs(gate.finishedLogs()))
    case .openLog(let path): try await openLog(path, mailbox)
    case .readLog(let request): try await read(request, mailbox)
    case .searchLog(let subject, let pattern): try await search(subject, pattern, mailbox)
    case .filterLog(let subject, let filter): try await apply(filter, to: subject, mailbox)
    case .findInLog(let quest): try await find(quest, mailbox)
    case .refreshHistory: try await refreshHistory(mailbox)
    case .recordBuild(let subject): try await recordBuild(subject, mailbox)
    case .readBuild(let number): try await readBuild(number, mailbox)
    case .compareBuilds(let one, let other): try await compareBuilds(one, other, mailbox)
    case .estimate(let key): try await estimate(key, mailbox)
    case .recall: recall(mailbox)
    case .remember(let memory): try remember(memory)
    case .askBootEnvironments: try await askBootEnvironments(mailbox)
    case .watchBootEnvironments: try await watchBootEnvironments(mailbox)
    case .toggleKept(let name): try await toggleKept(name, mailbox)
    case .rememberForms(let memory): try remember(memory)
    case .examine(let purpose): try await examine(purpose, mailbox)
    case .measureLeftovers: try await measureLeftovers(mailbox)
    case .watchPackages: try await watchPackages(mailbox)
    case .listPackages(let repository): try await listPackages(repository, mailbox)
    case .findFile(let repository, let name): try await findFile(name, repository, mailbox)
    case .comparePackages(let old, let new): try await comparePackages(old, new, mailbox)
    case .plan(let call): mailbox.post(.planned(call, try await plan(call)))
    case .start(let plan) where plan.foreground == .terminal:
      mailbox.post(.prepared(try await site.prepare(plan, as: .new(for: plan))))
    case .start(let plan):
      mailbox.post(.started(try await site.start(plan, as: .new(for: plan)), plan))
    case .openWindow(let plan): try await openWindow(plan, mailbox)
    case .placeError(let subject, let line, let use):
      try await placeError(subject, line, use, mailbox)
    case .readResult(let id): try await readResult(id, mailbox)
    case .stop(let id): try await site.stop(id)
    case .stopDepots(let port): try await site.stopDepots(on: port)
    case .kill(let id): try await site.kill(id)
    case .readPlan(let id): try await show("plan.sh", of: id, mailbox)
    case .readOutput(let id): try await show("out*", of: id, mailbox)
    }
  }

  private func turnToWorkspace(_ mailbox: Mailbox<Message>) {
    gate = site.workspace.mainGate
    history = HistoryKeeper(site, environment: environment)
    let wiring = Wiring(process: process, site: site, variables: variables)
    mailbox.post(.turnedToWorkspace(wiring.place))
  }

  private func change(to gate: Gate, _ mailbox: Mailbox<Message>) {
    self.gate = gate
    build = nil
    latestReport = nil
    history = HistoryKeeper(site, gate: gate, environment: environment)
    mailbox.post(.gateChanged(gate.path))
  }

  private func tick(_ mailbox: Mailbox<Message>) async throws {
    while true {
      mailbox.post(.time(Moment.now))
      try await Task.sleep(for: .seconds(1))
    }
  }

  private func plan(_ call: RecipeCall) async throws -> Plan {
    guard let recipe = Catalog.recipe(named: call.recipe) else {
      throw Problem(.usage, "There is no recipe \(call.recipe).")
    }
    return try await plan(recipe, call.words)
  }

  private func plan<R: Recipe>(
    _ recipe: R.Type, _ words: [String]
  ) async throws(Problem) -> Plan {
    let arguments = try RecipeArguments(parsing: words, options: R.options)
      .expandingHome(R.options, environment["HOME"].map { FilePath($0) })
    if R.self == Setup.self, let root = arguments.values["root"] {
      site.workspace = Workspace(
        root: process.directory.pushing(FilePath(root)).lexicallyNormalized())
    }
    return try await R.make(arguments, in: site.workspace.root).planToRun(at: site)
  }
}
