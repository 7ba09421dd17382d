import SystemPackage
import Testing

/// ^C at a terminal while a command follows a job.
@Suite(.serialized) struct InterruptTests {
  private let report = "; echo \"ended with $?\"; exec cat"

  @Test(arguments: [
    "build-illumos -q --demo", "build-illumos -q --demo --detach && $H jobs follow --demo",
  ])
  func controlCLeavesTheJobRunningAndSaysHowToReturn(words: String) async throws {
    let world = try await DemoWorldUnderTest.Maker.interrupts.world()
    try await world.settle()
    try world.simulate("endless", seconds: 600)
    let program = try ProgramUnderTest(in: world)
    let command = "trap : INT; H=\(ProgramUnderTest.executable); $H \(words)\(report)"
    try await TmuxScreen.open(command, columns: 160, with: program) { screen in
      try await screen.wait(for: "phase  clobber")
      try await screen.type("C-c")
      let text = try await screen.wait(for: "ended with")
      let job = try #require(world.jobs.names.first)
      #expect(text.contains("left running. To return: heliosw jobs follow \(job)"))
      #expect(text.contains("ended with 130"))
    }
    let job = try #require(world.jobs.names.first)
    #expect(world.jobs.names.count == 1)
    #expect(world.jobs.isAlive(job))
    #expect(world.jobs.status(of: job) == nil)
    try await world.settle()
  }

  @Test func theWayBackThatIsNamedWorks() async throws {
    let world = try await DemoWorldUnderTest.Maker.interrupts.world()
    try await world.settle()
    try world.simulate("endless", seconds: 600)
    let program = try ProgramUnderTest(in: world)
    let id = try await program.run(["build-illumos", "-q", "--demo", "--detach"]).lines[0]
    async let follower = program.run(["jobs", "follow", "--demo", id])
    _ = try await eventually { world.lock.exists ? true : nil }
    #expect(try await program.run(["jobs", "stop", "--demo", id]).status == 0)
    #expect(try await follower.status == 4)
  }
}
