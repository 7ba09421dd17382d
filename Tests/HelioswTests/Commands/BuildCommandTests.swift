import Glibc
import SystemPackage
import Testing

/// `heliosw build-illumos`: its exit statuses, and what it leaves.
@Suite(.serialized) struct BuildCommandTests {
  private let call = ["build-illumos", "-q", "--demo"]

  @Test(arguments: [
    ("clean", Int32(0), "quick build of illumos is done."), ("failed", 1, "build  failed"),
    ("warnings", 1, "build  failed"), ("undefined", 1, "build  failed"),
    ("checks-failed", 3, "build  built, checks failed"),
  ])
  func theStatusTellsHowTheBuildWent(ending: String, status: Int32, words: String) async throws {
    let (world, program) = try await settled(ending)
    let before = world.finishedBuilds.count
    let answer = try await program.run(call)
    #expect(answer.status == status)
    #expect(answer.lines.first?.hasPrefix("job    ") == true)
    #expect(answer.lines.contains("step   5 Run nightly"))
    #expect(answer.lines.contains("phase  source non-DEBUG"))
    #expect(answer.lines.last == words)
    #expect(world.finishedBuilds.count == before + 1)
    #expect(!world.lock.exists)
  }

  @Test func theErrorsOfABuildArePrintedWithTheirLines() async throws {
    let (_, program) = try await settled("failed")
    let printed = try await program.run(call).lines.filter { $0.hasPrefix("error  ") }
    let log = try await program.json(LogAnswer.self, ["log", "summary", "--demo", "--json"])
    let first = try #require(log.firstErrors?.first)
    #expect(printed.first == "error  \(try #require(first.line)): \(first.text)")
    #expect(printed.count >= log.errors)
  }

  @Test func aStoppedBuildEndsWithInterrupted() async throws {
    let (world, program) = try await settled("endless", seconds: 600)
    async let build = program.run(call)
    let job = try await eventually { world.jobs.names.first }
    _ = try await eventually { world.lock.exists ? true : nil }
    let stop = try await program.run(["jobs", "stop", "--demo", job])
    #expect(stop.status == 0)
    #expect(stop.output == "\(job) stopped\n")
    let answer = try await build
    #expect(answer.status == 4)
    #expect(answer.lines.last == "quick build of illumos was stopped.")
    #expect(!world.lock.exists)
    _ = try await eventually { world.jobs.isAlive(job) ? nil : true }
  }

  @Test func aDetachedBuildIsFollowedLater() async throws {
    let (world, program) = try await settled("checks-failed")
    let start = try await program.run(call + ["--detach"])
    #expect(start.status == 0)
    #expect(start.lines == world.jobs.names)
    for _ in 1...2 {
      let follow = try await program.run(["jobs", "follow", "--demo"])
      #expect(follow.status == 3)
      #expect(follow.lines.last == "build  built, checks failed")
    }
  }

  @Test func aSecondBuildIsRefusedWhileOneRuns() async throws {
    let (world, program) = try await settled("endless", seconds: 600)
    #expect(try await program.run(call + ["--detach"]).status == 0)
    _ = try await eventually { world.lock.exists ? true : nil }
    let answer = try await program.run(call)
    #expect(answer.status == 5)
    #expect(answer.errors.contains("A nightly already runs in illumos: robin (process "))
    #expect(world.jobs.names.count == 1)
    try await world.settle()
  }

  @Test func aBuildThatHasClaimedTheGateRefusesAnother() async throws {
    let (world, program) = try await settled("clean")
    _ = try await program.shell(
      "mkdir -p '\(world.claim)'; echo \(getpid()) >'\(world.claim)/pid'")
    let answer = try await program.run(call)
    #expect(answer.status == 5)
    #expect(answer.lines.last?.contains("is claimed by process \(getpid())") == true)
    #expect(world.claim.appending("pid").exists)
    try await world.settle()
  }

  @Test func whatADeadBuildHasLeftDoesNotHinder() async throws {
    let (world, program) = try await settled("clean")
    _ = try await program.shell(
      """
      mkdir -p '\(world.claim)'; sh -c 'echo $$' >'\(world.claim)/pid'
      ln -s demo.robin.$(cat '\(world.claim)/pid') '\(world.lock)'
      """)
    #expect(try await program.run(call).status == 0)
    #expect(!world.claim.exists)
  }

  /// The world at peace, and how builds behave in it.
  private func settled(
    _ ending: String, seconds: Int = 0
  ) async throws -> (DemoWorldUnderTest, ProgramUnderTest) {
    let world = try await DemoWorldUnderTest.Maker.commands.world()
    try await world.settle()
    try world.simulate(ending, seconds: seconds)
    return (world, try ProgramUnderTest(in: world))
  }
}
