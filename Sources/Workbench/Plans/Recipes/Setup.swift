import SystemPackage

/// `setup`: makes a workspace of a helios checkout, and brings it up to date.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_setup`. Differences: one repository's failure doesn't stop the others,
///   clones run side by side, nothing may ask for a password (unless attached), and what is as it should be is left alone.
public struct Setup: Recipe {
  /// The name on the command line.
  public static let name = "setup"
  /// What it does, in one line.
  public static let summary = "Clone and update the consolidations, and make what builds need."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options = [
    RecipeOption(
      "staff", excludes: ["no-staff"], help: "Clone Oxide's private repositories too; kept."),
    RecipeOption(
      "no-staff", help: "Leave Oxide's private repositories out (OXIDE_STAFF=no); kept."),
    RecipeOption(
      "build-os", excludes: ["no-build-os"], help: "Clone what the OS itself is built from; kept."),
    RecipeOption("no-build-os", help: "Leave that out (BUILD_OS=no); kept."),
    RecipeOption("fast-forward", help: "Bring clones that setup leaves alone up to date, too."),
    RecipeOption("move-branches", help: "Check out the pinned branch where a clone is on another."),
    .keepEnvironment,
    RecipeOption("attached", help: "Run in this terminal, for agents and passphrases."),
    RecipeOption(
      "root", nil, .path("DIR"), isInForm: false,
      help: "Begin in this folder; helios is cloned there if need be."),
    RecipeOption(
      "url", nil, .word("URL"), needs: ["root"], isInForm: false,
      help: "Where helios itself is cloned from."),
  ]
  /// What there is to choose of where nothing is yet, besides the switches.
  public static let optionsFromNothing = ["root", "url", "attached"]
  /// The switches are left as they are kept, or set anew.
  public static let choices = [
    RecipeChoice(
      "private repositories",
      [
        .init(
          "as before", [], help: "As it was chosen last; all are cloned where nobody has chosen."),
        .init("clone", ["staff"], help: "For those who may read them: OXIDE_STAFF=yes, kept."),
        .init("leave out", ["no-staff"], help: "For everybody else: OXIDE_STAFF=no, kept."),
      ]),
    RecipeChoice(
      "sources of the OS",
      [
        .init(
          "as before", [], help: "As it was chosen last; all are cloned where nobody has chosen."),
        .init("clone", ["build-os"], help: "illumos and its kin, to be built here; kept."),
        .init("leave out", ["no-build-os"], help: "For images of published packages only; kept."),
      ]),
  ]

  /// What it does beyond what the real tool does.
  public struct Extras: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Bring clones without `auto_update`, and pinned branches, up to date where that is a fast-forward.
    public static let fastForward = Extras(rawValue: 1)
    /// Check out the pinned branch where a clone is on another one.
    public static let moveBranches = Extras(rawValue: 2)

    /// Leave environment files of the gate that are there as they are.
    public static let keepEnvironment = Extras(rawValue: 4)

    /// Makes a set of bits.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }
  }

  /// The switches that this call sets.
  public var chosen: SetupSwitches
  /// What it does beyond what the real tool does.
  public var extras: Extras
  /// Whether it has the terminal, so that questions can be answered.
  public var foreground: Plan.Foreground
  /// Where helios itself is cloned from.
  public var url: String

  /// Where helios is cloned from unless another place is named.
  public static let heliosURL = "https://github.com/oxidecomputer/helios.git"

  /// Makes a setup.
  public init(
    chosen: SetupSwitches = SetupSwitches(), extras: Extras = [],
    foreground: Plan.Foreground = .job, url: String = Setup.heliosURL
  ) {
    self.chosen = chosen
    self.extras = extras
    self.foreground = foreground
    self.url = url
  }

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) {
    self.init()
    for (option, variable) in [("staff", "OXIDE_STAFF"), ("build-os", "BUILD_OS")] {
      if arguments.has(option) { chosen.values[variable] = "yes" }
      if arguments.has("no-\(option)") { chosen.values[variable] = "no" }
    }
    if arguments.has("fast-forward") { extras.insert(.fastForward) }
    if arguments.has("move-branches") { extras.insert(.moveBranches) }
    if arguments.has("keep-environment") { extras.insert(.keepEnvironment) }
    if arguments.has("attached") { foreground = .terminal }
    url = arguments.values["url"] ?? url
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> SetupFacts {
    try await .ask(site)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: SetupFacts) throws(Problem) -> Plan {
    let release = try HeliosRelease(osRelease: facts.osRelease, of: site.machine.name)
    guard facts.root == .workspace else { return try beginning(at: site, with: facts) }
    let steps = SetupSteps(
      site: site, facts: facts, setup: self, release: release,
      switches: chosen.over(facts.switches))
    let clones = steps.clones
    var plan = Plan(
      "setup", recipe: Self.name, on: site.machine, foreground: foreground,
      stages: [.step(steps.checks), .step(steps.claim)]
        + (steps.folders + steps.kept).map { .step($0) }
        + (foreground == .job
          ? [.together(clones, width: 4)] : clones.map { .step($0) })
        + (steps.siteScripts + steps.environmentFiles + steps.packages + steps.rust)
        .map { .step($0) })
    plan.environment = gitEnvironment(ceiling: site.workspace.projectsFolder)
    return plan
  }

  /// Where nothing is yet: helios itself, as what it names can't be known before.
  private func beginning(at site: Site, with facts: SetupFacts) throws(Problem) -> Plan {
    let root = site.workspace.root
    guard facts.root == .free else {
      throw Problem(
        .refused, "helios can't be cloned to \(root): something else is there.",
        hint: "Name a folder that is empty or not there yet.")
    }
    let clone = Step(
      "Clone helios",
      why:
        "Its config/projects.toml names all the others, its tools/packages the rules for packages.",
      .run(Command(["git", "clone", "--progress", url, root.string])), impact: .writes,
      undo: .command(Command(["rm", "-rf", root.string])),
      advice: "The folder \(root) must be writable, and \(url) reachable from \(site.machine.name)."
    )
    var plan = Plan(
      "clone helios to \(root)", recipe: Self.name, on: site.machine, foreground: foreground,
      stages: [.step(clone)])
    plan.environment = gitEnvironment(ceiling: root.removingLastComponent())
    plan.continues = true
    return plan
  }

  /// A folder that is no clone must not pass for the repository around it, and a job can answer no question.
  private func gitEnvironment(ceiling: FilePath) -> [String: String] {
    var variables = ["GIT_CEILING_DIRECTORIES": ceiling.string]
    if foreground == .job {
      variables["GIT_TERMINAL_PROMPT"] = "0"
      variables["GIT_SSH_COMMAND"] = "ssh -oBatchMode=yes"
    }
    return variables
  }
}
