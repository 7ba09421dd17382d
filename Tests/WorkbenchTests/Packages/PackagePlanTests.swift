import FoundationEssentials
import SystemPackage
import Testing

@testable import Workbench

/// The plans about packages, from facts alone.
@Suite struct PackagePlanTests {
  static let site = Site(
    machine: Machine(name: "genesis"), workspace: Workspace(root: "/home/robin/helios"),
    transport: LocalTransport(environment: [:]))
  static let gate = site.workspace.mainGate

  static func built(
    _ kind: PackageRepository.Kind, at time: Int = 1000, _ build: String = "log.2026-05-09.09:12"
  ) -> PackageRepository {
    PackageRepository(
      path: gate.packageRepository(kind == .debug ? .debug : .nonDebug), kind: kind,
      publishers: [.init(name: "on-nightly", packages: 549, updatedAt: time)],
      sum: "1804876860 162", build: build)
  }

  static let environments = BootEnvironmentList(
    [
      BootEnvironment(
        name: "helios", flags: [.now, .onReboot], mountPoint: "/", sizeInBytes: 8 << 30,
        createdAt: 1_700_000_000),
      BootEnvironment(name: "quick-41", sizeInBytes: 1 << 30, createdAt: 1_770_000_000),
      BootEnvironment(
        name: "half", mountPoint: "/tmp/onu.aTayFf", sizeInBytes: 1 << 20, createdAt: 1_775_000_000),
    ],
    pool: PoolSpace(name: "rpool", sizeInBytes: 100 << 30, freeInBytes: 40 << 30))

  static func facts(
    _ repositories: [PackageRepository] = [built(.nonDebug)],
    _ change: (inout OnuFacts) -> Void = { _ in }
  ) -> OnuFacts {
    var facts = OnuFacts(
      repositories: RepositoryList(repositories), osRelease: "ID=helios\nVERSION_ID=3\n",
      mogrify: site.workspace.onuMogrify, token: "4711", environments: environments)
    change(&facts)
    return facts
  }

  static func onu(_ words: String...) throws -> Onu {
    try Onu(RecipeArguments(parsing: words, options: Onu.options))
  }

  static let depotJob = Job(
    id: JobID("20260509T110000Z-depot-start-0001"),
    folder: "/home/robin/.local/state/heliosw/jobs/20260509T110000Z-depot-start-0001", plan: nil,
    state: .running, processGroup: 4242)

  static let depot = Depot(
    job: depotJob, state: .serving, port: 7891,
    repository: "/home/robin/helios/tmp/onu.port-7891/repo.redist", build: "log.2026-05-08.09:12",
    accessLog: "/home/robin/helios/tmp/depot.port-7891/log/access")

  /// Each plan whose script a person has read, by the name of its fixture.
  static func plans() throws -> [(String, Plan)] {
    func options(_ words: String...) -> RecipeArguments { RecipeArguments(operands: words) }
    let start = try DepotStart(RecipeArguments())
    let replace = try DepotStart(RecipeArguments(values: ["replace": ""]))
    let list = RepositoryList([built(.nonDebug)])
    let left = RepositoryList([
      PackageRepository(
        path: "/home/robin/helios/tmp/onu.new-12/repo.redist", kind: .halfMade)
    ])
    return [
      ("onu-packages-only", try onu("-P").plan(at: site, with: facts())),
      (
        "onu-target",
        try onu("-t", "quick-42").plan(
          at: site,
          with: facts {
            ($0.isEntireInstalled, $0.zones) = (true, ["web"])
          })
      ), ("depot-start", try start.plan(at: site, with: facts())),
      ("depot-replace", try replace.plan(at: site, with: facts { $0.depots = [depot] })),
      (
        "onu-clean-up",
        try OnuCleanUp(options()).plan(
          at: site, with: .init(environments: environments, repositories: left))
      ),
      ("onu-undo", try OnuUndo(options("quick-41")).plan(at: site, with: environments)),
      ("pkg-update", try PackageUpdate(options()).plan(at: site, with: environments)),
      ("reboot", try Reboot(options()).plan(at: site, with: .init(environments: environments))),
      ("packages-keep", try KeepRepository(options("before")).plan(at: site, with: list)),
      ("packages-archive", try ArchiveRepository(options("b.p5p")).plan(at: site, with: list)),
    ]
  }

  @Test func thePlansAreTheScriptsThatAPersonHasRead() throws {
    for (name, plan) in try Self.plans() { try plan.expectRead(as: name) }
  }

  @Test(arguments: Shell.allCases)
  func everyScriptPassesTheShellsOwnCheck(shell: Shell) async throws {
    for (name, plan) in try Self.plans() {
      let answer = try await shell.run(plan.script, ["-n"])
      #expect(answer.status == 0, "\(name): \(answer.errors)")
    }
  }

