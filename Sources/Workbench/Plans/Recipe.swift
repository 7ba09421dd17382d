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
  /// What operands it takes, for help; empty if none.
  static var operands: String { get }
  /// Its options.
  static var options: [RecipeOption] { get }

  /// Takes the user's choices.
  ///
  /// - Throws: ``Problem`` (usage) for choices that exclude each other or make no sense.
  init(_ arguments: RecipeArguments) throws(Problem)

  /// Asks what must be known.
  func facts(at site: Site) async throws(Problem) -> Facts

  /// Makes the plan; pure.
  ///
  /// - Throws: ``Problem`` (refused) when the facts forbid it.
  func plan(at site: Site, with facts: Facts) throws(Problem) -> Plan
}

extension Recipe {
  /// Asks what must be known, then makes the plan.
  public func plan(at site: Site) async throws(Problem) -> Plan {
    try plan(at: site, with: try await facts(at: site))
  }
}

/// All recipes, in the order of the palette and of the help.
public enum Catalog {
  /// The recipes.
  public static let recipes: [any Recipe.Type] =
    [BuildIllumos.self, Fetch.self] + bootEnvironmentRecipes

  private static let bootEnvironmentRecipes: [any Recipe.Type] = [
    BootEnvironmentCreate.self, BootEnvironmentActivate.self, BootEnvironmentBootOnce.self,
    BootEnvironmentMount.self, BootEnvironmentUnmount.self, BootEnvironmentShell.self,
    BootEnvironmentRename.self,
    BootEnvironmentTakeSnapshot.self, BootEnvironmentRollback.self, BootEnvironmentDestroy.self,
  ]

  /// The recipe of a name.
  public static func recipe(named name: String) -> (any Recipe.Type)? {
    recipes.first { $0.name == name }
  }
}
