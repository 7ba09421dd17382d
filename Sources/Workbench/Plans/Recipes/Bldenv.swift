import SystemPackage

/// `bldenv`: a shell, or one command, in the environment of a build, on the real terminal.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_bldenv`: the environment file is written, then bldenv runs in usr/src. A gate
///   elsewhere, a component and a command are ours.
public struct Bldenv: Recipe {
  /// The name on the command line.
  public static let name = "bldenv"
  /// What it does, in one line.
  public static let summary = "Open a shell, or run a command, in the environment of a build."
  /// The operands it takes.
  public static let operands = "[command]"
  /// What they are.
  public static let operandHelp = "What is run there; without one, a shell opens."
  /// A command is one text, as bldenv takes it.
  public static let operandForm = OperandForm.text
  /// Its options.
  public static let options =
    BuildShell.options + [
      RecipeOption(
        "in", nil, .word("COMPONENT"), help: "Begin in this directory of usr/src, such as cmd/id.")
    ]
  /// The kind is one choice.
  public static let choices = [BuildShell.choice]
  /// Most people build quickly.
  public static let firstWords = ["-q"]

  /// The environment.
  public var shell: BuildShell
  /// The directory below usr/src to begin in.
  public var component: String?
  /// What is run; a shell if nil.
  public var text: String?

  /// Takes the choices of a command line; one operand is shell text, several are words.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    shell = try BuildShell(arguments)
    component = arguments.values["in"]
    switch arguments.operands.count {
    case 0: text = nil
    case 1: text = arguments.operands[0]
    default: text = ShellWord.joined(arguments.operands)
    }
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> ComponentFacts {
    guard let component else {
      let gate = site.workspace.gate(shell.gate)
      return ComponentFacts(
        build: try await .ask(site, gate: gate, kinds: [shell.kind], branch: shell.branch),
        components: [])
    }
    return try await .ask(site, shell, names: [component])
  }

  /// Tells what stands in the way of a shell now; a nightly at work does not.
  public func obstacle(at site: Site, with facts: ComponentFacts) -> Problem? {
    var facts = facts.build
    facts.lock = LockFacts()
    return facts.obstacle(to: "A bldenv", in: site.workspace.gate(shell.gate))
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: ComponentFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(shell.gate)
    try facts.build.checkGate(gate)
    let file = try facts.build.file(shell.kind, gate, on: site.machine)
    let directory = try facts.components.first?.found(in: gate)
    let check = Step(
      "Check that a bldenv may start",
      why: "bldenv sets up a build anew; inside another one it would mix the two.",
      .require(shell.requirements(gate, file, facts.build, on: site.machine)), impact: .reads)
    let place = directory.map { " in \($0)" } ?? ""
    return Plan(
      "\(shell.title) bldenv of \(gate.name)\(place)", recipe: Self.name, on: site.machine,
      foreground: .terminal,
      stages: [
        .step(check), .step(file.writing(over: facts.build.files[shell.kind])),
        .step(run(in: directory, file)),
      ])
  }

  private func run(in directory: String?, _ file: EnvironmentFile) -> Step {
    let place = directory.map { "cd \"$SRC\"/\(ShellWord.quoted($0))" }
    guard let text else {
      var command = shell.command(place.map { "\($0) && exec \"$SHELL\"" }, file: file)
      // What was typed last in a shell says nothing of the shell.
      command.words =
        ["sh", "-c", #""$@" || echo "bldenv ended with status $?""#, "sh"] + command.words
      return Step(
        "Open the shell",
        why: "Compilers, tools and variables are those of the build. exit or ^D leaves it.",
        .run(command), impact: .writes, undo: .none("what is done in the shell is done."))
    }
    return Step(
      "Run the command", why: "It runs as it would inside the build.",
      .run(shell.command((place.map { "\($0) || exit\n" } ?? "") + text, file: file)),
      impact: .writes, undo: .none("what the command does is done."))
  }
}
