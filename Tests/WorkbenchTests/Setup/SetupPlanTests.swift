import SystemPackage
import Testing

@testable import Workbench

/// The plan of a `setup`, from facts alone.
@Suite struct SetupPlanTests {
  private static let site = Site(
    machine: Machine(name: "genesis"), workspace: Workspace(root: "/home/robin/helios"),
    transport: LocalTransport(environment: [:]))

  private static let projects = """
    [project.illumos]
    github = "oxidecomputer/illumos-gate"
    rev = "stlouis"
    unless_env = "BUILD_OS"
    [project.omnios-build]
    github = "oxidecomputer/helios-omnios-build"
    rev = "helios3"
    site_sh = true
    [project.pinprick]
    github = "oxidecomputer/pinprick"
    cargo_build = true
    [project.amd-host-image-builder]
    github = "oxidecomputer/amd-host-image-builder"
    auto_update = true
    cargo_build = true
    use_debug = true
    fixup = [{ from_commit = "4eae23e8a8", to_branch = "main" }]
    [project.amd-firmware]
    github = "oxidecomputer/amd-firmware"
    use_ssh = true
    auto_update = true
    unless_env = "OXIDE_STAFF"
    """

  /// A workspace that was begun on Helios 2: one clone on the old release's branch, one detached, the rest to come.
  private static func facts() throws -> SetupFacts {
    var facts = SetupFacts()
    facts.osRelease = "ID=helios\nVERSION_ID=3\n"
    facts.processors = 16
    facts.stateFolder = "/home/robin/.local/state/heliosw"
    facts.consolidations = try ProjectsFile(text: projects, path: "projects.toml")
      .consolidations(in: site.workspace).filter { $0.origin == .projectsFile }
    facts.projectsSum = "1234567890 812"
    facts.clones["omnios-build"] = CloneFacts(
      text: "presence=clone\nbranch=helios2\nhead=1b0d\nchanges=0\n")
    facts.clones["amd-host-image-builder"] = CloneFacts(
      text: "presence=clone\nbranch=\nhead=4eae23e8a8\nchanges=0\ntoolchain=yes\n")
    let places = SetupPlaces(site.workspace, facts.consolidations)
    facts.present = Set(places.links.map { places.rule(of: $0) } + [site.workspace.projectsFolder])
    return facts
  }

  @Test func thePlanIsTheScriptThatAPersonHasRead() throws {
    let setup = Setup(chosen: SetupSwitches(["OXIDE_STAFF": "no"]))
    try setup.plan(at: Self.site, with: Self.facts()).expectRead(as: "setup")
  }

  @Test func anAttachedSetupAsksAndDoesOneThingAfterTheOther() throws {
    let plan = try Setup(foreground: .terminal).plan(at: Self.site, with: Self.facts())
    #expect(plan.environment["GIT_TERMINAL_PROMPT"] == nil)
    #expect(plan.environment["GIT_SSH_COMMAND"] == nil)
    #expect(plan.stages.allSatisfy { $0.steps.count == 1 })
  }

  @Test(arguments: [
    (Setup.Extras(), "Leave omnios-build as it is"), (.fastForward, "Leave omnios-build as it is"),
    (.moveBranches, "Move omnios-build"),
  ])
  func aCloneOnAnOldReleasesBranchMovesOnlyWhenAsked(
    extras: Setup.Extras, title: String
  ) throws {
    let plan = try Setup(extras: extras).plan(at: Self.site, with: Self.facts())
    let step = try #require(plan.steps.first { $0.title.contains(" omnios-build") })
    #expect(step.title == title)
    if case .skip(let reason) = step.work {
      #expect(reason.contains("it is on helios2, and projects.toml says helios3"))
    }
  }

