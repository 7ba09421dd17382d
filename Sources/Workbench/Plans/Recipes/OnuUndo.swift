/// `onu-undo`: takes an installation back: the boot environment that was there before is active again, the new one is destroyed.
public struct OnuUndo: Recipe {
  /// The name on the command line.
  public static let name = "onu-undo"
  /// What it does, in one line.
  public static let summary =
    "Take an onu back: activate what was there before, destroy the new one."
  /// The operands it takes.
  public static let operands = "NAME"
  /// Its options.
  public static let options = [RecipeOption.yes]

  /// The boot environment that onu has made.
  public var victim: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard arguments.operands.count == 1 else {
      throw Problem(.usage, "onu-undo takes the name of one boot environment.")
    }
    victim = arguments.operands[0]
  }

  /// What must be known.
  public struct Facts: Hashable, Sendable {
    /// The boot environments.
    public var environments: BootEnvironmentList
    /// What the machine started in before, as the job of the onu noted it; nil where no job tells.
    public var before: String?
    /// Whether an onu has made it, as a job, its mount point or its packages show; nil where nothing tells.
    public var isOfOnu: Bool?

    /// Makes facts.
    public init(environments: BootEnvironmentList, before: String? = nil, isOfOnu: Bool? = nil) {
      self.environments = environments
      self.before = before
      self.isOfOnu = isOfOnu
    }
  }

  /// Asks for the boot environments, and for the job that made the one to be taken back.
  public func facts(at site: Site) async throws(Problem) -> Facts {
    let list = try await site.bootEnvironments()
    guard let chosen = list[victim] else { return Facts(environments: list) }
    let maker = try await site.jobs().filter { $0.hasMade(chosen) }.max { $0.id < $1.id }
    let isKnown = maker != nil || chosen.isMountedByOnu
    return Facts(
      environments: list, before: maker?.plan?.notes?["before"],
      isOfOnu: isKnown
        ? true : list.notes[chosen].provenance?.publisher.map { $0 == Self.publisher })
  }

  /// The publisher of what a gate's own build has made.
  ///
  /// - Source: illumos-gate usr/src/pkg/Makefile, PKGPUBLISHER_REDIST.
  private static let publisher = "on-nightly"

  /// Makes the plan; pure.
  public func plan(at site: Site, with known: Facts) throws(Problem) -> Plan {
    let facts = known.environments
    let chosen = try facts.need(victim, toBe: "taken back")
    guard !chosen.isRunning else {
      throw Problem(
        .refused, "\(victim) runs: what runs can't be destroyed.",
        hint: wayOut(of: chosen, known))
    }
    // The first one was installed.
    guard known.isOfOnu ?? facts.environments.contains(where: { $0.createdAt < chosen.createdAt })
    else {
      throw Problem(
        .refused, "Nothing shows that an onu has made \(victim): there is nothing to take back.",
        hint: "heliosw be destroy \(victim) destroys it for good.")
    }
    guard !facts.notes[chosen].isKept else {
      throw Problem(
        .refused, "\(victim) is marked to be kept.", hint: "heliosw be keep \(victim) --off")
    }
    let isNext = chosen.flags.contains(.onReboot)
    // What was there before, if it still is; else what runs.
    let old = isNext ? known.before.flatMap { facts[$0] } ?? facts.running : facts.onReboot
    guard let old else {
      throw Problem(.refused, "Without \(victim) the machine would have nothing to start in.")
    }
    var steps = [Step.look([.stands(chosen), .stands(old), .isNotBeingMade(victim)])]
    if chosen.flags.contains(.once) { steps.append(.cancelOnce(victim)) }
    if isNext {
      steps.append(
        .activate(
          old.name, insteadOf: victim,
          why: "The next start is in what it would have been without \(victim)."))
    }
    if let place = chosen.mountPoint {
      steps.append(.unmount(victim, from: place, why: "What is mounted is not destroyed."))
    }
    steps += [
      Step(
        "Destroy \(victim)", why: "Frees what only it holds; the packages it came from stay.",
        .run(.beadm("destroy", "-F", "-s", "-v", victim)), impact: .replacesSystem,
        undo: .none("the files of \(victim) are gone for good.")),
      .ask([
        .isFree(victim),
        .has("R", old.name, else: "\(old.name) is not what the machine starts in"),
      ]),
    ]
    var plan = Plan(
      "take back \(victim)", recipe: Self.name, on: site.machine, stages: steps.map { .step($0) })
    plan.meanings = BeadmStatus.meanings
    plan.wordToType = victim
    plan.notes["destroys"] = victim
    return plan
  }

  /// How another one comes to run: by a mere restart, where the machine starts in another one anyway.
  private func wayOut(of chosen: BootEnvironment, _ known: Facts) -> String {
    let facts = known.environments
    if let next = facts.next, !next.isRunning {
      return "heliosw reboot starts \(next.name), then it can be taken back."
    }
    let other =
      known.before.flatMap { facts[$0] }
      ?? facts.environments.last { !$0.isRunning && $0.createdAt < chosen.createdAt }
    return
      "Boot another one first: heliosw be activate \(other?.name ?? "NAME"), then heliosw reboot."
  }
}
