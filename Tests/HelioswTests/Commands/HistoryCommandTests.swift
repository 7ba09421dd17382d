import FoundationEssentials
import Glibc
import SystemPackage
import Testing

@Suite(.serialized) struct HistoryCommandTests {
  private func program(
    _ maker: DemoWorldUnderTest.Maker = .still
  ) async throws -> (DemoWorldUnderTest, ProgramUnderTest) {
    let world = try await maker.world()
    return (world, try ProgramUnderTest(in: world))
  }

  private func list(_ program: ProgramUnderTest) async throws -> [PastBuildAnswer] {
    try await program.json(PastBuildAnswer.List.self, ["history", "--demo", "--json"]).builds
  }

  @Test func theBuildsOfOldLogsAreListedNewestFirst() async throws {
    let (_, program) = try await program()
    let builds = try await list(program)
    #expect(builds.map(\.number) == [6, 5, 4, 3, 2, 1])
    #expect(
      builds.map(\.outcome)
        == ["failed", "clean", "checksFailed", "interrupted", "clean", "clean"])
    #expect(builds.map(\.kind) == ["quick", "quick", "quick", "quick", "full", "quick"])
  }

  @Test func aBuildOfAJobHasItsCommitsItsJobAndItsPackages() async throws {
    let (world, program) = try await program(.history)
    try await world.settle()
    try world.simulate("clean")
    #expect(try await program.run(["build-illumos", "-q", "--demo"]).status == 0)
    let answer = try await program.json(
      PastBuildAnswer.One.self, ["history", "show", "--demo", "--json"])
    let build = answer.build
    #expect(build.outcome == "clean")
    #expect(build.job == world.jobs.names.last)
    let illumos = try #require(build.repositories?.first { $0.name == "illumos" })
    let head = try await program.shell("git -C '\(world.gate)' rev-parse HEAD").lines.first
    #expect(illumos.commit == head)
    #expect(illumos.changes == 4)
    let packages = try #require(build.packages?.first)
    #expect(packages.repository == "packages/i386/nightly-nd/repo.redist")
    #expect(packages.count > 100)
  }

  @Test func twoBuildsAreCompared() async throws {
    let (_, program) = try await program()
    let text = try await program.run(["history", "compare", "6", "5", "--demo"])
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("#5 "))
    #expect(text.output.contains("New errors\n  lib/pam_modules"))
  }

  @Test(arguments: [["show", "77"], ["compare", "1", "77"], ["show", "-5"]])
  func aBuildThatIsNotThereIsRefused(words: [String]) async throws {
    let (_, program) = try await program()
    let answer = try await program.run(["history"] + words + ["--demo"])
    #expect(answer.status == (words.contains("-5") ? 64 : 5))
  }

  @Test func aDamagedHistoryIsSaidOnceAndBegunAnew() async throws {
    let (world, program) = try await program(.history)
    let state = world.folder.appending("state/heliosw")
    let before = try await list(program)
    let file = state.appending("history.sqlite")
    for suffix in ["-wal", "-shm"] { unlink("\(file)\(suffix)") }
    try String(repeating: "damaged ", count: 1000).write(
      toFile: file.string, atomically: true, encoding: .utf8)
    let answer = try await program.run(["history", "--demo"])
    #expect(answer.status == 0)
    #expect(answer.errors.contains("was damaged; a new one is begun."))
    #expect(answer.lines.count == before.count)
    #expect(try await program.run(["history", "--demo"]).errors == "")
    #expect(state.entries.contains { $0.hasPrefix("history.sqlite.damaged-") })
  }

  @Test func withoutAFolderForItThereIsNoHistoryAndAllElseWorks() async throws {
    let program = try ProgramUnderTest()
    try program.home.write("", to: "w/config/projects.toml")
    let folder = program.home.path.appending("w")
    let variables = ["XDG_STATE_HOME": "/dev/null/state"]
    let answer = try await program.run(["history"], environment: variables, in: folder)
    #expect(answer.status == 1)
    #expect(answer.errors.contains("Everything else goes on without it."))
    #expect(try await program.run(["status"], environment: variables, in: folder).status == 0)
  }
}
