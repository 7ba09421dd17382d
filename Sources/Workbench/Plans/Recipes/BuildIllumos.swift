import SystemPackage

/// `build-illumos`: writes the environment file and runs the gate's own nightly.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_build_illumos`: `cd GATE && ./usr/src/tools/scripts/nightly[ -i] ENV`
///   with an empty standard input, refused inside a bldenv and on a system other than Helios.
public struct BuildIllumos: Recipe {
  /// The name on the command line.
  public static let name = "build-illumos"
  /// What it does, in one line.
  public static let summary = "Build illumos with the gate's own nightly."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options: [RecipeOption] = [
    .quick, .debug, .release,
    RecipeOption(
      "incremental", "i", help: "Keep what is built already: nightly -i, without clobber."),
    .gate, .branch, .keepEnvironment,
  ]
  /// The kind of build is one choice.
  public static let choices: [RecipeChoice] = [.kind]
  /// A quick build is what is built most.
  public static let firstWords = ["-q"]

  /// How much is built anew.
  public enum Extent: Hashable, Sendable {
    /// All: nightly removes what an earlier build has left.
    case everything
    /// What is older than its sources.
    case changed
  }

  /// What becomes of an environment file that is there.
  public enum Environment: Hashable, Sendable {
    /// It is written anew, as helios-build does.
    case written
    /// It is used as it is.
    case kept
  }

  /// Which kind of build it is.
  public var kind: BuildKind
  /// How much is built anew.
  public var extent: Extent
  /// The gate; the workspace's own if nil.
  public var gate: FilePath?
  /// What a release counts commits from, beside HEAD.
  public var branch: String?
  /// What becomes of the environment file.
  public var environment: Environment

  /// A build of a kind.
  public init(
    kind: BuildKind, extent: Extent = .everything, gate: FilePath? = nil, branch: String? = nil,
    environment: Environment = .written
  ) {
    self.kind = kind
    self.extent = extent
    self.gate = gate
    self.branch = branch
    self.environment = environment
  }

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    self.init(
      kind: arguments.kind, extent: arguments.has("incremental") ? .changed : .everything,
      gate: arguments.gate, branch: try arguments.branch,
      environment: arguments.has("keep-environment") ? .kept : .written)
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> BuildFacts {
    try await .ask(site, gate: site.workspace.gate(gate), kinds: [kind], branch: branch)
  }

  /// Tells what stands in the way of a build now.
  public func obstacle(at site: Site, with facts: BuildFacts) -> Problem? {
    facts.obstacle(to: "A build", in: site.workspace.gate(gate))
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BuildFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(gate)
    try facts.checkGate(gate)
    let file = try facts.file(kind, gate, on: site.machine)
    let present = facts.files[kind]
    let isKept = environment == .kept
    let extra =
      file.requirements(over: present, isKept: isKept)
      + (isKept ? [] : facts.requirements(of: file, in: gate))
    return Plan(
      title(gate), recipe: Self.name, on: site.machine, gate: gate.path,
      stages: [
        .step(checks(gate, site.machine, extra)), .step(.claim(gate, site.workspace)),
        .step(isKept ? file.keeping(present) : file.writing(over: present)),
        .step(RepositoryNote.step(in: site.workspace, gate: gate)),
        .step(nightly(gate, file)),
      ])
  }

  private func title(_ gate: Gate) -> String {
    "\(extent == .changed ? "incremental " : "")\(kind.words) build of \(gate.name)"
  }

  private func checks(
    _ gate: Gate, _ machine: Machine, _ extra: [Step.Requirement]
  ) -> Step {
    Step(
      "Check that a build may start",
      why: "nightly moves a running build's log away when a second one starts, so look first.",
      .require(
        [
          .init(
            "a build can't start inside a bldenv shell (CODEMGR_WS is set)",
            .unset("CODEMGR_WS")),
          .init("builds run on Helios only", .line("ID=helios", in: machine.osRelease)),
          .init("the gate has no nightly script", .executable(gate.nightlyScript)),
          .init("a nightly already runs in this gate", .unlocked(gate.lock)),
        ] + extra), impact: .reads)
  }

  private func nightly(_ gate: Gate, _ file: EnvironmentFile) -> Step {
    let options = extent == .changed ? ["-i"] : []
    return Step(
      "Run nightly",
      why: "The gate's own nightly fits its tree; it writes log/nightly.log and little else here.",
      .run(
        Command(
          ["./usr/src/tools/scripts/nightly"] + options + [file.path.string], in: gate.path)),
      impact: .writes,
      undo: .none("the proto area and the packages of the last build of this kind are replaced."))
  }
}

extension Step {
  /// The step that keeps others from building in a gate as long as the plan runs.
  static func claim(_ gate: Gate, _ workspace: Workspace) -> Step {
    Step(
      "Claim the gate",
      why: "Two starts at the same moment must not both pass the check above.",
      .claim(workspace.claim(of: gate)), impact: .writes)
  }
}

extension BuildFacts {
  /// What must still be so of the gate when a file's numbers are used.
  func requirements(of file: EnvironmentFile, in gate: Gate) -> [Step.Requirement] {
    guard file.kind == .release, let head else { return [] }
    return [
      .init(
        "HEAD of \(gate.name) has moved since this plan was made, and with it the version",
        .commit(gate.path, head.commit))
    ]
  }
}

extension Gate {
  /// nightly, as the gate brings it.
  var nightlyScript: FilePath { sources.appending("tools/scripts/nightly") }

  /// bldenv, as the gate brings it.
  var bldenvScript: FilePath { sources.appending("tools/scripts/bldenv") }
}
