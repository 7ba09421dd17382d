import FoundationEssentials
import SystemPackage
import Testing

@testable import Workbench

/// The plans of builds and of what is done in a gate that was built, from facts alone.
@Suite struct BuildPlanTests {
  static let site = Site(
    machine: Machine(name: "genesis"), workspace: Workspace(root: "/home/robin/helios"),
    transport: LocalTransport(environment: [:]))

  static let facts = BuildFacts(
    osRelease: "ID=helios\nVERSION_ID=3\n", processors: 16,
    head: GateHead(
      commit: "2205894696a1b2c3d4e5f60718293a4b5c6d7e8f",
      commits: .init(count: 24_011, pastBranchPoint: 5)))

  private static func components(_ directories: String...) -> ComponentFacts {
    ComponentFacts(
      build: facts, components: directories.map { SourceComponent(asked: $0, directory: $0) })
  }

  /// What follows the words that are the same in every plan, as a person has read it once.
  private func check(_ plan: Plan, _ name: String) throws {
    let script = plan.script
    let start = try #require(script.range(of: "# --- the plan ---\n"))
    let text = String(script[start.upperBound...])
    let file = Fixture.folder.appending("plans/\(name).sh")
    if ProcessInfo.processInfo.environment["HELIOSW_DRAW"] != nil {
      try text.write(toFile: file.string, atomically: true, encoding: .utf8)
    }
    #expect(text == (try Fixture.text("plans/\(name).sh")))
  }

  private func recipe<R: Recipe>(_ type: R.Type, _ words: String...) throws -> R {
    try R.make(RecipeArguments(parsing: words, options: R.options), in: "/home/robin")
  }

  @Test func aQuickBuild() throws {
    let build = try recipe(BuildIllumos.self, "-q")
    try check(build.plan(at: Self.site, with: Self.facts), "build-illumos-quick")
  }

  @Test func anIncrementalReleaseElsewhereOverAnEditedFile() throws {
    let build = try recipe(BuildIllumos.self, "-r", "-i", "-g", "gates/fix", "-b", "stlouis")
    var facts = Self.facts
    let file = try facts.file(
      .release, Gate(path: "/home/robin/gates/fix"), on: Self.site.machine)
    let edited = file.contents.replacing("-nCDAprt", with: "-nDAprt") + "export MAILTO=robin\n"
    facts.files[.release] = .init(contents: edited, checksum: "4294967295 2345")
    try check(build.plan(at: Self.site, with: facts), "build-illumos-release")
  }

  @Test func aBuildWithTheEnvironmentFileAsItIs() throws {
    let build = try recipe(BuildIllumos.self, "-q", "-d", "--keep-environment")
    var facts = Self.facts
    facts.files[.quickDebug] = .init(
      contents: "export NIGHTLY_OPTIONS='-nDF'\n", checksum: "1 2")
    let plan = try build.plan(at: Self.site, with: facts)
    #expect(!plan.script.contains("put /home"))
    #expect(plan.script.contains("skip 'illumos-quick-debug.sh is used as it is'"))
    #expect(plan.script.contains("# + export NIGHTLY_OPTIONS='-nDF'\n"))
    #expect(plan.script.contains("test \"$(cksum"))
  }

  @Test func theEnvironmentFiles() throws {
    try check(recipe(Genenv.self).plan(at: Self.site, with: Self.facts), "genenv")
  }

  @Test func aShellInAComponent() throws {
    let shell = try recipe(Bldenv.self, "-d", "--in", "cmd/id")
    try check(shell.plan(at: Self.site, with: Self.components("cmd/id")), "bldenv")
  }

  @Test(arguments: [
    (["-q", "dmake | tail"], "'dmake | tail'"),
    (["-q", "--", "echo", "a b"], #"'echo '\''a b'\'''"#),
  ])
  func aCommandInABldenvIsOneWord(words: [String], word: String) throws {
    let arguments = try RecipeArguments(parsing: words, options: Bldenv.options)
    let plan = try Bldenv.make(arguments, in: "/").plan(at: Self.site, with: Self.components())
    #expect(plan.foreground == .terminal)
    #expect(
      plan.script.contains(
        "bldenv /home/robin/helios/projects/illumos/illumos-quick.sh \(word) ) || fail"))
  }

