import HeliosTUI
import SystemPackage
import Workbench

/// The workbench as a program on a terminal: a value that takes events and draws itself.
struct App: Program {
  /// All that it knows and shows.
  var state: AppState
  /// Which key does what.
  let keys: KeyMap
  /// The user's shell.
  let shell: String

  private var hasBegun = false
  /// A log that is opened at the start.
  private var firstLog: FilePath?

  init(place: AppState.Place, keys: KeyMap, shell: String = "/bin/sh") {
    state = AppState(place: place)
    self.keys = keys
    self.shell = shell
  }

  /// Has a log on the first picture already; it is followed from then on.
  mutating func open(first log: FirstLook) {
    firstLog = log.path
    state.log.take(.file(log.path), log.path.string, log.status, log.tail)
  }

  /// What is done as long as the screen is open.
  static let standing: [Effect<Work>] = [
    .run(.recall), .run(.watchConsolidations), .run(.watchJobs), .run(.watchBuild),
    .run(.askBootEnvironments),
    .run(.refreshHistory),
  ]

  mutating func update(_ event: Event<Message>) -> [Effect<Work>] {
    let wasTicking = state.needsClock
    let subject = state.log.subject
    let view = state.view
    var effects = handle(event)
    if state.log.subject != subject { effects += state.log.selection }
    if (state.view == .packages) != (view == .packages) {
      effects.append(state.view == .packages ? .run(.watchPackages) : .cancel(.watchPackages))
    }
    if (state.view == .bootEnvironments) != (view == .bootEnvironments) {
      let isShown = state.view == .bootEnvironments
      effects.append(isShown ? .run(.watchBootEnvironments) : .cancel(.watchBootEnvironments))
    }
    if state.needsClock != wasTicking {
      effects.append(state.needsClock ? .run(.tick) : .cancel(.tick))
    }
    if let name = state.consolidationToDescribe {
      state.consolidations.change(name) { $0.isDescribed = true }
      effects.append(.run(.describe(name)))
    }
    effects += examineForForm()
    effects += announceState()
    effects += keepMemory(effects)
    if state.view == .log, let request = state.log.nextRequest() {
      effects.append(.run(.readLog(request)))
    }
    return effects
  }

  /// Marks and filters are kept at once, the place when the log is left.
  private mutating func keepMemory(_ effects: [Effect<Work>]) -> [Effect<Work>] {
    guard var memory = state.memory, state.log.isRestored else { return [] }
    memory.keep(state.log, workspace: state.place.workspace)
    guard let before = state.memory, memory != before else { return [] }
    let isLeaving = state.view != .log || effects.contains { $0 == .quit(status: 0) }
    let isMarked = memory.logs.first?.marks != before.logs.first?.marks
    guard isLeaving || isMarked || memory.filters != before.filters else { return [] }
    state.memory = memory
    return [.run(.remember(memory))]
  }

  private mutating func handle(_ event: Event<Message>) -> [Effect<Work>] {
    switch event {
    case .key(let key):
      // Whoever types has the window before him, even if its report was lost.
      if state.told.isFocused != nil { state.told.isFocused = true }
      return press(key)
    case .paste(let text): return paste(text)
    case .resize(let size): return resize(to: size)
    case .message(let message): return take(message)
    case .returned(let errand, let result): return takeBack(errand, result)
    case .resumed: return [.run(.askConsolidations([]))]
    case .focus(let isFocused):
      state.told.isFocused = isFocused
      return isFocused ? [.run(.askConsolidations([]))] : []
    case .mouse: return []
    }
  }

  private mutating func resize(to size: Size) -> [Effect<Work>] {
    let isFirst = !hasBegun
    hasBegun = true
    state.size = size
    state.log.resize(to: LogPanel.room(on: size))
    for index in state.overlays.indices { state.overlays[index].fit(size) }
    guard isFirst else { return [] }
    guard state.beginning == nil else {
      openForm(Setup.name)
      return Self.standingAtTheBeginning
    }
    return Self.standing + (firstLog.map { [.run(.openLog($0))] } ?? [])
  }

  private mutating func takeBack(_ errand: Errand, _ result: ErrandResult) -> [Effect<Work>] {
    if case .notStarted = result {
      state.notice = .problem(
        Problem(.failed, "\(errand.argv.first ?? "The command") could not be started."))
    }
    return [.run(.askConsolidations([]))]
  }
}

extension AppState {
  /// The consolidation whose commits are seen on the screen and were not asked for.
  var consolidationToDescribe: String? {
    guard view == .consolidations, let row = consolidations.selected, row.status?.present == true,
      !row.isDescribed
    else { return nil }
    return row.consolidation.name
  }

  /// Whether something on the screen counts seconds.
  var needsClock: Bool { build.isRunning || !jobs.alive.isEmpty }
}
