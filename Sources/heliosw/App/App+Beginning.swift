import HeliosTUI
import SystemPackage
import Workbench

/// The making of a workspace where there is none yet.
struct Beginning: Hashable, Sendable {
  /// The folder that none was found from upwards.
  var searched: FilePath
  /// Where one is proposed to be made.
  var folder: FilePath
  /// What was chosen in the form.
  var words: [String] = []
  /// Whether setup has more to do when helios itself is cloned.
  var continues = false
}

extension App {
  /// What is done all along without a workspace.
  static let standingAtTheBeginning: [Effect<Work>] = [
    .run(.recall), .run(.watchJobs), .run(.askBootEnvironments),
  ]

  /// The form of `setup` for a workspace that is to be made: where, from where, with what.
  func beginningForm(_ beginning: Beginning) -> RecipeForm {
    let words =
      beginning.words.isEmpty
      ? ["--root", beginning.folder.string, "--url", Setup.heliosURL] : beginning.words
    return RecipeForm(Setup.self, words: words, offering: Setup.optionsFromNothing)
  }

  /// Takes a plan made at the beginning: a folder that is a workspace already is turned to at once.
  mutating func begin(with plan: Plan, _ call: RecipeCall) -> [Effect<Work>] {
    guard state.beginning != nil, call.recipe == Setup.name else { return [] }
    state.beginning?.continues = plan.continues
    return plan.continues ? [] : [.run(.turnToWorkspace)]
  }

  /// Goes on when helios itself is cloned.
  func goOnBeginning(after job: Job) -> [Effect<Work>] {
    guard state.beginning?.continues == true, job.plan?.recipe == Setup.name,
      job.state == .done(0)
    else { return [] }
    return [.run(.turnToWorkspace)]
  }

  /// Works in the workspace that is there now; what setup has to do in it is planned.
  mutating func settle(at place: AppState.Place) -> [Effect<Work>] {
    guard let beginning = state.beginning else { return [] }
    state.beginning = nil
    state.place = place
    let words = beginning.wordsForTheRest
    return Self.standing
      + (beginning.continues ? makePlan(RecipeCall(recipe: Setup.name, words: words)) : [])
  }
}

extension Beginning {
  /// What was chosen, without what was for the clone of helios itself.
  fileprivate var wordsForTheRest: [String] {
    // The words are the form's own: they can be parsed.
    guard let arguments = try? RecipeArguments(parsing: words, options: Setup.options) else {
      return []
    }
    let rest = Setup.options.filter { !["root", "url"].contains($0.name) }
    return arguments.only(rest).words(rest)
  }
}
