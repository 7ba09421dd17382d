import ArgumentParser
import Workbench

/// `heliosw NAME …`: makes the recipe's plan, starts it as a job and follows it.
struct RecipeCommand<R: Recipe>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: R.name, abstract: R.summary)
  }

  @Argument(
    parsing: .captureForPassthrough, help: "Options and operands; --help shows them.",
    completion: .list(RecipeWords<R>.completions))
  var words: [String] = []

  func run() async throws {
    try await reporting {
      let words = try RecipeWords<R>(words)
      let site = try await Wiring.find(words.common).site
      let plan = try await words.recipe.plan(at: site)
      guard plan.foreground == .job else {
        throw try await ForegroundRun(site: site, plan: plan).run(words.isDetached).code
      }
      let id = try await site.start(plan, as: .new(for: plan))
      let follower = JobFollower(site: site, id: id, plan: plan)
      guard !words.isDetached else {
        Console.print(id.name)
        return
      }
      throw try await follower.follow().code
    }
  }
}

/// `heliosw plan NAME …`: prints the recipe's plan as the shell script that would run.
struct RecipePlanCommand<R: Recipe>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: R.name, abstract: R.summary)
  }

  @Argument(
    parsing: .captureForPassthrough, help: "Options and operands; --help shows them.",
    completion: .list(RecipeWords<R>.completions))
  var words: [String] = []

  func run() async throws {
    try await reporting {
      let words = try RecipeWords<R>(words)
      let site = try await Wiring.find(words.common).site
      Console.print(try await words.recipe.plan(at: site).script, terminator: "")
    }
  }
}

/// `heliosw plan`: the plans of all recipes.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what a recipe would run, as one shell script.",
    subcommands: Catalog.recipes.map { planCommand($0) })

  private static func planCommand<R: Recipe>(_ recipe: R.Type) -> any ParsableCommand.Type {
    RecipePlanCommand<R>.self
  }
}

extension Heliosw {
  /// The commands that run the recipes.
  static var recipeCommands: [any ParsableCommand.Type] {
    func command<R: Recipe>(_ recipe: R.Type) -> any ParsableCommand.Type { RecipeCommand<R>.self }
    return Catalog.recipes.map { command($0) }
  }
}
