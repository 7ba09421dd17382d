/// Recipes that belong together: their names begin with the family's, as `be create` and `be destroy` do.
public protocol RecipeFamily: Sendable {
  /// The first word of their names.
  static var name: String { get }
  /// What they are about, in one line.
  static var summary: String { get }
}

extension Catalog {
  /// The families.
  public static let families: [any RecipeFamily.Type] = [
    BootEnvironmentFamily.self, DepotFamily.self, PackagesFamily.self,
  ]

  /// The recipes of a family, in their order; those of none without one.
  public static func recipes(of family: (any RecipeFamily.Type)?) -> [any Recipe.Type] {
    recipes.filter { recipe in
      guard let family else { return !recipe.name.contains(" ") }
      return recipe.name.hasPrefix("\(family.name) ")
    }
  }
}

extension Recipe {
  /// The name within its family: `create` of `be create`.
  public static var verb: String { String(name.split(separator: " ").last ?? Substring(name)) }
}

/// What can be done with boot environments.
public enum BootEnvironmentFamily: RecipeFamily {
  /// The first word of their names.
  public static let name = "be"
  /// What they are about, in one line.
  public static let summary = "List, make, boot, mount and destroy boot environments."
}
