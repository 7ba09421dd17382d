import SystemPackage

/// `build-illumos`: writes the environment file and runs the gate's own nightly.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_build_illumos`: `cd GATE && ./usr/src/tools/scripts/nightly ENV` with an
///   empty standard input, refused inside a bldenv and on a system other than Helios.
public struct BuildIllumos: Recipe {
  /// The name on the command line.
  public static let name = "build-illumos"
  /// What it does, in one line.
  public static let summary = "Build illumos in the workspace's gate with nightly."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options = [
    RecipeOption("quick", "q", help: "Build without DEBUG, with one compiler.")
  ]

  /// Which kind of build it is.
  public var kind: BuildKind

  /// A build of a kind.
  public init(kind: BuildKind) {
    self.kind = kind
  }

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard arguments.operands.isEmpty else {
      throw Problem(.usage, "build-illumos takes options only, not \(arguments.operands[0]).")
    }
    guard arguments.has("quick") else {
      throw Problem(
        .usage, "build-illumos was asked for a full build, which heliosw can't make yet.",
        hint: "A quick build is: heliosw build-illumos -q")
    }
    self.init(kind: .quick)
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> BuildFacts {
    try await .ask(site, gate: site.workspace.mainGate)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: BuildFacts) throws(Problem) -> Plan {
    let gate = site.workspace.mainGate
    try refuse(gate, at: site, with: facts)
    let release = try HeliosRelease(osRelease: facts.osRelease, of: site.machine.name)
    guard let processors = facts.processors, processors > 0 else {
      throw Problem(
        .refused, "\(site.machine.name) does not say how many processors it has.",
        hint: "psrinfo -t must print a number there.")
    }
    let file = EnvironmentFile(
      kind: kind, gate: gate.path, release: release, processors: processors)
    return Plan(
      "\(kind.words) build of \(gate.name)", recipe: Self.name, on: site.machine, gate: gate.path,
      stages: [
        .step(checks(gate, site.machine)), .step(claim(gate, site.workspace)),
        .step(write(file)), .step(RepositoryNote.step(in: site.workspace, gate: gate)),
        .step(nightly(gate, file)),
      ])
  }

  private func refuse(_ gate: Gate, at site: Site, with facts: BuildFacts) throws(Problem) {
    if let inside = facts.codemgrWs {
      throw Problem(
        .refused, "A build can't start inside the bldenv of \(inside): CODEMGR_WS is set.",
        hint: "Leave that shell, and start heliosw outside it.")
    }
    guard facts.hasNightly else {
      throw Problem(
        .refused,
        "There is no gate to build at \(gate.path): it has no usr/src/tools/scripts/nightly.",
        hint: "Clone illumos there first.")
    }
    if facts.lockIsLive, let holder = facts.lockHolder {
      throw Problem(
        .refused, "A nightly already runs in \(gate.name): \(holder) holds log/nightly.lock.",
        hint: "A second one would move the running build's log away. Watch it, or wait for its end."
      )
    }
  }

  private func checks(_ gate: Gate, _ machine: Machine) -> Step {
    Step(
      "Check that a build may start",
      why: "nightly moves a running build's log away when a second one starts, so look first.",
      .require([
        .init(
          "a build can't start inside a bldenv shell (CODEMGR_WS is set)", .unset("CODEMGR_WS")),
        .init("builds run on Helios only", .line("ID=helios", in: machine.osRelease)),
        .init("the gate has no nightly script", .executable(gate.nightlyScript)),
        .init("a nightly already runs in this gate", .unlocked(gate.lock)),
      ]), impact: .reads)
  }

  private func claim(_ gate: Gate, _ workspace: Workspace) -> Step {
    Step(
      "Claim the gate",
      why: "Two starts at the same moment must not both pass the check above.",
      .claim(workspace.claim(of: gate)), impact: .writes)
  }

  private func write(_ file: EnvironmentFile) -> Step {
    Step(
      "Write \(kind.environmentFileName)",
      why: "nightly takes its options, compilers and versions from this file.",
      .write(file.path, contents: file.contents), impact: .writes,
      undo: .none("an older file that differs is kept in the job's folder."))
  }

  private func nightly(_ gate: Gate, _ file: EnvironmentFile) -> Step {
    Step(
      "Run nightly",
      why: "The gate's own nightly fits its tree; it writes log/nightly.log and little else here.",
      .run(Command(["./usr/src/tools/scripts/nightly", file.path.string], in: gate.path)),
      impact: .writes,
      undo: .none("the proto area and the packages of the last build of this kind are replaced."))
  }
}

extension Workspace {
  /// The folder that says that a gate is being built by heliosw.
  func claim(of gate: Gate) -> FilePath {
    temporaryFolder.appending("heliosw-\(gate.name).building")
  }
}

extension Gate {
  /// nightly, as the gate brings it.
  var nightlyScript: FilePath { sources.appending("tools/scripts/nightly") }
}
