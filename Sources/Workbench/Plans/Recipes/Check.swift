import SystemPackage

/// `check`: `dmake check` in components of the gate: named, or those of changed files.
///
/// - Source: illumos developer's guide; nightly's option `C` does the same for the whole tree.
public struct Check: ComponentRecipe {
  /// The name on the command line.
  public static let name = "check"
  /// What it does, in one line.
  public static let summary = "Check the style of components with dmake check: named, or changed."

  /// The environment.
  public var shell: BuildShell
  /// The components or files of them; those of changed files if empty.
  public var names: [String]

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    shell = try BuildShell(arguments)
    names = arguments.operands
  }

  /// Tells what stands in the way now.
  public func obstacle(at site: Site, with facts: ComponentFacts) -> Problem? {
    facts.build.obstacle(to: "A check", in: site.workspace.gate(shell.gate))
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: ComponentFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(shell.gate)
    let work = try ComponentWork(shell, gate, facts.build, at: site)
    let directories = try facts.directories(in: gate, names: names)
    let checks = directories.map { directory in
      Step(
        "Check \(directory)", why: "cstyle, hdrchk, manlint and the like, as nightly runs them.",
        .run(work.command("dmake -m serial check", in: directory)), impact: .writes,
        onFailure: .goOn)
    }
    return Plan(
      "check \(directories.joined(separator: ", "))", recipe: Self.name, on: site.machine,
      stages: (work.preparation + checks).map { .step($0) })
  }
}
