/// `reboot`: restarts the machine, into the boot environment that is next.
public struct Reboot: Recipe {
  /// The name on the command line.
  public static let name = "reboot"
  /// What it does, in one line.
  public static let summary = "Restart the machine, into the boot environment that is next."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options: [RecipeOption] = []

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {}

  /// What must be known.
  public struct Facts: Hashable, Sendable {
    /// The boot environments.
    public var environments: BootEnvironmentList
    /// The titles of the jobs that run.
    public var running: [String]
    /// Whether one of them is a depot.
    public var hasDepot: Bool

    /// Makes facts.
    public init(
      environments: BootEnvironmentList, running: [String] = [], hasDepot: Bool = false
    ) {
      self.environments = environments
      self.running = running
      self.hasDepot = hasDepot
    }
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> Facts {
    let alive = try await site.jobs().filter(\.state.isAlive)
    return Facts(
      environments: try await site.bootEnvironments(), running: alive.map(\.title),
      hasDepot: alive.contains { $0.plan?.recipe == DepotStart.name })
  }

  /// Jobs that run stand in the way: a restart would end them.
  public func obstacle(at site: Site, with facts: Facts) -> Problem? {
    guard let first = facts.running.first else { return nil }
    let more = facts.running.count > 1 ? " and \(facts.running.count - 1) more" : ""
    return Problem(
      .refused, "\(site.machine.name) can't be restarted now: \(first)\(more) would end.",
      hint: facts.hasDepot
        ? "heliosw depot stop ends a depot, which goes on until then; heliosw jobs stop another job."
        : "Wait for the end, or stop it: heliosw jobs stop.")
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: Facts) throws(Problem) -> Plan {
    guard let next = facts.environments.next else {
      throw Problem(.refused, "\(site.machine.name) does not say what it would start in.")
    }
    let isOnce = next.flags.contains(.once)
    let usual = facts.environments.onReboot?.name
    let fallback = isOnce ? usual.map { " The start after that is in \($0)." } ?? "" : ""
    var requirements: [Step.Requirement] = [
      .stands(next),
      .has(
        isOnce ? "T" : "R", next.name,
        else: "the machine would start in another boot environment by now"),
    ]
    if !isOnce { requirements.append(.nothingOnce) }
    requirements += site.workspace.gates.map {
      .init("a nightly runs in \($0.name)", .unlocked($0.lock))
    }
    let reboot = Step(
      "Restart the machine into \(next.name)",
      why:
        "Be on its console: a system that does not come up says why only there.\(fallback)",
      .run(Command(["pfexec", "reboot"])), impact: .reboots,
      undo: .none(
        "all that runs on the machine ends; the boot menu offers the other boot environments."))
    var plan = Plan(
      "restart \(site.machine.name) into \(next.name)", recipe: Self.name, on: site.machine,
      stages: [.step(.look(requirements)), .step(reboot)])
    plan.notes["environment"] = next.name
    return plan
  }
}
