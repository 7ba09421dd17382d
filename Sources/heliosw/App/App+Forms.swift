import HeliosTUI
import Workbench

extension App {
  /// Opens a recipe's form with what was chosen in it last.
  mutating func openForm(_ name: String, words: [String]? = nil) {
    if name == Setup.name, let beginning = state.beginning {
      return state.lay(.form(beginningForm(beginning)))
    }
    guard let recipe = Catalog.recipe(named: name) else { return }
    let kept = state.forms?.words(of: name, in: state.place.workspace)
    let form = RecipeForm(
      recipe, words: words ?? ofTheGate(kept ?? recipe.firstWords, recipe),
      warning: warning(of: name))
    state.lay(.form(form))
  }

  /// The words with the gate that is looked at, if that is not the workspace's own.
  private func ofTheGate(_ words: [String], _ recipe: any Recipe.Type) -> [String] {
    guard let gate = state.place.gatePath, state.place.ownGate != nil,
      recipe.options.contains(.gate),
      // Words kept by another version may not be understood: the form leaves them out then.
      let arguments = try? RecipeArguments(parsing: words, options: recipe.options)
    else { return words }
    let values = arguments.values.merging(["gate": gate.string]) { $1 }
    return RecipeArguments(values: values, operands: arguments.operands).words(recipe.options)
  }

  /// What would stop a recipe that works in the gate, seen from here.
  private func warning(of name: String) -> String? {
    let builds = [BuildIllumos.name, Rebuild.name, Check.name, Packages.name]
    if let gate = state.place.bldenv, (builds + [Bldenv.name]).contains(name) {
      return "heliosw was started inside the bldenv of \(gate): this will be refused."
    }
    guard state.build.isRunning, builds.contains(name) else { return nil }
    return "A build runs in \(state.place.gate): until it ends, this will be refused there."
  }

  /// Takes a key for a form.
  mutating func press(_ key: Key, in form: RecipeForm) -> [Effect<Work>] {
    var form = form
    switch form.handle(key) {
    case .leave: return []
    case .stay:
      state.overlays.append(.form(form))
      return []
    case .plan(let call):
      state.overlays.append(.form(form))
      return makePlan(call) + keep(call)
    }
  }

  /// Remembers what was chosen, for the next time.
  private mutating func keep(_ call: RecipeCall) -> [Effect<Work>] {
    guard state.beginning == nil else {
      if call.recipe == Setup.name { state.beginning?.words = call.words }
      return []
    }
    var memory = state.forms ?? FormMemory()
    memory.keep(call.words, of: call.recipe, in: state.place.workspace)
    guard memory != state.forms else { return [] }
    state.forms = memory
    return [.run(.rememberForms(memory))]
  }

  /// Takes a form's plan: its sheet takes the form's place.
  ///
  /// - Returns: Whether a form has waited for it.
  mutating func closeForm(waitingFor call: RecipeCall) -> Bool {
    guard case .form(let form) = state.overlays.last, form.asked == call else { return false }
    state.overlays.removeLast()
    return true
  }

  /// Tells a form that its plan could not be made.
  ///
  /// - Returns: Whether a form has waited for it.
  mutating func tellForm(_ problem: Problem, of call: RecipeCall) -> Bool {
    for index in state.overlays.indices {
      guard case .form(var form) = state.overlays[index], form.asked == call else { continue }
      form.take(problem)
      state.overlays[index] = .form(form)
      return true
    }
    return false
  }
}
