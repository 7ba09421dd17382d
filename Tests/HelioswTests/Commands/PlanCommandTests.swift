import SystemPackage
import Testing

/// `heliosw plan`: the text that is printed is the text that runs.
@Suite(.serialized) struct PlanCommandTests {
  private let call = ["plan", "build-illumos", "-q", "--demo"]

  @Test(arguments: ["dash", "bash"])
  func aPlanIsAScriptThatShellsUnderstand(shell: String) async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let answer = try await program.shell(
      "heliosw plan build-illumos -q --demo | \(shell) -n && heliosw plan fetch --demo | \(shell) -n"
    )
    #expect(answer.status == 0)
    #expect(answer.errors == "")
  }

  @Test func aPlanTouchesNothing() async throws {
    let world = try await DemoWorldUnderTest.Maker.still.world()
    let program = try ProgramUnderTest(in: world)
    let before = try await files(of: world, program)
    let answer = try await program.run(call)
    #expect(answer.output.hasPrefix("#!/bin/sh\n# quick build of illumos\n"))
    #expect(try await files(of: world, program) == before)
    #expect(world.jobs.names.isEmpty)
  }

  @Test func theSamePlanIsPrintedEachTime() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    #expect(try await program.run(call).output == program.run(call).output)
  }

  @Test(arguments: [("clean", Int32(0)), ("failed", 1)])
  func whatIsPrintedDoesWhatTheJobDoes(ending: String, status: Int32) async throws {
    let world = try await DemoWorldUnderTest.Maker.plans.world()
    let program = try ProgramUnderTest(in: world)
    try await world.settle()
    try world.simulate(ending)
    let plan = try await program.run(call).output
    #expect(try await program.run(["build-illumos", "-q", "--demo"]).status == status)
    let afterJob = try await files(of: world, program)
    #expect(world.jobs.content("plan.sh", of: world.jobs.names[0]) == String(plan.dropLast()))

    let environmentFile = world.gate.appending("illumos-quick.sh")
    let text = try environmentFile.text()
    let byHand = try await program.shell(
      "rm '\(environmentFile)'; heliosw plan build-illumos -q --demo | sh")
    #expect(byHand.status == status)
    #expect(byHand.errors.contains("begin 5: Run nightly"))
    #expect(try environmentFile.text() == text)
    #expect(try await files(of: world, program) == afterJob)
  }

  @Test func aPlanThatCannotBeMadePrintsItsReasonAndNoScript() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let answer = try await program.run(call + ["-g", "elsewhere"])
    #expect(answer.status == 5)
    #expect(answer.output == "")
    #expect(answer.errors.hasPrefix("heliosw: There is no gate at "))
    #expect(answer.errors.contains("/elsewhere: it has no usr/src/tools/scripts/nightly."))
  }

  @Test func aPlanThatCouldNotRunNowIsPrintedAndRefusesByItself() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let answer = try await program.shell(
      "heliosw plan build-illumos -q --demo | CODEMGR_WS=/gate sh",
      environment: ["CODEMGR_WS": "/gate"])
    #expect(answer.status == 5)
    #expect(answer.errors.contains("CODEMGR_WS is set"))
  }

  /// The names of the gate's files, but for logs and what git keeps.
  private func files(
    of world: DemoWorldUnderTest, _ program: ProgramUnderTest
  ) async throws -> [String] {
    try await program.shell(
      "find . -name .git -prune -o -name log -prune -o -type f -print | sort", in: world.gate
    ).lines
  }
}
