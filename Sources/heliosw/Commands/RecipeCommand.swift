import ArgumentParser
import Workbench

/// What a command does with a recipe's plan.
protocol RecipeUse {
  /// Does it.
  static func use<R: Recipe>(_ words: RecipeWords<R>, at site: Site) async throws
}

/// A command for a recipe: it takes the recipe's own words, and has its completion.
struct RecipeCommand<R: Recipe, Use: RecipeUse>: AsyncParsableCommand {
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
      try await Use.use(words, at: try await Wiring.find(words.common, root: words.root).site)
    }
  }
}

/// `heliosw NAME …`: makes the plan, starts it as a job and follows it.
enum RunningIt: RecipeUse {
  static func use<R: Recipe>(_ words: RecipeWords<R>, at site: Site) async throws {
    while true {
      let plan = try await words.recipe.planToRun(at: site)
      let status = try await carryOut(plan, at: site, words)
      // What follows is a plan of its own, made when this one is done; nothing follows what is left running.
      guard plan.continues, status == .success else { throw status.code }
      guard !words.isDetached else {
        Console.complain("more follows when that is done: call this again then")
        throw status.code
      }
    }
  }

  /// Runs a plan, as a job or with the terminal, and says how it ended.
  private static func carryOut<R: Recipe>(
    _ plan: Plan, at site: Site, _ words: RecipeWords<R>
  ) async throws -> ExitStatus {
    try words.checkConsent(to: plan)
    guard plan.losses.isEmpty || words.isAgreed else {
      throw Problem(
        .refused, "\(plan.title) would lose for good:\n  \(plan.losses.joined(separator: "\n  "))",
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
    let content: BuildFollower.Content = words.isJSON ? .nothing : .milestones
    return try await JobFollower(site: site, id: id, plan: plan, content: content).follow()
  }
}

/// `heliosw plan NAME …`: prints the plan as the shell script that would run, also when it could not run now.
enum PrintingIt: RecipeUse {
  static func use<R: Recipe>(_ words: RecipeWords<R>, at site: Site) async throws {
    Console.print(try await words.recipe.plan(at: site).script, terminator: "")
  }
}

/// `heliosw plan`: the plans of all recipes.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what a recipe would run, as one shell script.",
    subcommands: Heliosw.commands(of: nil, PrintingIt.self)
      + Catalog.families.map { family($0) })

  private static func family<F: RecipeFamily>(_ family: F.Type) -> any ParsableCommand.Type {
    FamilyPlanCommand<F>.self
  }
}

/// `heliosw plan FAMILY`: the plans of a family's recipes.
struct FamilyPlanCommand<F: RecipeFamily>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: F.name, abstract: F.summary,
      subcommands: Heliosw.commands(of: F.self, PrintingIt.self))
  }
}

extension Heliosw {
  /// The commands that run the recipes of a family, or those of none.
  static func recipeCommands(
    of family: (any RecipeFamily.Type)? = nil
  ) -> [any ParsableCommand.Type] {
    Catalog.recipes(of: family).map {
      if $0 == Cleanup.self { return command($0, ListingOrRunning.self) }
      if $0 == BootEnvironmentDiff.self { return command($0, ComparingEnvironments.self) }
      return command($0, RunningIt.self)
    }
  }

  fileprivate static func commands<Use: RecipeUse>(
    of family: (any RecipeFamily.Type)?, _ use: Use.Type
  ) -> [any ParsableCommand.Type] {
    Catalog.recipes(of: family).map { command($0, use) }
  }

  private static func command<R: Recipe, Use: RecipeUse>(
    _ recipe: R.Type, _ use: Use.Type
  ) -> any ParsableCommand.Type {
    RecipeCommand<R, Use>.self
  }
}
