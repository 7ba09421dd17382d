/// `be rename`: gives a boot environment another name.
public struct BootEnvironmentRename: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be rename"
  /// What it does, in one line.
  public static let summary = "Give a boot environment another name."
  /// The operands it takes.
  public static let operands = "NAME NEW-NAME"
  /// Its options.
  public static let options: [RecipeOption] = []

  /// Which one.
  public var environment: String
  /// Its new name.
  public var newName: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard arguments.operands.count == 2 else { throw Self.usage }
    (environment, newName) = (arguments.operands[0], arguments.operands[1])
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    let chosen = try facts.need(environment, toBe: "renamed")
    if chosen.isRunning {
      throw Problem(
        .refused, "\(environment) can't be renamed: the machine runs in it.",
        hint: "Boot another one first, or create one of the new name and activate that.")
    }
    try facts.checkNew(newName)
    let rename = Step(
      "Rename \(environment) to \(newName)", why: "Only its name changes, and what refers to it.",
      .run(.beadm("rename", "-v", environment, newName)), impact: .replacesSystem,
      undo: .command(.beadm("rename", "-v", newName, environment)))
    return plan(
      "rename \(environment) to \(newName)", at: site,
      [
        .look([.stands(chosen), .isFree(newName)]), rename,
        .ask([.isThere(newName), .isFree(environment)]),
      ])
  }
}