  @Test func componentsBuiltAnew() throws {
    let rebuild = try recipe(Rebuild.self, "-q", "cmd/id", "uts/intel/zfs")
    let facts = Self.components("cmd/id", "uts/intel/zfs")
    try check(rebuild.plan(at: Self.site, with: facts), "rebuild")
  }

  @Test func checksOfComponents() throws {
    let plan = try recipe(Check.self, "-q").plan(
      at: Self.site, with: Self.components("cmd/id", "cmd/id", "man/man1"))
    #expect(plan.title == "check cmd/id, man/man1")
    #expect(plan.script.contains("dmake -m serial check"))
  }

  @Test func packagesOfOneFlavour() throws {
    try check(
      recipe(Packages.self, "-q", "-d").plan(at: Self.site, with: Self.facts), "packages")
  }

  @Test func aMergeOfBothFlavours() throws {
    let merge = try recipe(MergeIllumos.self, "-g", "/gates/fix", "-p", "robin")
    try check(merge.plan(at: Self.site, with: ()), "merge-illumos")
  }

  @Test(arguments: [
    ([], "illumos"), (["-g", "/gates/fix"], "illumos.gate-fix"), (["-s", "x"], "illumos.x"),
    (["-s", "x", "-g", "/gates/fix"], "illumos.x"),
  ])
  func aMergeWorksWhereTheRealOneDoes(words: [String], folder: String) throws {
    let arguments = try RecipeArguments(parsing: words, options: MergeIllumos.options)
    let plan = try MergeIllumos.make(arguments, in: "/").plan(at: Self.site, with: ())
    #expect(
      plan.script.contains("pkgrepo create /home/robin/helios/tmp/\(folder)/nightly-merged"))
  }

  @Test(arguments: [
    (BuildFacts(osRelease: "ID=debian\n", processors: 4), "genesis runs debian, not helios."),
    (BuildFacts(osRelease: "ID=helios\nVERSION_ID=3\n", processors: nil), "does not say how many"),
    (
      BuildFacts(osRelease: "ID=helios\nVERSION_ID=3\n", processors: 4, hasNightly: false),
      "There is no gate"
    ),
  ])
  func whatIsImpossibleHasNoPlan(facts: BuildFacts, reason: String) throws {
    let build = try recipe(BuildIllumos.self, "-q")
    let problem = #expect(throws: Problem.self) { try build.plan(at: Self.site, with: facts) }
    #expect(problem?.summary.contains(reason) == true)
  }

  @Test func whatHindersABuildNowHasAPlanAllTheSame() throws {
    let build = try recipe(BuildIllumos.self, "-q")
    var facts = Self.facts
    #expect(build.obstacle(at: Self.site, with: facts) == nil)
    facts.lock = LockFacts(.live, holder: "genesis.eve.7")
    #expect(build.obstacle(at: Self.site, with: facts)?.summary.contains("eve (process 7)") == true)
    facts.codemgrWs = "/gate"
    #expect(build.obstacle(at: Self.site, with: facts)?.summary.contains("/gate") == true)
    #expect(try build.plan(at: Self.site, with: facts).script.contains("Run nightly"))
  }

  @Test func aReleaseWithoutCountedCommitsIsRefusedInGitsWords() throws {
    let build = try recipe(BuildIllumos.self, "-r")
    var facts = Self.facts
    facts.head = GateHead(commit: "", commits: nil, complaint: "fatal: not a git repository")
    let problem = #expect(throws: Problem.self) { try build.plan(at: Self.site, with: facts) }
    #expect(problem?.summary.contains("fatal: not a git repository") == true)
  }

  @Test func gatesOfTheSameNameAreClaimedApart() {
    let workspace = Self.site.workspace
    #expect(
      workspace.claim(of: workspace.mainGate)
        == "/home/robin/helios/tmp/heliosw-illumos.building")
    #expect(
      workspace.claim(of: Gate(path: "/a/illumos")) != workspace.claim(of: Gate(path: "/b/illumos"))
    )
  }
}
