/// A recipe that makes something in components of a gate, under bldenv: those named, or those of changed files.
public protocol ComponentRecipe: Recipe where Facts == ComponentFacts {
  /// The environment.
  var shell: BuildShell { get }
  /// The components or files of them; those of changed files if empty.
  var names: [String] { get }
}

extension ComponentRecipe {
  /// The operands it takes.
  public static var operands: String { "[component ...]" }
  /// What they are.
  public static var operandHelp: String {
    "Such as cmd/id lib/libzfs; without any, those of changed files."
  }
  /// Its options.
  public static var options: [RecipeOption] { BuildShell.options }
  /// The kind is one choice.
  public static var choices: [RecipeChoice] { [BuildShell.choice] }
  /// Most people build quickly.
  public static var firstWords: [String] { ["-q"] }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> ComponentFacts {
    try await .ask(site, shell, names: names)
  }
}
