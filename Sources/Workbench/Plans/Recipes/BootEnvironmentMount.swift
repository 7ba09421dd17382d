import SystemPackage

/// `be mount`: mounts a boot environment, to look into it or to change it.
public struct BootEnvironmentMount: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be mount"
  /// What it does, in one line.
  public static let summary = "Mount a boot environment at a folder, or where beadm likes."
  /// The operands it takes.
  public static let operands = "NAME [FOLDER]"
  /// Its options.
  public static let options = [
    RecipeOption(
      "shared", "s", .oneOf(["ro", "rw"]),
      help: "Mount the file systems that all share below it too, read only or not.")
  ]

  /// Which one.
  public var environment: String
  /// Where; beadm makes a folder of its own if nil.
  public var folder: FilePath?
  /// How the shared file systems are mounted below it; not at all if nil.
  public var shared: String?

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard (1...2).contains(arguments.operands.count) else { throw Self.usage }
    environment = arguments.operands[0]
    shared = arguments.values["shared"]
    guard arguments.operands.count == 2 else { return }
    guard arguments.operands[1].hasPrefix("/") else {
      throw Problem(
        .usage, "\(arguments.operands[1]) is no folder to mount at: it must begin with /.")
    }
    folder = FilePath(arguments.operands[1])
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    let chosen = try facts.need(environment, toBe: "mounted")
    if let place = chosen.mountPoint {
      throw Problem(
        .refused, "\(environment) is mounted at \(place) already.",
        hint: chosen.isRunning ? "It is the running one." : "Unmount it there first.")
    }
    let words =
      (shared.map { ["-s", $0] } ?? []) + ["-v", environment]
      + (folder.map { [$0.string] } ?? [])
    let mount = Step(
      "Mount \(environment)",
      why: "Its files can be read and changed then; it does not run by that.",
      .run(Command(["pfexec", "beadm", "mount"] + words)), impact: .replacesSystem,
      undo: .command(.beadm("unmount", "-v", environment)),
      reasons: [BeadmStatus.mounted.rawValue: "\(environment) is mounted already"])
    var conditions = [Step.Requirement.stands(chosen), .isNotMounted(environment)]
    if let folder {
      // What is not there yet is made by beadm.
      conditions.append(
        .init("\(folder) is no folder", .lacks(Command(["ls", "-ldL", folder.string]), "^[^d]")))
    }
    return plan(
      "mount \(environment)", at: site,
      [.look(conditions), mount, .ask([.isMounted(environment)])])
  }
}

/// `be unmount`: unmounts a boot environment.
public struct BootEnvironmentUnmount: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be unmount"
  /// What it does, in one line.
  public static let summary = "Unmount a boot environment."

  /// Which one.
  public var environment: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    environment = try Self.name(of: arguments)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    let chosen = try facts.need(environment, toBe: "unmounted")
    if chosen.isRunning {
      throw Problem(.refused, "\(environment) can't be unmounted: the machine runs in it.")
    }
    guard let place = chosen.mountPoint else {
      throw Problem(.refused, "\(environment) can't be unmounted: it is not mounted.")
    }
    if facts.beingMade.contains(environment) {
      throw Problem(
        .refused, "\(environment) can't be unmounted: an onu is making it at this moment.",
        hint: "Wait for its end, or stop it: heliosw jobs")
    }
    return plan(
      "unmount \(environment)", at: site,
      [
        .look([.stands(chosen), .isMounted(environment), .isNotBeingMade(environment)]),
        .unmount(environment, from: place, why: "Its files at \(place) are not needed any more."),
        .ask([.isNotMounted(environment)]),
      ])
  }
}
