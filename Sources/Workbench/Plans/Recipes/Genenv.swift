import SystemPackage

/// `genenv`: writes the four environment files, for those who run nightly or bldenv by hand.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_genenv`.
public struct Genenv: Recipe {
  /// The name on the command line.
  public static let name = "genenv"
  /// What it does, in one line.
  public static let summary = "Write the gate's environment files for nightly and bldenv."
  /// The operands it takes.
  public static let operands = ""
  /// Its options; the branch is for the file of release builds, which is always among those written.
  public static let options: [RecipeOption] = [
    .gate,
    RecipeOption(
      "branch", "b", .word("BRANCH"),
      help: "In the release file, count commits from where HEAD left this branch."),
  ]

  /// The gate; the workspace's own if nil.
  public var gate: FilePath?
  /// What a release counts commits from, beside HEAD.
  public var branch: String?

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    gate = arguments.gate
    branch = try arguments.branch
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> BuildFacts {
    try await .ask(
      site, gate: site.workspace.gate(gate), kinds: BuildKind.allCases, branch: branch)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BuildFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(gate)
    // A clone without nightly's script can have these files all the same.
    if facts.head?.commits == nil { try facts.checkGate(gate) }
    var requirements: [Step.Requirement] = [
      .init("there is no gate at \(gate.path)", .directory(gate.sources))
    ]
    var steps: [Step] = []
    for kind in BuildKind.allCases {
      let file = try facts.file(kind, gate, on: site.machine)
      requirements += file.requirements(over: facts.files[kind])
      requirements += facts.requirements(of: file, in: gate)
      steps.append(file.writing(over: facts.files[kind]))
    }
    let check = Step(
      "Check that nothing has changed",
      why: "The files are written as they are shown here, or not at all.",
      .require(requirements), impact: .reads)
    return Plan(
      "environment files of \(gate.name)", recipe: Self.name, on: site.machine,
      stages: ([check] + steps).map { .step($0) })
  }
}
