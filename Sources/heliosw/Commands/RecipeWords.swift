import ArgumentParser
import SystemPackage
import Workbench

/// The words after a recipe's name: the recipe's own options, the common ones, and help.
struct RecipeWords<R: Recipe> {
  /// The recipe with the user's choices.
  var recipe: R
  /// Where it works.
  var common: CommonOptions
  /// A folder that is to become a workspace, for recipes that begin with nothing.
  var root: FilePath?
  /// Whether to return as soon as the job has begun.
  var isDetached: Bool
  /// The name of what may be destroyed, if the user has typed it.
  var consent: String?
  /// Whether the end is told as JSON, and nothing else.
  var isJSON: Bool
  /// Whether what is lost for good was agreed to.
  var isAgreed: Bool

  private static var commonOptions: [RecipeOption] {
    [
      RecipeOption("workspace", nil, .word("DIR"), help: "The helios checkout to work in."),
      RecipeOption("demo", help: "Work in the demo world, on a simulated machine."),
      RecipeOption("detach", help: "Return as soon as the job has begun."),
      RecipeOption(
        "json", excludes: ["detach"], help: "Print how it ended as JSON, and nothing else."),
      RecipeOption("yes", help: "Agree to what the plan says is lost for good."),
      RecipeOption("help", "h", help: "Show this."),
    ].filter { common in !R.options.contains { $0.name == common.name } }
  }

  /// Takes the words apart.
  ///
  /// - Throws: ``Problem`` (usage); a clean exit for `--help`.
  init(_ words: [String]) throws {
    let process = ProcessEnvironment.current()
    let arguments = try RecipeArguments(parsing: words, options: R.options + Self.commonOptions)
      .expandingHome(R.options, process.variables["HOME"].map { FilePath($0) })
    if arguments.has("help") {
      Console.print(Self.help)
      throw ExitStatus.success.code
    }
    try arguments.check(Self.commonOptions)
    recipe = try R.make(arguments.only(R.options), in: process.directory)
    common = CommonOptions()
    common.workspace = arguments.values["workspace"]
    common.demo = arguments.has("demo")
    root =
      R.options.contains { $0.name == "root" } ? arguments.values["root"].map { FilePath($0) } : nil
    isDetached = arguments.has("detach")
    isJSON = arguments.has("json")
    isAgreed = arguments.has("yes")
    consent = arguments.values["yes"]
  }

  /// Refuses a plan that destroys something, unless its name was typed.
  ///
  /// - Throws: ``Problem`` (refused).
  func checkConsent(to plan: Plan) throws(Problem) {
    guard let word = plan.wordToType, consent != word else { return }
    throw Problem(
      .refused, "This can't be undone, so the name of what goes must be typed: --yes \(word).",
      hint: "heliosw plan \(R.name) shows what would be done.")
  }

  /// All options, for completion.
  static var completions: [String] {
    (R.options + commonOptions).flatMap { option in
      ["--\(option.name)"] + (option.letter.map { ["-\($0)"] } ?? [])
    }
  }

  /// The help text.
  static var help: String {
    let operands = R.operands.isEmpty ? "" : " \(R.operands)"
    let rows = (R.options + commonOptions).map { option in
      let value = option.placeholder.map { " \($0)" } ?? ""
      let letter = option.letter.map { "-\($0), " } ?? "    "
      let names = "  \(letter)--\(option.name)\(value)"
      return names.padded(to: 26) + option.help
    }
    return """
      \(R.summary)

      USAGE: heliosw \(R.name) [options]\(operands)
             heliosw plan \(R.name) [options]\(operands)

      OPTIONS:
      \(rows.joined(separator: "\n"))
      """
  }
}

extension String {
  /// The text with blanks behind it, up to a width in characters; at least one blank.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
