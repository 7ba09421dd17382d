import SystemPackage

/// `publish`: publishes the gate's packages anew from its proto area, without building anything.
///
/// - Source: illumos developer's guide: `cd $SRC/pkg && dmake install` inside a bldenv. Without `-m serial`: manifests are worked on side by
///   side. `-S` as in ``Rebuild``.
public struct Packages: Recipe {
  /// The name on the command line.
  public static let name = "publish"
  /// What it does, in one line.
  public static let summary = "Publish the gate's packages anew from what is in the proto area."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options = BuildShell.options
  /// The kind is one choice.
  public static let choices = [BuildShell.choice]
  /// Most people build quickly.
  public static let firstWords = ["-q"]

  /// The environment.
  public var shell: BuildShell

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    shell = try BuildShell(arguments)
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> BuildFacts {
    try await .ask(
      site, gate: site.workspace.gate(shell.gate), kinds: [shell.kind], branch: shell.branch)
  }

  /// Tells what stands in the way now.
  public func obstacle(at site: Site, with facts: BuildFacts) -> Problem? {
    facts.obstacle(to: "Packaging", in: site.workspace.gate(shell.gate))
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BuildFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(shell.gate)
    let work = try ComponentWork(shell, gate, facts, at: site)
    let proto = Step(
      "Check that something was built",
      why: "Packages are made of the files in the proto area.",
      .require([
        .init(
          "there is no proto area of this flavour: build illumos first",
          .directory(gate.protoArea(shell.flavour)))
      ]), impact: .reads)
    let publish = Step(
      "Publish the packages",
      why: "Each manifest becomes a package in the gate's repository for onu and images.",
      .run(work.command("dmake -S install", in: "pkg")), impact: .writes,
      undo: .none("the packages of the last build in that repository are replaced."))
    return Plan(
      "packages of \(gate.name) (\(shell.title))", recipe: Self.name, on: site.machine,
      stages: ([proto] + work.preparation + [publish]).map { .step($0) })
  }
}
