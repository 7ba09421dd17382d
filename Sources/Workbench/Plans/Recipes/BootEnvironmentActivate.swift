/// `be activate`: lets the machine start in a boot environment from now on.
public struct BootEnvironmentActivate: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be activate"
  /// What it does, in one line.
  public static let summary = "Let the machine start in a boot environment from now on."

  /// Which one.
  public var environment: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    environment = try Self.name(of: arguments)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    let chosen = try facts.need(environment, toBe: "activated")
    let isActive = chosen.flags.contains(.onReboot)
    guard !isActive || facts.once != nil else {
      throw Problem(.refused, "\(environment) is what the machine boots next already.")
    }
    return plan(
      "activate \(environment)", at: site,
      [
        .look([.stands(chosen)]), facts.once.map { .cancelOnce($0.name) },
        isActive
          ? nil
          : .activate(
            environment, insteadOf: facts.onReboot?.name,
            why: "It becomes what the pool boots, and its own boot files are installed."),
        .ask([
          .has("R", environment, else: "\(environment) is not what boots next"), .nothingOnce,
        ]),
      ])
  }
}
