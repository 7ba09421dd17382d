import SystemPackage

/// A named way to make a plan.
///
/// A recipe is one file and one line in ``Catalog``: from these come its palette entry, its form, `heliosw NAME`, `heliosw plan
/// NAME`, their completion and its page in the docs.
public protocol Recipe: Sendable {
  /// What must be known of the machine before the plan can be made.
  associatedtype Facts: Sendable

  /// The name on the command line.
  static var name: String { get }
  /// What it does, in one line.
  static var summary: String { get }
  /// What operands it takes, for help; empty if none, in brackets if there need be none.
  static var operands: String { get }
  /// What they are, in a sentence, for its form.
  static var operandHelp: String { get }
  /// Whether its operands are words each, or one text.
  static var operandForm: OperandForm { get }
  /// Its options.
  static var options: [RecipeOption] { get }
  /// Options that its form shows as one choice.
  static var choices: [RecipeChoice] { get }
  /// The words that its form begins with where nobody has chosen yet.
  static var firstWords: [String] { get }

  /// Takes the user's choices.
  ///
  /// - Throws: ``Problem`` (usage) for choices that exclude each other or make no sense.
  init(_ arguments: RecipeArguments) throws(Problem)

  /// Asks what must be known.
  func facts(at site: Site) async throws(Problem) -> Facts

  /// Tells what would make the plan end with a refusal if it ran now, though it can be made; pure.
  ///
  /// The plan itself must `require` the opposite: this only says it earlier, and in more words.
  func obstacle(at site: Site, with facts: Facts) -> Problem?

  /// Makes the plan; pure.
  ///
  /// - Throws: ``Problem`` (refused) when the facts make it impossible.
  func plan(at site: Site, with facts: Facts) throws(Problem) -> Plan
}

/// How a recipe takes words that belong to no option.
public enum OperandForm: Hashable, Sendable {
  /// Each is something of its own: names, components.
  case words
  /// They are one text, such as a command.
  case text
}

extension Recipe {
  /// Words, unless the recipe says otherwise.
  public static var operandForm: OperandForm { .words }

  /// No options belong together, unless the recipe says otherwise.
  public static var choices: [RecipeChoice] { [] }

  /// Nothing, unless the recipe says otherwise.
  public static var operandHelp: String { "" }

  /// None, unless the recipe says otherwise.
  public static var firstWords: [String] { [] }

  /// Nothing, unless the recipe says otherwise.
  public func obstacle(at site: Site, with facts: Facts) -> Problem? { nil }

  /// Makes the recipe of a command line's words, checked as a whole.
  ///
  /// - Parameter folder: Where relative paths count from.
  /// - Throws: ``Problem`` (usage).
  public static func make(
    _ arguments: RecipeArguments, in folder: FilePath
  ) throws(Problem) -> Self {
    try arguments.check(options)
    if operands.isEmpty, let word = arguments.operands.first {
      throw Problem(.usage, "\(name) takes options only, not \(word).")
    }
    if !operands.isEmpty, !operands.hasPrefix("["), arguments.operands.isEmpty {
      throw Problem(.usage, "\(name) needs \(operands).")
    }
    return try Self(arguments.absolute(options, from: folder))
  }

  /// Asks what must be known, then makes the plan, whether it could run now or not.
  public func plan(at site: Site) async throws(Problem) -> Plan {
    try closed(plan(at: site, with: try await facts(at: site)), at: site)
  }

  /// Asks what must be known, then makes the plan to run it now.
  ///
  /// - Throws: ``Problem`` (refused) also when something stands in its way.
  public func planToRun(at site: Site) async throws(Problem) -> Plan {
    let facts = try await facts(at: site)
    let plan = try plan(at: site, with: facts)
    if let obstacle = obstacle(at: site, with: facts) { throw obstacle }
    return closed(plan, at: site)
  }

  /// The plan with the user's own command behind it, if it does more than look; at a terminal its user is there anyway.
  private func closed(_ plan: Plan, at site: Site) -> Plan {
    var plan = plan
    if plan.foreground == .job, plan.impact.needsConfirmation { plan.afterwards = site.afterwards }
    return plan
  }
}

/// All recipes, in the order of the palette and of the help.
public enum Catalog {
  /// The recipes.
  public static let recipes: [any Recipe.Type] =
    buildRecipes + [Fetch.self] + setupRecipes + installRecipes + jobRecipes
    + bootEnvironmentRecipes

  private static let buildRecipes: [any Recipe.Type] = [
    BuildIllumos.self, Rebuild.self, Bldenv.self, Check.self, Packages.self, MergeIllumos.self,
    Genenv.self,
  ]

  private static let installRecipes: [any Recipe.Type] = [
    Onu.self, OnuUndo.self, OnuCleanUp.self, DepotStart.self, KeepRepository.self,
    ArchiveRepository.self, PackageUpdate.self, Reboot.self,
  ]

  private static let setupRecipes: [any Recipe.Type] = [
    Setup.self, MendRecipe.self, Cleanup.self,
  ]

  private static let jobRecipes: [any Recipe.Type] = [
    StopNightly.self, ClearLock.self, TidyJobs.self,
  ]

  private static let bootEnvironmentRecipes: [any Recipe.Type] = [
    BootEnvironmentCreate.self, BootEnvironmentActivate.self, BootEnvironmentBootOnce.self,
    BootEnvironmentMount.self, BootEnvironmentUnmount.self, BootEnvironmentShell.self,
    BootEnvironmentRename.self, BootEnvironmentDiff.self,
    BootEnvironmentTakeSnapshot.self, BootEnvironmentRollback.self, BootEnvironmentDestroy.self,
  ]

  /// The recipe of a name.
  public static func recipe(named name: String) -> (any Recipe.Type)? {
    recipes.first { $0.name == name }
  }
}
