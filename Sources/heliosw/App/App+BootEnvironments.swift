import HeliosTUI
import Workbench

/// What is typed to do something with a boot environment.
enum BootEnvironmentQuestion: Hashable, Sendable {
  /// The name of a new one, cloned from one.
  case create(from: String)
  /// The new name of one.
  case rename(String)
  /// The name of a snapshot of one.
  case snapshot(of: String)
  /// How many GB are to be gained.
  case space

  /// What stands before the line that is typed.
  var label: String {
    switch self {
    case .create(let source): "name of the new one, from \(source): "
    case .rename(let name): "new name of \(name): "
    case .snapshot(let name): "snapshot \(name)@"
    case .space: "gain how many GB: "
    }
  }
}

extension App {
  /// Asks for the boot environments anew, whatever an earlier question is about to answer.
  static let askBootEnvironments: [Effect<Work>] = [
    .cancel(.askBootEnvironments), .run(.askBootEnvironments),
  ]

  /// Does what a verb means on the view of boot environments.
  mutating func performOnBootEnvironments(_ verb: Verb) -> [Effect<Work>] {
    if let motion = verb.motion { state.bootEnvironments.selection.move(motion) }
    switch verb {
    case .sort: sort { $0.order = $0.order.next }
    case .sortReverse: sort { $0.isReversed.toggle() }
    case .freeSpace: ask(.space, "")
    case .cancelOnce:
      return makePlan(RecipeCall(recipe: BootEnvironmentBootOnce.name, words: ["--cancel"]))
    default:
      guard let selected = state.bootEnvironments.selected else {
        if verb.motion == nil {
          state.notice = .word("There is no boot environment to do that to.")
        }
        return []
      }
      return perform(verb, on: selected)
    }
    return []
  }

  private mutating func perform(
    _ verb: Verb, on selected: BootEnvironment
  ) -> [Effect<Work>] {
    let name = selected.name
    let list = state.bootEnvironments.list
    switch verb {
    case .activate: return plan(BootEnvironmentActivate.self, name)
    case .bootOnce: return plan(BootEnvironmentBootOnce.self, name)
    case .mount: return plan(BootEnvironmentMount.self, name)
    case .mountShared: return plan(BootEnvironmentMount.self, "--shared", "rw", name)
    case .unmount: return plan(BootEnvironmentUnmount.self, name)
    case .destroy: return plan(BootEnvironmentDestroy.self, name)
    case .shell: return plan(BootEnvironmentShell.self, name)
    case .create: ask(.create(from: name), list?.suggestedName ?? "")
    case .rename: ask(.rename(name), name)
    case .takeSnapshot: ask(.snapshot(of: name), "")
    case .rollback: chooseSnapshot(of: name, BootEnvironmentRollback.self, "Roll \(name) back to")
    case .destroySnapshot:
      chooseSnapshot(of: name, BootEnvironmentDestroy.self, "Destroy a snapshot of \(name)")
    case .keep: return [.run(.toggleKept(name))]
    case .mark:
      if state.bootEnvironments.marked.remove(selected.identity) == nil {
        state.bootEnvironments.marked.insert(selected.identity)
      }
      state.bootEnvironments.selection.move(.down)
    case .compare: return compare(selected)
    case .open: openDetail(of: selected)
    default: break
    }
    return []
  }

  private mutating func plan<R: Recipe>(_ recipe: R.Type, _ words: String...) -> [Effect<Work>] {
    makePlan(RecipeCall(recipe: R.name, words: words))
  }

  /// Two that are marked, or the marked and the selected one; without marks the running and the selected one.
  private mutating func compare(_ selected: BootEnvironment) -> [Effect<Work>] {
    let all = state.bootEnvironments.list?.environments ?? []
    let marked = all.filter { state.bootEnvironments.marked.contains($0.identity) }
    let others = marked.isEmpty ? all.filter(\.isRunning) : marked
    let pair = others.count == 2 ? others : others + [selected]
    guard pair.count == 2, pair[0].identity != pair[1].identity else {
      state.notice = .word(
        marked.count > 2
          ? "\(marked.count) are marked; two can be compared."
          : "Select another one than the running one, or mark two with Space: d compares them.")
      return []
    }
    let names = pair.sorted { $0.createdAt < $1.createdAt }.map(\.name)
    return plan(BootEnvironmentDiff.self, names[0], names[1])
  }

