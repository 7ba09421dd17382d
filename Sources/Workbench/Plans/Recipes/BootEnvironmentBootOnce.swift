/// `be boot-once`: lets only the machine's next start be in a boot environment; the one after that is in the usual one again.
public struct BootEnvironmentBootOnce: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be boot-once"
  /// What it does, in one line.
  public static let summary = "Boot a boot environment once; the start after that is the usual one."
  /// The operands it takes.
  public static let operands = "[NAME]"
  /// Its options.
  public static let options = [
    RecipeOption("cancel", "T", help: "Boot the usual one next after all.")
  ]

  /// Which one; nil to cancel.
  public var environment: String?

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    switch (arguments.has("cancel"), arguments.operands.count) {
    case (true, 0): environment = nil
    case (false, 1): environment = arguments.operands[0]
    default:
      throw Problem(.usage, "be boot-once takes either the name of one or --cancel.")
    }
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    guard let environment else { return try cancel(at: site, facts) }
    let chosen = try facts.need(environment, toBe: "booted once")
    if chosen.flags.contains(.once) {
      throw Problem(.refused, "\(environment) is to be booted once already.")
    }
    return plan(
      "boot \(environment) once", at: site,
      [
        .look([.stands(chosen)]), try fallBack(from: chosen, facts), once(environment, facts),
        .ask([.has("T", environment, else: "\(environment) is not what boots next, once")]),
      ])
  }

  private func once(_ name: String, _ facts: BootEnvironmentList) -> Step {
    let before: Command =
      if let once = facts.once {
        .beadm("activate", "-t", "-v", once.name)
      } else {
        .beadm("activate", "-T", "-v", name)
      }
    return Step(
      "Boot \(name) once", why: "If it does not come up, the start after that is the usual one.",
      .run(.beadm("activate", "-t", "-v", name)), impact: .replacesSystem, undo: .command(before))
  }

  /// What is active already, as onu leaves its own, has nothing to fall back to: the running one is made the usual one again.
  private func fallBack(
    from chosen: BootEnvironment, _ facts: BootEnvironmentList
  ) throws(Problem) -> Step? {
    guard chosen.flags.contains(.onReboot) else { return nil }
    guard let running = facts.running, running.name != chosen.name else {
      throw Problem(
        .refused, "\(chosen.name) can't be booted once: it is what boots anyway.",
        hint: "Activate another one first, to fall back to.")
    }
    return .activate(
      running.name, insteadOf: chosen.name,
      why:
        "\(chosen.name) is what boots always: without another to fall back to, once means nothing."
    )
  }

  private func cancel(at site: Site, _ facts: BootEnvironmentList) throws(Problem) -> Plan {
    guard let once = facts.once else {
      throw Problem(
        .refused, "There is nothing to cancel: no boot environment is to be booted once.")
    }
    return plan(
      "cancel booting \(once.name) once", at: site,
      [.look([.stands(once)]), .cancelOnce(once.name), .ask([.nothingOnce])])
  }
}
