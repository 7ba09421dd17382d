/// `be create`: makes a boot environment from the running one, from another, or from a snapshot.
public struct BootEnvironmentCreate: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be create"
  /// What it does, in one line.
  public static let summary =
    "Make a boot environment, as a clone of the running one or of another."
  /// The operands it takes.
  public static let operands = "NAME"
  /// Its options.
  public static let options = [
    RecipeOption(
      "from", "e", .word("BE[@SNAPSHOT]"), help: "What is cloned; the running one if left out."),
    RecipeOption("activate", "a", help: "Let the machine start in it from now on."),
  ]

  /// The new name.
  public var newName: String
  /// What is cloned: a boot environment, or a snapshot of one; the running one if nil.
  public var source: String?
  /// Whether the machine shall start in it.
  public var isActivated: Bool

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    newName = try Self.name(of: arguments)
    source = arguments.values["from"]
    isActivated = arguments.has("activate")
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    try facts.checkNew(newName)
    let (words, requirement) = try cloned(facts)
    let make = Step(
      "Create \(newName)",
      why: "A clone of \(source ?? "the running one"): it takes no room until it differs.",
      .run(Command(["pfexec", "beadm", "create", "-v"] + words + [newName])),
      impact: .replacesSystem, undo: .command(.beadm("destroy", "-F", "-v", newName)))
    let activate =
      isActivated
      ? Step.activate(
        newName, insteadOf: facts.onReboot?.name, why: "The machine shall start in it from now on.")
      : nil
    let result =
      isActivated
      ? Step.Requirement.has("R", newName, else: "\(newName) is not what boots next")
      : .isThere(newName)
    return plan(
      "create boot environment \(newName)", at: site,
      [.look([.isFree(newName)] + requirement), make, activate, .ask([result])])
  }

  /// beadm takes what is not running as an option, and clones the running one without being told.
  private func cloned(
    _ facts: BootEnvironmentList
  ) throws(Problem) -> ([String], [Step.Requirement]) {
    guard let source else { return ([], []) }
    if source.contains("@") {
      return (["-e", source], [.stands(try facts.needSnapshot(source, toBe: "cloned"))])
    }
    let environment = try facts.need(source, toBe: "cloned")
    return (environment.isRunning ? [] : ["-e", source], [.stands(environment)])
  }
}
