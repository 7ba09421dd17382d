import SystemPackage

/// `rebuild`: `dmake install` in components of a gate that was built, under bldenv, as a job.
///
/// - Source: illumos developer's guide: `dmake install` in a component's directory inside a bldenv. `-m serial` leaves the wrapping of job
///   output out, `-S` takes back the `-k` of the environment file, so that the first error ends it.
public struct Rebuild: ComponentRecipe {
  /// The name on the command line.
  public static let name = "rebuild"
  /// What it does, in one line.
  public static let summary = "Build components anew in the gate's proto area: named, or changed."

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
    facts.build.obstacle(to: "A build", in: site.workspace.gate(shell.gate))
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: ComponentFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(shell.gate)
    let work = try ComponentWork(shell, gate, facts.build, at: site)
    let directories = try facts.directories(in: gate, names: names)
    let stamp = site.workspace.temporaryFolder.appending("heliosw-\(gate.name).rebuilt")
    let builds = directories.map { directory in
      Step(
        "Rebuild \(directory)",
        why: "dmake makes what is older than its sources and installs it in the proto area.",
        .run(work.command("dmake -S -m serial install", in: directory)), impact: .writes,
        undo: .none("the component's files in the proto area are replaced."), onFailure: .goOn)
    }
    return Plan(
      "rebuild \(directories.joined(separator: ", "))", recipe: Self.name, on: site.machine,
      stages: (work.preparation + [ProtoChanges.stamp(stamp)] + builds + [
        ProtoChanges.step(in: gate.protoArea(shell.flavour), since: stamp)
      ]).map { .step($0) })
  }
}