  @Test func changedFilesAreNeverMoved() throws {
    var facts = try Self.facts()
    facts.clones["omnios-build"]?.changes = 2
    let setup = Setup(extras: [.moveBranches, .fastForward])
    let plan = try setup.plan(at: Self.site, with: facts)
    let step = try #require(plan.steps.first { $0.title.contains(" omnios-build") })
    guard case .skip(let reason) = step.work else { return #expect(Bool(false)) }
    #expect(reason.hasSuffix("it has 2 changed files, so it is left alone"))
  }

  @Test func whatTheCheckoutLacksIsSaidAndSkipped() throws {
    var facts = try Self.facts()
    facts.present = []
    let plan = try Setup().plan(at: Self.site, with: facts)
    let links = plan.steps.filter { $0.title.hasPrefix("Link ") }
    #expect(links.count == 2)
    for step in links {
      guard case .skip(let reason) = step.work else { return #expect(Bool(false)) }
      #expect(reason.hasPrefix("this checkout of helios has no tools/packages/os-"))
    }
  }

  /// The gate as cloned at its pinned branch, with files that were edited by hand.
  private static func factsWithEditedFiles() throws -> (SetupFacts, EnvironmentFile) {
    var facts = try Self.facts()
    facts.clones["illumos"] = CloneFacts(
      text: "presence=clone\nbranch=stlouis\nhead=1b0d\nchanges=0\ncommits=7\n")
    let file = EnvironmentFile(
      kind: .quick, gate: site.workspace.mainGate.path, release: .helios3, processors: 16)
    let edited = file.contents.replacing("gcc-10", with: "gcc-14")
    facts.files[file.path] = PresentFile(contents: edited, checksum: "123 456")
    let script = site.workspace.root.appending("projects/omnios-build/lib/site.sh")
    facts.files[script] = PresentFile(contents: "RELVER=2\n", checksum: "789 9")
    return (facts, file)
  }

  @Test func aFileEditedByHandIsShownAsADifferenceBeforeItIsReplaced() throws {
    let (facts, file) = try Self.factsWithEditedFiles()
    let plan = try Setup().plan(at: Self.site, with: facts)
    let step = try #require(plan.steps.first { $0.title == "Write illumos-quick.sh" })
    #expect(step.why.contains("\n- export GNUC_ROOT=/opt/gcc-14\n+ export GNUC_ROOT=/opt/gcc-10"))
    #expect(
      step.work
        == .write(
          file.path, contents: file.contents,
          given: [
            .init(
              "illumos-quick.sh has changed since this plan was made",
              .checksum(file.path, "123 456"))
          ]))
    let site = try #require(plan.steps.first { $0.title == "Write lib/site.sh of omnios-build" })
    #expect(site.why.contains("\n- RELVER=2\n+ PFEXEC=/usr/bin/pfexec\n"))
  }

  @Test func aFileThatIsNotThereYetHasNoDifference() throws {
    let plan = try Setup().plan(at: Self.site, with: Self.facts())
    #expect(plan.steps.allSatisfy { !$0.why.contains("\n") })
  }

  @Test func editedEnvironmentFilesStayWhenThatIsAskedFor() throws {
    let (facts, _) = try Self.factsWithEditedFiles()
    let plan = try Setup(extras: .keepEnvironment).plan(at: Self.site, with: facts)
    let kept = try #require(plan.steps.first { $0.title == "Keep illumos-quick.sh" })
    #expect(kept.work == .skip(reason: "illumos-quick.sh is used as it is"))
    #expect(kept.why.contains("\n+ export GNUC_ROOT=/opt/gcc-14"))
    // What is not there yet is written all the same.
    #expect(plan.steps.contains { $0.title == "Write illumos.sh" })
  }

  @Test(arguments: [
    ("", "genesis does not say what system it is: no ID in os-release."),
    ("ID=omnios\n", "genesis runs omnios, not helios."),
  ])
  func setupIsForHelios(osRelease: String, words: String) throws {
    var facts = try Self.facts()
    facts.osRelease = osRelease
    let error = #expect(throws: Problem.self) {
      _ = try Setup().plan(at: Self.site, with: facts)
    }
    #expect(error?.summary == words)
  }

  @Test func anOptionBeatsTheRunsVariableAndThatWhatIsKept() throws {
    var facts = try Self.facts()
    facts.kept = SetupSwitches(["OXIDE_STAFF": "no"])
    #expect(try titles(facts, []).contains("Leave amd-firmware out"))
    facts.environment = SetupSwitches(["OXIDE_STAFF": "yes"])
    #expect(try titles(facts, []).contains("Clone amd-firmware"))
    #expect(try titles(facts, ["--no-staff"]).contains("Leave amd-firmware out"))
  }

  private func titles(_ facts: SetupFacts, _ words: [String]) throws -> [String] {
    let arguments = try RecipeArguments(parsing: words, options: Setup.options)
    let setup = try Setup.make(arguments, in: "/")
    return try setup.plan(at: Self.site, with: facts).steps.map(\.title)
  }

  @Test(arguments: [
    ["--staff", "--no-staff"], ["--url", "x"], ["illumos"], ["--build-os", "--no-build-os"],
  ])
  func choicesThatMakeNoSenseAreRefused(words: [String]) {
    let error = #expect(throws: Problem.self) {
      _ = try Setup.make(RecipeArguments(parsing: words, options: Setup.options), in: "/")
    }
    #expect(error?.kind == .usage)
  }

  @Test(arguments: ["", "presence=", "presence=cl", "\u{1b}[31m\n=\nhead", "commits=x\nchanges=y"])
  func anAnswerThatIsNoneSaysNothing(text: String) {
    #expect(CloneFacts(text: text) == CloneFacts())
  }

  @Test func switchesAreReadLineByLineAndHostileOnesPassedOver() {
    let text = "OXIDE_STAFF=no\n$(touch x)=1\n=2\n3A=1\nBUILD_OS=a=b\nhalf"
    let switches = SetupSwitches(text: text)
    #expect(switches.values == ["OXIDE_STAFF": "no", "BUILD_OS": "a=b"])
    #expect(SetupSwitches(text: switches.text) == switches)
  }
}
