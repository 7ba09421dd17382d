import HeliosTUI
import Workbench

extension App {
  /// Has a list made that lies over the screen.
  mutating func ask(for subject: DetailList.Subject) -> [Effect<Work>] {
    switch subject {
    case .findings:
      state.notice = .word("Looking at the machine and the workspace")
      return [.run(.examine(nil))]
    case .leftovers:
      state.notice = .word("Measuring what could go")
      return [.run(.measureLeftovers)]
    }
  }

  /// Takes a list: the one that is open already keeps its place.
  mutating func take(_ list: DetailList) {
    state.notice = nil
    for index in state.overlays.indices {
      guard case .list(let old) = state.overlays[index], old.subject == list.subject else {
        continue
      }
      var list = list
      list.list.select(old.list.selected)
      state.overlays[index] = .list(list)
      return
    }
    state.lay(.list(list))
  }

  /// Has doctor look at what would stop the recipe of the form that was just opened.
  mutating func examineForForm() -> [Effect<Work>] {
    guard case .form(var form) = state.overlays.last, let purpose = form.purpose,
      !form.isExamined
    else { return [] }
    form.isExamined = true
    state.overlays[state.overlays.count - 1] = .form(form)
    return [.run(.examine(purpose))]
  }

  /// Tells forms what would stop their recipe.
  mutating func tellForms(_ findings: [Finding], of purpose: DoctorCheck.Purpose) {
    for index in state.overlays.indices {
      guard case .form(var form) = state.overlays[index], form.purpose == purpose else { continue }
      form.obstacles = Doctor.obstacles(to: purpose, in: findings)
      state.overlays[index] = .form(form)
    }
  }

  /// Takes a key for such a list.
  mutating func press(_ key: Key, in list: DetailList) -> [Effect<Work>] {
    var list = list
    let outcome = list.handle(key)
    if outcome != .leave { state.overlays.append(.list(list)) }
    switch outcome {
    case .leave, .stay: return []
    case .refresh: return ask(for: list.subject)
    case .run(.recipe(let call)):
      // The sheet comes in the list's place.
      state.overlays.removeLast()
      return makePlan(call)
    case .run(let action):
      if case .nothing(let reason) = action { state.notice = .word(reason) }
      return []
    }
  }
}