  private mutating func sort(_ change: (inout BootEnvironmentsState) -> Void) {
    state.bootEnvironments.sort(change)
    let order = state.bootEnvironments
    state.notice = .word(
      "Sorted by \(order.order.words)\(order.isReversed ? ", turned round" : "").")
  }

  private mutating func ask(_ question: BootEnvironmentQuestion, _ text: String) {
    state.overlays.append(
      .prompt(Prompt(purpose: .bootEnvironment(question), field: TextField(text))))
  }

  private mutating func openDetail(of environment: BootEnvironment) {
    guard let detail = BootEnvironmentDetail(of: environment, in: state) else { return }
    state.lay(.text(title: environment.name, TextView(detail.lines)))
  }

  private mutating func chooseSnapshot<R: Recipe>(
    of name: String, _ recipe: R.Type, _ title: String
  ) {
    let snapshots = state.bootEnvironments.list?.snapshots(of: name) ?? []
    guard !snapshots.isEmpty else {
      state.notice = .word("\(name) has no snapshots; c takes one.")
      return
    }
    let rows = snapshots.reversed().map { snapshot in
      let age = state.now.map { "\(Words.age(max(0, $0 - snapshot.createdAt))) old" } ?? ""
      return (
        FuzzyList.Item(
          snapshot.name, detail: "holds \(Words.size(snapshot.sizeInBytes))", trailing: age),
        ActionList.Action.recipe(RecipeCall(recipe: R.name, words: [snapshot.fullName]))
      )
    }
    state.lay(
      .actions(
        ActionList(
          title: title, isForReading: true, list: FuzzyList(rows.map(\.0)), actions: rows.map(\.1)))
    )
  }

  /// Takes what was typed.
  mutating func answer(_ question: BootEnvironmentQuestion, _ text: String) -> [Effect<Work>] {
    switch question {
    case .create(let source):
      state.bootEnvironments.awaited = text
      return plan(BootEnvironmentCreate.self, "--from", source, "--", text)
    case .rename(let name):
      if text == name {
        state.notice = .word("\(name) keeps its name.")
        return []
      }
      return plan(BootEnvironmentRename.self, "--", name, text)
    case .snapshot(let name): return plan(BootEnvironmentTakeSnapshot.self, "--", "\(name)@\(text)")
    case .space: propose(toGain: text)
    }
    return []
  }

  /// Shows what could go, and why the rest stays; Enter on one plans its destruction.
  private mutating func propose(toGain text: String) {
    guard let gigabytes = Double(text), gigabytes > 0, gigabytes < 1_000_000 else {
      state.notice = .word("\(text.isEmpty ? "That" : text) is no number of GB.")
      return
    }
    guard let list = state.bootEnvironments.list else { return }
    let advice = list.advice(toGain: Int64(gigabytes * 1_000_000_000))
    let proposed = advice.proposals.map { proposal in
      (
        FuzzyList.Item(
          "destroy \(proposal.name)", detail: "frees about \(Words.size(proposal.gain))"),
        ActionList.Action.recipe(
          RecipeCall(recipe: BootEnvironmentDestroy.name, words: [proposal.name]))
      )
    }
    let spared = list.environments.compactMap { environment in
      advice.spared[environment.name].map { reason in
        (
          FuzzyList.Item(environment.name, refusal: reason.words),
          ActionList.Action.nothing(reason: "\(environment.name) stays: \(reason.words).")
        )
      }
    }
    let rows = proposed + spared
    state.lay(
      .actions(
        ActionList(
          title: advice.summary, isForReading: true, list: FuzzyList(rows.map(\.0)),
          actions: rows.map(\.1))))
  }
}
