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
      let site = try await Wiring.find(words.common, root: words.root).site
      var plan = try await words.recipe.plan(at: site)
      while true {
        let status = try await carryOut(plan, at: site, words)
        // What follows is shown by its own plan command; nothing follows what is left running.
        guard plan.continues, status == .success, !words.isDetached else { throw status.code }
        plan = try await words.recipe.plan(at: site)
      }
    }
  }
}

extension RecipeCommand {
  /// Runs a plan, as a job or with the terminal, and says how it ended.
  private func carryOut(
    _ plan: Plan, at site: Site, _ words: RecipeWords<R>
  ) async throws -> ExitStatus {
    guard plan.losses.isEmpty || words.isAgreed else {
      throw Problem(
        .refused, "\(plan.title) would lose for good: \(plan.losses.joined(separator: ", ")).",
        hint: "Add --yes if that is meant; heliosw plan \(plan.recipe) shows all of it.")
    }
    guard plan.foreground == .job else {
      return try await ForegroundRun(site: site, plan: plan).run(words.isDetached)
    }
    let id = try await site.start(plan, as: .new(for: plan))
    guard !words.isDetached else {
      Console.print(id.name)
      return .success
    }
    return try await JobFollower(site: site, id: id, plan: plan).follow()
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
      let site = try await Wiring.find(words.common, root: words.root).site
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