  @Test func whatIsChangedIsSaidHonestly() throws {
    let impacts = Dictionary(uniqueKeysWithValues: try Self.plans().map { ($0, $1.impact) })
    #expect(impacts["onu-packages-only"] == .writes)
    #expect(impacts["onu-target"] == .replacesSystem)
    #expect(impacts["depot-start"] == .writes)
    #expect(impacts["onu-clean-up"] == .replacesSystem)
    #expect(impacts["pkg-update"] == .replacesSystem)
    #expect(impacts["reboot"] == .reboots)
  }

  @Test(arguments: [
    (["-s", "test"], "onu.test"), (["-s", "x", "-l", "80"], "onu.x"),
    (["-g", "/ws/ftdi"], "onu.gate-ftdi"), (["-l", "7000"], "onu.port-7000"), ([], "onu"),
  ])
  func theFolderIsNamedByTheRealToolsRule(words: [String], folder: String) throws {
    let recipe = try Onu(RecipeArguments(parsing: ["-P"] + words, options: Onu.options))
    let place = OnuPlace(suffix: recipe.suffix, in: Self.site.workspace, token: "1")
    #expect(place.folder.lastComponent?.string == folder)
  }

  @Test func theOnlyFlavourThatWasBuiltIsTaken() throws {
    let plan = try Self.onu("-P").plan(at: Self.site, with: Self.facts([Self.built(.debug)]))
    #expect(plan.script.contains("/nightly/repo.redist"))
    #expect(plan.notes["packages"] == "549 packages with DEBUG of the build of 2026-05-09 09:12")
  }

