import ArgumentParser
import Workbench

/// `heliosw NAME …`: makes the recipe's plan, starts it as a job and follows it.
struct RecipeCommand<R: Recipe>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: R.verb, abstract: R.summary)
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
      try words.checkConsent(to: plan)
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
    CommandConfiguration(commandName: R.verb, abstract: R.summary)
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
    subcommands: of(nil) + Catalog.families.map { family($0) })

  /// The commands that print the plans of a family's recipes.
  static func of(_ family: (any RecipeFamily.Type)?) -> [any ParsableCommand.Type] {
    func command<R: Recipe>(_ recipe: R.Type) -> any ParsableCommand.Type {
      RecipePlanCommand<R>.self
    }
    return Catalog.recipes(of: family).map { command($0) }
  }

  private static func family<F: RecipeFamily>(_ family: F.Type) -> any ParsableCommand.Type {
    FamilyPlanCommand<F>.self
  }
}

/// `heliosw plan FAMILY`: the plans of a family's recipes.
struct FamilyPlanCommand<F: RecipeFamily>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: F.name, abstract: F.summary, subcommands: PlanCommand.of(F.self))
  }
}

extension Heliosw {
  /// The commands that run the recipes of a family, or those of none.
  static func recipeCommands(
    of family: (any RecipeFamily.Type)? = nil
  ) -> [any ParsableCommand.Type] {
    func command<R: Recipe>(_ recipe: R.Type) -> any ParsableCommand.Type { RecipeCommand<R>.self }
    return Catalog.recipes(of: family).map { command($0) }
  }
}
