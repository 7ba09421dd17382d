import HeliosTUI
import SystemPackage
import Workbench

extension App {
  /// Opens the list of everything that can be done.
  mutating func openPalette() {
    let recipes = Catalog.recipes.map { recipe in
      (
        FuzzyList.Item(recipe.name, detail: recipe.summary),
        recipe.hasForm
          ? ActionList.Action.form(recipe.name)
          : .recipe(RecipeCall(recipe: recipe.name, words: []))
      )
    }
    let verbs = Verb.allCases.filter { isOffered($0) }.map { verb in
      let keys = keys.keys(for: verb.rawValue, in: state.view.scopes + ["global"])
      let elsewhere = isAtHome(verb) ? "" : verb.home.map { " (\($0.title))" } ?? ""
      return (
        FuzzyList.Item(
          verb.help + elsewhere, detail: verb.rawValue, trailing: Self.words(for: keys)),
        ActionList.Action.verb(verb)
      )
    }
    let coming = ComingView.all.map {
      (FuzzyList.Item($0.title, refusal: $0.reason), ActionList.Action.nothing(reason: $0.reason))
    }
    open(recipes + verbs + coming, title: "Commands")
  }

  /// Whether a verb works in the view that is shown: it is the verb's own, or has a key for it.
  func isAtHome(_ verb: Verb) -> Bool {
    verb.home == state.view || !keys.keys(for: verb.rawValue, in: state.view.scopes).isEmpty
  }

  /// Whether the palette offers a verb.
  ///
  /// It offers what works here, and what has one view of its own, which is then shown. Moves are for the fingers.
  private func isOffered(_ verb: Verb) -> Bool {
    guard verb != .palette, verb.motion == nil else { return false }
    return verb.home != nil
      || !keys.keys(for: verb.rawValue, in: state.view.scopes + ["global"]).isEmpty
  }

  /// Opens the list of what the keys do in this view.
  mutating func openHelp() {
    let scopes = state.view.scopes + ["global"]
    // What only this view has comes first, then what lists and all views have.
    func rank(_ verb: Verb) -> Int {
      scopes.firstIndex { !keys.keys(for: verb.rawValue, in: [$0]).isEmpty } ?? scopes.count
    }
    let isMotion = { (verb: Verb) in verb.motion == nil ? 0 : 1 }
    let sorted = Verb.allCases.sorted { (rank($0), isMotion($0)) < (rank($1), isMotion($1)) }
    let rows = sorted.compactMap { verb -> (FuzzyList.Item, ActionList.Action)? in
      let found = keys.keys(for: verb.rawValue, in: scopes)
      guard !found.isEmpty else { return nil }
      return (
        FuzzyList.Item(
          verb.help, trailing: Self.words(for: found)), .verb(verb)
      )
    }
    open(rows, title: "Keys of \(state.view.title)", isForReading: true)
  }

  /// Opens the list of the gate's finished builds.
  mutating func openLogs(_ paths: [FilePath]) {
    guard !paths.isEmpty else {
      state.notice = .word("No finished build has left its log in this gate.")
      return
    }
    let rows = paths.map { path in
      let folder = path.removingLastComponent().lastComponent?.string ?? path.string
      return (FuzzyList.Item(folder, detail: path.string), ActionList.Action.log(path))
    }
    open(rows, title: "Finished builds of \(state.place.gate)")
  }

  /// Opens a list of things to do.
  mutating func open(
    _ rows: [(FuzzyList.Item, ActionList.Action)], title: String, isForReading: Bool = false
  ) {
    let list = FuzzyList(rows.map(\.0))
    state.lay(
      .actions(
        ActionList(
          title: title, isForReading: isForReading, list: list, actions: rows.map(\.1))))
  }

  private static func words(for keys: [Key]) -> String {
    keys.map(\.description).joined(separator: " ")
  }
}
