import SystemPackage

/// `be shell`: opens a shell in a boot environment, which is mounted for it if need be and unmounted at the end.
public struct BootEnvironmentShell: BootEnvironmentRecipe {
  /// The name on the command line.
  public static let name = "be shell"
  /// What it does, in one line.
  public static let summary = "Open a shell in a boot environment, mounted for as long as that."

  /// Which one.
  public var environment: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    environment = try Self.name(of: arguments)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BootEnvironmentList) throws(Problem) -> Plan {
    let chosen = try facts.need(environment, toBe: "opened")
    let place = Self.place(for: environment, on: site.machine)
    let shell = { (folder: FilePath) in
      Step(
        "Open a shell in \(folder)",
        why: "What is changed there is changed in \(environment), which is not what runs.",
        // How the shell ends is its user's matter.
        .run(Command(["sh", "-c", #""${SHELL:-sh}" || :"#], in: folder)), impact: .replacesSystem,
        undo: .none("what is changed in the shell stays changed."))
    }
    var plan =
      if let folder = chosen.mountPoint {
        plan("shell in \(environment)", at: site, [.look([.stands(chosen)]), shell(folder)])
      } else {
        plan(
          "shell in \(environment)", at: site,
          [
            .look([.stands(chosen), .isNotMounted(environment)]),
            .mount(environment, at: place, why: "A shell needs its files somewhere."), shell(place),
            .unmount(environment, from: place, why: "It was mounted for the shell only."),
            .ask([.isNotMounted(environment)]),
          ])
      }
    plan.foreground = .terminal
    return plan
  }

  /// The folder that one is mounted at for as long as something of heliosw's needs it.
  static func place(for name: String, on machine: Machine) -> FilePath {
    machine.root.appending("tmp").appending(folder(for: name))
  }

  /// The name of that folder.
  public static func folder(for name: String) -> String { "heliosw-\(name)" }
}
