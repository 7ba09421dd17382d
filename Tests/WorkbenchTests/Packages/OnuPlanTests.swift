import SystemPackage
import Testing

@testable import Workbench

/// What onu takes, where it works, and what it refuses.
@Suite struct OnuPlanTests {
  @Test(arguments: [
    (["-s", "test"], "onu.test"), (["-s", "x", "-l", "80"], "onu.x"),
    (["-g", "/ws/ftdi"], "onu.gate-ftdi"), (["-l", "7000"], "onu.port-7000"), ([], "onu"),
  ])
  func theFolderIsNamedByTheRealToolsRule(words: [String], folder: String) throws {
    let recipe = try Onu(RecipeArguments(parsing: ["-P"] + words, options: Onu.options))
    let place = OnuPlace(suffix: recipe.suffix, in: PackageFacts.site.workspace, token: "1")
    #expect(place.folder.lastComponent?.string == folder)
  }

  @Test func theOnlyFlavourThatWasBuiltIsTaken() throws {
    let plan = try PackageFacts.onu("-P").plan(
      at: PackageFacts.site, with: PackageFacts.facts([PackageFacts.built(.debug)]))
    #expect(plan.script.contains("/nightly/repo.redist"))
    #expect(plan.notes["packages"] == "549 packages with DEBUG of the build of 2026-05-09 09:12")
  }

  @Test func ofOneBuildsFlavoursTheOneWithoutDEBUGIsTaken() throws {
    let both = [PackageFacts.built(.nonDebug), PackageFacts.built(.debug, at: 2000)]
    let plan = try PackageFacts.onu("-P").plan(
      at: PackageFacts.site, with: PackageFacts.facts(both))
    #expect(
      plan.script.contains(
        "pkgrecv -s /home/robin/helios/projects/illumos/packages/i386/nightly-nd/"))
  }

  @Test func ofTwoBuildsFlavoursTheUserChooses() throws {
    let both = [
      PackageFacts.built(.nonDebug), PackageFacts.built(.debug, at: 2000, "log.2026-05-10.09:12"),
    ]
    let facts = PackageFacts.facts(both)
    let problem = #expect(throws: Problem.self) {
      try PackageFacts.onu("-P").plan(at: PackageFacts.site, with: facts)
    }
    #expect(problem?.hint == "-d takes the DEBUG ones, -n the others.")
    #expect(
      try PackageFacts.onu("-P", "-d").plan(at: PackageFacts.site, with: facts).script.contains(
        "i386/nightly/"))
    #expect(
      try PackageFacts.onu("-P", "-n").plan(at: PackageFacts.site, with: facts).script.contains(
        "i386/nightly-nd/"))
  }

  @Test(arguments: [
    (["-t", "quick-41"], "a boot environment is called so already"),
    (["-t", "a b"], "it holds a blank"), (["-t", ""], "it is empty"),
    (["-P", "-d"], "illumos has no DEBUG packages."),
  ])
  func whatCantBeDoneIsRefusedWithItsReason(words: [String], reason: String) throws {
    let recipe = try Onu(RecipeArguments(parsing: words, options: Onu.options))
    let problem = #expect(throws: Problem.self) {
      try recipe.plan(at: PackageFacts.site, with: PackageFacts.facts())
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
    let facts = PackageFacts.facts { lack.take(from: &$0) }
    let problem = #expect(throws: Problem.self) {
      try PackageFacts.onu("-t", "new").plan(at: PackageFacts.site, with: facts)
    }
    #expect(problem?.summary.contains(lack.rawValue) == true)
    #expect(problem?.hint != nil)
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

  @Test func aHostilePathStaysData() throws {
    let site = Site(
      machine: Machine(name: "genesis"), workspace: Workspace(root: "/w/a b'$(touch pwned)"),
      transport: LocalTransport(environment: [:]))
    var facts = PackageFacts.facts([
      PackageRepository(
        path: site.workspace.mainGate.packageRepository(.nonDebug), kind: .nonDebug,
        publishers: [.init(name: "on-nightly", packages: 1)], sum: "1 1")
    ])
    facts.mogrify = site.workspace.onuMogrify
    let script = try PackageFacts.onu("-P").plan(at: site, with: facts).script
    #expect(!script.contains(" $(touch"))
    #expect(script.contains(#"'/w/a b'\''$(touch pwned)/tmp/onu.new-4711'"#))
  }
}