  @Test func ofOneBuildsFlavoursTheOneWithoutDEBUGIsTaken() throws {
    let both = [Self.built(.nonDebug), Self.built(.debug, at: 2000)]
    let plan = try Self.onu("-P").plan(at: Self.site, with: Self.facts(both))
    #expect(
      plan.script.contains(
        "pkgrecv -s /home/robin/helios/projects/illumos/packages/i386/nightly-nd/"))
  }

  @Test func ofTwoBuildsFlavoursTheUserChooses() throws {
    let both = [Self.built(.nonDebug), Self.built(.debug, at: 2000, "log.2026-05-10.09:12")]
    let facts = Self.facts(both)
    let problem = #expect(throws: Problem.self) {
      try Self.onu("-P").plan(at: Self.site, with: facts)
    }
    #expect(problem?.hint == "-d takes the DEBUG ones, -n the others.")
    #expect(
      try Self.onu("-P", "-d").plan(at: Self.site, with: facts).script.contains("i386/nightly/"))
    #expect(
      try Self.onu("-P", "-n").plan(at: Self.site, with: facts).script.contains("i386/nightly-nd/"))
  }

  @Test(arguments: [
    (["-t", "quick-41"], "a boot environment is called so already"),
    (["-t", "a b"], "it holds a blank"), (["-t", ""], "it is empty"),
    (["-P", "-d"], "illumos has no DEBUG packages."),
  ])
  func whatCantBeDoneIsRefusedWithItsReason(words: [String], reason: String) throws {
    let recipe = try Onu(RecipeArguments(parsing: words, options: Onu.options))
    let problem = #expect(throws: Problem.self) {
      try recipe.plan(at: Self.site, with: Self.facts())
    }
    #expect(problem?.kind == .refused)
    #expect(problem?.summary.contains(reason) == true)
  }

  /// Something that a machine may lack.
  enum Lack: String, CaseIterable, Sendable {
    case packages = "no packages yet"
    case helios = "runs debian"
    case mogrify = "os-deps.mogrify is not there"
    case onu = "bin/onu is not there"
    case tools = "has no pkgrepo"
    case space = "has 512 MB free"

    func take(from facts: inout OnuFacts) {
      switch self {
      case .packages: facts.repositories = RepositoryList()
      case .helios: facts.osRelease = "ID=debian\nVERSION_ID=12\n"
      case .mogrify: facts.mogrify.removeLast()
      case .onu: facts.hasOnu = false
      case .tools: facts.repositories.hasTools = false
      case .space:
        facts.environments?.pool = PoolSpace(
          name: "rpool", sizeInBytes: 1 << 40, freeInBytes: 1 << 29)
      }
    }
  }

  @Test(arguments: Lack.allCases)
  func whatTheMachineLacksIsToldBeforehand(lack: Lack) throws {
    let facts = Self.facts { lack.take(from: &$0) }
    let problem = #expect(throws: Problem.self) {
      try Self.onu("-t", "new").plan(at: Self.site, with: facts)
    }
    #expect(problem?.summary.contains(lack.rawValue) == true)
    #expect(problem?.hint != nil)
  }

  @Test func aBusyPortIsExplainedBeforeTheStart() throws {
    let depot = try DepotStart(RecipeArguments())
    let mine = #expect(throws: Problem.self) {
      try depot.plan(at: Self.site, with: Self.facts { $0.depots = [Self.depot] })
    }
    #expect(
      mine?.summary
        == "Port 7891 is taken: the depot of job 0001 serves the build of 2026-05-08 09:12 there.")
    let other = #expect(throws: Problem.self) {
      try depot.plan(at: Self.site, with: Self.facts { $0.ports = [7891] })
    }
    #expect(other?.summary.contains("a program that heliosw did not start") == true)
  }

  @Test(arguments: [
    ["-t", "x", "-P"], ["-P", "-D"], [], ["-P", "-l", "0"], ["-P", "-l", "65536"],
    ["-P", "-s", ""],
    ["-P", "-s", "a/b"], ["-P", "-s", "../x"], ["-P", "-d", "-n"], ["-P", "-s", "new-1"],
  ])
  func choicesThatMakeNoSenseAreUsageErrors(words: [String]) {
    let problem = #expect(throws: Problem.self) {
      try Onu.make(RecipeArguments(parsing: words, options: Onu.options), in: "/")
    }
    #expect(problem?.kind == .usage)
  }

  @Test func whatRunsIsNotTakenBack() throws {
    let problem = #expect(throws: Problem.self) {
      try OnuUndo(RecipeArguments(operands: ["helios"])).plan(
        at: Self.site, with: Self.environments)
    }
    #expect(problem?.summary == "helios runs: what runs can't be destroyed.")
  }

  @Test func aRestartWaitsForJobs() throws {
    let facts = Reboot.Facts(environments: Self.environments, running: ["quick build of illumos"])
    let obstacle = try Reboot(RecipeArguments()).obstacle(at: Self.site, with: facts)
    #expect(
      obstacle?.summary
        == "genesis can't be restarted now: quick build of illumos would end.")
  }

  @Test func aSuccessfulOnuIsOnlyUnmounted() throws {
    var list = Self.environments
    list.environments[2].flags = [.onReboot]
    let plan = try OnuCleanUp(RecipeArguments()).plan(
      at: Self.site, with: .init(environments: list, repositories: RepositoryList()))
    #expect(plan.steps.map(\.title) == ["Check that nothing has changed", "Unmount half"])
  }

  @Test func whatBrokeOffBetweenTheRenamesIsFinished() throws {
    func half(_ name: String, _ origin: PackageRepository.Origin?) -> PackageRepository {
      PackageRepository(
        path: FilePath("/home/robin/helios/tmp/\(name)/repo.redist"), kind: .halfMade,
        origin: origin)
    }
    let origin = PackageRepository.Origin(source: "/x", sum: "1 1")
    func titles(_ repositories: [PackageRepository]) throws -> [String] {
      try OnuCleanUp(RecipeArguments()).plan(
        at: Self.site, with: .init(environments: nil, repositories: RepositoryList(repositories))
      ).steps.map(\.title)
    }
    #expect(
      try titles([half("onu.new-7", origin), half("onu.old-7", nil)]) == [
        "Put onu.new-7 in the place of onu", "Remove onu.old-7",
      ])
    #expect(
      try titles([half("onu.new-7", nil), half("onu.old-7", nil)]) == [
        "Put onu.old-7 in the place of onu", "Remove onu.new-7",
      ])
    let onu = PackageRepository(path: "/home/robin/helios/tmp/onu/repo.redist", kind: .onu)
    #expect(try titles([onu, half("onu.new-7", origin)]) == ["Remove onu.new-7"])
  }

  @Test func nothingToCleanUpIsARefusal() {
    #expect(throws: Problem.self) {
      try OnuCleanUp(RecipeArguments()).plan(
        at: Self.site, with: .init(environments: nil, repositories: RepositoryList()))
    }
  }

  @Test(arguments: HeliosRelease.allCases)
  func theCommandsForATargetNameItsReleasesPublisher(release: HeliosRelease) {
    let text = TargetCommands(address: "http://genesis:7891", release: release).text
    let publisher = release == .helios3 ? "helios" : "helios-dev"
    #expect(text.contains("pfexec pkg set-publisher -r --non-sticky \(publisher)\n"))
    #expect(
      text.contains(
        "pfexec pkg set-publisher -r -O http://genesis:7891 --search-first on-nightly\n"))
  }

  @Test func aHostilePathStaysData() throws {
    let site = Site(
      machine: Machine(name: "genesis"), workspace: Workspace(root: "/w/a b'$(touch pwned)"),
      transport: LocalTransport(environment: [:]))
    var facts = Self.facts([
      PackageRepository(
        path: site.workspace.mainGate.packageRepository(.nonDebug), kind: .nonDebug,
        publishers: [.init(name: "on-nightly", packages: 1)], sum: "1 1")
    ])
    facts.mogrify = site.workspace.onuMogrify
    let script = try Self.onu("-P").plan(at: site, with: facts).script
    #expect(!script.contains(" $(touch"))
    #expect(script.contains(#"'/w/a b'\''$(touch pwned)/tmp/onu.new-4711'"#))
  }
}
