/// `be snapshot`: keeps the state that a boot environment has now.
public struct BootEnvironmentTakeSnapshot: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be snapshot"
  /// What it does, in one line.
  public static let summary = "Take a snapshot of a boot environment."
  /// The operands it takes.
  public static let operands = "NAME@SNAPSHOT"
  /// Its options.
  public static let options: [RecipeOption] = []

  /// The full name of the new snapshot.
  public var fullName: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    fullName = try Self.name(of: arguments)
    guard fullName.contains("@") else { throw Self.usage }
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    let name = String(fullName.prefix { $0 != "@" })
    let chosen = try facts.need(name, toBe: "kept as a snapshot")
    let snapshot = String(fullName.dropFirst(name.count + 1))
    if let flaw = BootEnvironmentName.flaw(inSnapshot: snapshot) {
      throw Problem(.refused, "\(fullName) can't be the name of a snapshot: \(flaw.words).")
    }
    if facts.snapshot(fullName) != nil {
      throw Problem(.refused, "There is a snapshot \(fullName) already.")
    }
    let take = Step(
      "Take the snapshot \(fullName)",
      why: "It takes no room until \(name) changes, and \(name) can go back to it.",
      .run(.beadm("create", "-v", fullName)), impact: .replacesSystem,
      undo: .command(.beadm("destroy", "-F", "-v", fullName)))
    return plan(
      "take snapshot \(fullName)", at: site,
      [.look([.stands(chosen), .lacksSnapshot(fullName)]), take, .ask([.hasSnapshot(fullName)])])
  }
}

/// `be rollback`: takes a boot environment back to a snapshot.
public struct BootEnvironmentRollback: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be rollback"
  /// What it does, in one line.
  public static let summary = "Take a boot environment back to a snapshot; what came after is lost."
  /// The operands it takes.
  public static let operands = "NAME@SNAPSHOT"
  /// Its options.
  public static let options = [RecipeOption.yes]

  /// The full name of the snapshot.
  public var fullName: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    fullName = arguments.operands.joined(separator: "@")
    guard (1...2).contains(arguments.operands.count), fullName.contains("@") else {
      throw Self.usage
    }
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    let snapshot = try facts.needSnapshot(fullName, toBe: "gone back to")
    let chosen = try facts.need(snapshot.environment, toBe: "rolled back")
    if chosen.isRunning {
      throw Problem(
        .refused, "\(chosen.name) can't be rolled back: the machine runs in it.",
        hint: "Make one from the snapshot instead: heliosw be create NAME --from \(fullName)")
    }
    let newer = facts.snapshots(of: chosen.name).filter { $0.createdAt > snapshot.createdAt }
    for later in newer {
      if let clone = facts.clones(of: later.fullName).first {
        throw Problem(
          .refused,
          "\(chosen.name) can't be rolled back: \(clone) was cloned from \(later.fullName), which is newer."
        )
      }
    }
    let lost =
      "what was written to \(chosen.name) since the snapshot"
      + (newer.isEmpty ? "" : ", and the newer snapshots (\(newer.count))")
    let back = Step(
      "Roll \(chosen.name) back", why: "Its files become those of the snapshot.",
      .run(.beadm("rollback", "-v", fullName)), impact: .replacesSystem,
      undo: .none("\(lost), is lost."))
    return plan(
      "roll back to \(fullName)", at: site, typing: fullName, losing: [lost],
      [
        .look([
          .stands(chosen), .stands(snapshot),
          .hasNone(of: "N", chosen.name, else: "\(chosen.name) runs by now"),
        ]), back, .ask([.hasSnapshot(fullName)]),
      ])
  }
}
