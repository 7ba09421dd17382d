import SystemPackage

/// The environment of a build that commands run in: a gate, one of its environment files, and a flavour.
///
/// - Source: illumos-gate usr/src/tools/scripts/bldenv.sh: `bldenv [-d] ENV [command]`; helios-build gives `-d` only where the file
///   would build both flavours.
public struct BuildShell: Hashable, Sendable {
  /// What the environment file is for.
  public var kind: BuildKind
  /// Which flavour is worked on.
  public var flavour: Gate.Variant
  /// The gate; the workspace's own if nil.
  public var gate: FilePath?
  /// What a release counts commits from, beside HEAD.
  public var branch: String?

  /// Makes the value.
  public init(
    kind: BuildKind, flavour: Gate.Variant = .nonDebug, gate: FilePath? = nil,
    branch: String? = nil
  ) {
    self.kind = kind
    self.flavour = kind == .quickDebug ? .debug : flavour
    self.gate = gate
    self.branch = branch
  }

  /// Takes the choices of a command line.
  init(_ arguments: RecipeArguments) throws(Problem) {
    self.init(
      kind: arguments.kind, flavour: arguments.has("debug") ? .debug : .nonDebug,
      gate: arguments.gate, branch: try arguments.branch)
  }

  /// The options of recipes that work in such an environment.
  static let options: [RecipeOption] = [
    RecipeOption(
      "quick", "q", excludes: ["release"], help: "As a quick build: one compiler, no DEBUG."),
    RecipeOption("debug", "d", excludes: ["release"], help: "With DEBUG."),
    RecipeOption("release", "r", help: "As a release build."), .gate, .branch,
  ]

  /// The kind as one choice.
  static let choice = RecipeChoice(
    "kind",
    [
      .init("quick", ["quick"], help: "As a quick build: without DEBUG, one compiler."),
      .init("quick DEBUG", ["quick", "debug"], help: "As a quick build with DEBUG."),
      .init("full", [], help: "As a full build, its flavour without DEBUG."),
      .init("full DEBUG", ["debug"], help: "As a full build, its flavour with DEBUG."),
      .init("release", ["release"], help: "As a release build, its flavour without DEBUG."),
    ])

  /// The words of a command line that choose this kind and flavour.
  public var words: [String] {
    switch (kind, flavour) {
    case (.quick, _): ["-q"]
    case (.quickDebug, _): ["-q", "-d"]
    case (.full, .nonDebug): []
    case (.full, .debug): ["-d"]
    case (.release, _): ["-r"]
    }
  }

  /// In words, for titles.
  var title: String {
    kind == .full && flavour == .debug ? "full DEBUG" : kind.words
  }

  /// bldenv's command line, with a command or as a shell.
  ///
  /// - Parameter shell: The shell that runs the command; the user's own if nil.
  func command(_ text: String?, file: EnvironmentFile, shell: String? = nil) -> Command {
    let debug = kind == .full && flavour == .debug ? ["-d"] : []
    return Command(
      ["./tools/scripts/bldenv"] + debug + [file.path.string] + (text.map { [$0] } ?? []),
      environment: shell.map { ["SHELL": $0] } ?? [:], in: Gate(path: file.gate).sources)
  }

  /// What must hold before bldenv runs.
  func requirements(
    _ gate: Gate, _ file: EnvironmentFile, _ facts: BuildFacts, on machine: Machine
  ) -> [Step.Requirement] {
    [
      .init("bldenv can't run inside a bldenv shell (CODEMGR_WS is set)", .unset("CODEMGR_WS")),
      .init("this is for Helios only", .line("ID=helios", in: machine.osRelease)),
      .init("the gate has no bldenv script", .executable(gate.bldenvScript)),
    ] + file.requirements(over: facts.files[kind]) + facts.requirements(of: file, in: gate)
  }
}
