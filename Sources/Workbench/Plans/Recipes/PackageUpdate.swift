import SystemPackage

/// `pkg-update`: updates the machine itself from its publishers, into a boot environment that pkg makes.
public struct PackageUpdate: Recipe {
  /// The name on the command line.
  public static let name = "pkg-update"
  /// What it does, in one line.
  public static let summary = "Update the machine itself; the update is booted by the next reboot."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options = [
    RecipeOption("dry-run", "n", help: "Only tell what would change.")
  ]

  /// Whether only what would change is told.
  public var isRehearsal: Bool

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    isRehearsal = arguments.has("dry-run")
  }

  /// Asks for the boot environments.
  public func facts(at site: Site) async throws(Problem) -> BootEnvironmentList {
    try await site.bootEnvironments()
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    guard let running = facts.running else {
      throw Problem(.refused, "\(site.machine.name) does not say which boot environment runs.")
    }
    let update = Step(
      isRehearsal ? "Tell what would change" : "Update the system",
      why:
        "pkg clones \(running.name), updates the clone and activates it; status 4 means that there was nothing to do.",
      .run(isRehearsal ? .pkg("update", "-n", "-v") : .pkg("update", "-v")),
      impact: isRehearsal ? .reads : .replacesSystem,
      undo: isRehearsal
        ? .nothingToUndo : .command(.beadm("activate", "-v", facts.onReboot?.name ?? running.name)),
      advice:
        "What runs now is untouched; a boot environment that was not finished can be destroyed.")
    let check = Step(
      "Check that it can be done", why: "Updates of Helios are for Helios.",
      .require([.init("this is no Helios", .line("ID=helios", in: site.machine.osRelease))]),
      impact: .reads)
    var plan = Plan(
      isRehearsal ? "rehearse an update of \(site.machine.name)" : "update \(site.machine.name)",
      recipe: Self.name, on: site.machine, stages: [.step(check), .step(update)])
    plan.meanings = PackageStatus.meanings
    plan.notes["before"] = running.name
    return plan
  }
}

/// The words that pkg ends an update with, when the machine must be restarted for it.
///
/// - Source: pkg5 src/client.py, `__display_plan` and what follows an update; the same in logs of Helios.
public struct UpdateEnding: Hashable, Sendable {
  /// The boot environment that holds the update.
  public var environment: String
  /// All that was said about it, a line each.
  public var words: [String]

  /// Finds them in what pkg printed; nil where it did not ask for a reboot.
  public init?(in text: some StringProtocol) {
    let lines = String(text).split(whereSeparator: \.isNewline).map(String.init)
    guard let name = lines.last(where: { $0.hasPrefix("New BE: ") })?.dropFirst(8), !name.isEmpty
    else { return nil }
    environment = String(name)
    let first = lines.lastIndex { $0.hasPrefix("A clone of ") } ?? lines.count - 1
    words = Array(lines[first...])
  }
}
