import SystemPackage

/// `onu`: installs the packages of a build into a new boot environment, or makes them ready for that, or serves them.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_onu`: exactly one of `-t`, `-P`, `-D`.
public struct Onu: Recipe {
  /// The name on the command line.
  public static let name = "onu"
  /// What it does, in one line.
  public static let summary = "Install a build's packages into a new boot environment."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options: [RecipeOption] = [
    RecipeOption(
      "target", "t", .word("NAME"), excludes: ["packages-only", "depot"],
      help: "Install into a new boot environment of this name."),
    RecipeOption(
      "packages-only", "P", excludes: ["depot"], help: "Only make the packages ready."),
    RecipeOption("depot", "D", help: "Serve the packages to other machines."),
    .onuDebug, .onuNonDebug, .onuGate, .onuPort, .onuSuffix,
  ]

  /// Which flavour is one choice.
  public static let choices = [RecipeChoice.flavour]

  /// What is done with the packages.
  public enum Use: Sendable {
    /// They are installed into a new boot environment.
    case install(into: String)
    /// They are made ready.
    case prepare
    /// They are served at a port.
    case serve(DepotStart)
  }

  /// What is done with the packages.
  public var use: Use
  /// The flavour; chosen from what was built if nil.
  public var flavour: Gate.Variant?
  /// The gate; the workspace's own if nil.
  public var gate: FilePath?
  /// What the folder of the packages ends with.
  public var suffix: String?

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    flavour = arguments.flavour
    gate = arguments.gate
    let port = try arguments.port
    suffix =
      try arguments.onuSuffix
      ?? arguments.gate.map { "gate-\(Gate(path: $0).name)" } ?? port.map { "port-\($0)" }
    switch (arguments.values["target"], arguments.has("packages-only"), arguments.has("depot")) {
    case (let name?, false, false): use = .install(into: name)
    case (nil, true, false): use = .prepare
    case (nil, false, true): use = .serve(try DepotStart(arguments))
    case (nil, false, false):
      throw Problem(
        .usage, "onu must be told what to do.",
        hint:
          "-t NAME installs into a new boot environment, -P only makes the packages ready, -D serves them."
      )
    default: throw Problem(.usage, "-t, -P and -D can't stand beside each other.")
    }
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> OnuFacts {
    let gate = site.workspace.gate(gate)
    return switch use {
    case .install: try await .ask(site, gate: gate, for: .install)
    case .prepare: try await .ask(site, gate: gate, for: .prepare)
    case .serve: try await .ask(site, gate: gate, for: .serve)
    }
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: OnuFacts) throws(Problem) -> Plan {
    if case .serve(let depot) = use { return try depot.plan(at: site, with: facts) }
    let gate = site.workspace.gate(gate)
    let place = OnuPlace(suffix: suffix, in: site.workspace, token: facts.token)
    let transform = try OnuTransform(of: gate, flavour, in: place, at: site, facts)
    guard case .install(let name) = use else {
      return plan("prepare the packages of \(gate.name)", transform, at: site, checks: [], then: [])
    }
    let install = try OnuInstall(name, gate, place, at: site, facts)
    var plan = plan(
      "install \(gate.name) into \(name)", transform, at: site, checks: install.checks,
      then: install.steps)
    plan.notes["environment"] = name
    plan.notes["before"] = install.before
    return plan
  }

  private func plan(
    _ title: String, _ transform: OnuTransform, at site: Site, checks: [Step.Requirement],
    then steps: [Step]
  ) -> Plan {
    let check = Step(
      "Check that it can be done", why: "What was seen when this was planned must still be so.",
      .require(transform.checks(site.machine) + checks + [transform.place.isUnserved]),
      impact: .reads)
    var plan = Plan(
      title, recipe: Self.name, on: site.machine,
      stages: ([check] + transform.preparation + transform.exchange + steps).map { .step($0) })
    plan.meanings = PackageStatus.meanings
    plan.notes = [
      "repository": transform.place.repository.string, "packages": transform.words,
      "half-made": transform.place.new.string,
    ]
    plan.notes["build"] = transform.source.build
    return plan
  }
}
