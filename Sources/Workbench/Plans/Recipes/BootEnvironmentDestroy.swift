/// `be destroy`: destroys a boot environment with its snapshots, or a single snapshot.
public struct BootEnvironmentDestroy: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be destroy"
  /// What it does, in one line.
  public static let summary = "Destroy a boot environment for good, or one of its snapshots."
  /// The operands it takes.
  public static let operands = "NAME[@SNAPSHOT]"
  /// Its options.
  public static let options = [RecipeOption.yes]

  /// Which one.
  public var victim: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    victim = try Self.name(of: arguments)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    if victim.contains("@") { return try destroySnapshot(at: site, facts) }
    let chosen = try facts.need(victim, toBe: "destroyed")
    try protect(chosen, facts)
    let snapshots = facts.snapshots(of: victim).count
    let unmount = chosen.mountPoint.map {
      Step.unmount(victim, from: $0, why: "What is mounted is not destroyed.")
    }
    return plan(
      "destroy \(victim)", at: site, typing: victim, losing: [loss(snapshots)],
      [
        .look([
          .stands(chosen),
          .hasNone(of: "NRT", victim, else: "\(victim) runs, or is to be booted, by now"),
          .isNotBeingMade(victim),
        ]), unmount, destroy(snapshots), .ask([.isFree(victim)]),
      ])
  }

  private func destroy(_ snapshots: Int) -> Step {
    let words = ["pfexec", "beadm", "destroy", "-F"] + (snapshots == 0 ? [] : ["-s"])
    return Step(
      "Destroy \(victim)",
      why: "Frees what only it holds. -F: beadm would ask, and take no answer for no.",
      .run(Command(words + ["-v", victim])), impact: .replacesSystem,
      undo: .none("\(loss(snapshots)) are gone for good."),
      reasons: [
        BeadmStatus.snapshotExists.rawValue:
          "\(victim) has got snapshots since this plan was made: make the plan anew"
      ])
  }

  private func loss(_ snapshots: Int) -> String {
    "the files of \(victim)\(snapshots == 0 ? "" : ", and its snapshots (\(snapshots))")"
  }

  /// What the machine runs in or starts in stays, and so does what somebody has marked.
  private func protect(
    _ chosen: BootEnvironment, _ facts: BootEnvironmentList
  ) throws(Problem) {
    let refusal: (String, String)? =
      if chosen.isRunning {
        ("the machine runs in it", "Boot another one first.")
      } else if chosen.flags.contains(.once) {
        ("it is to be booted once", "Cancel that first: heliosw be boot-once --cancel")
      } else if chosen.flags.contains(.onReboot) {
        ("the machine boots it next", "Activate another one first: heliosw be activate NAME")
      } else if chosen.flags.contains(.unknown) {
        ("beadm says something of it that heliosw does not know", "beadm list shows it.")
      } else if facts.beingMade.contains(victim) {
        ("an onu is making it at this moment", "Wait for its end, or stop it: heliosw jobs")
      } else if facts.notes[chosen].isKept {
        ("it is marked to be kept", "Take the mark away first: heliosw be keep \(victim) --off")
      } else {
        nil
      }
    guard let (reason, hint) = refusal else { return }
    throw Problem(.refused, "\(victim) can't be destroyed: \(reason).", hint: hint)
  }

  private func destroySnapshot(
    at site: Site, _ facts: BootEnvironmentList
  ) throws(Problem) -> Plan {
    let snapshot = try facts.needSnapshot(victim, toBe: "destroyed")
    if let clone = facts.clones(of: victim).first {
      throw Problem(
        .refused, "\(victim) can't be destroyed: \(clone) was cloned from it.",
        hint: "It goes with the last boot environment that came from it.")
    }
    let destroy = Step(
      "Destroy \(victim)", why: "Frees what only the snapshot holds.",
      .run(.beadm("destroy", "-F", "-v", victim)), impact: .replacesSystem,
      undo: .none("what only this snapshot held is gone for good."))
    return plan(
      "destroy snapshot \(victim)", at: site, typing: victim,
      losing: ["what only the snapshot \(victim) holds"],
      [.look([.stands(snapshot)]), destroy, .ask([.lacksSnapshot(victim)])])
  }
}

extension RecipeOption {
  /// The consent of a command line to what can't be taken back.
  public static let yes = RecipeOption(
    "yes", nil, .word("NAME"), isInForm: false,
    help: "The name once more: without it nothing is destroyed.")
}
