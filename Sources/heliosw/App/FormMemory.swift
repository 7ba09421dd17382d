/// What was chosen last in the forms of recipes.
struct FormMemory: Hashable, Sendable, Codable {
  /// The version of this form.
  var format = 1
  /// The words of each recipe's command line, by the workspace's folder and the recipe's name.
  private var words: [String: [String: [String]]] = [:]

  /// What was chosen of a recipe.
  func words(of recipe: String, in workspace: String) -> [String]? { words[workspace]?[recipe] }

  /// Keeps what is chosen now.
  mutating func keep(_ words: [String], of recipe: String, in workspace: String) {
    self.words[workspace, default: [:]][recipe] = words
  }
}
