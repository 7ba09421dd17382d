import Testing

@Suite struct StatusCommandTests {
  @Test func theStatusIsThatOfTheLastBuildAndOfAllClones() async throws {
    let world = try await DemoWorldUnderTest.Maker.still.world()
    let program = try ProgramUnderTest(in: world)
    let status = try await program.json(StatusAnswer.self, ["status", "--demo", "--json"])
    let log = try await program.json(LogAnswer.self, ["log", "summary", "--demo", "--json"])
    let build = try #require(status.build)
    #expect(status.machine == "demo")
    #expect(status.isSimulated)
    #expect(status.workspace == world.workspace.string)
    #expect([build.outcome, build.kind, build.log] == ["failed", "quick", log.path])
    #expect([build.errors, build.warnings] == [log.errors, log.warnings])
    #expect(build.isDoomed)
    #expect(status.consolidations.consolidations.count == 13)
    #expect(status.jobs.isEmpty)
  }

  @Test func aFinishedBuildIsInNoPhase() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let status = try await program.json(StatusAnswer.self, ["status", "--demo", "--json"])
    #expect(status.build?.phase == nil)
    #expect(status.build?.builder == nil)
  }

  @Test func theTextNamesWhatIsOutOfOrderWorstFirst() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let answer = try await program.run(["status", "--demo"])
    #expect(answer.status == 0)
    #expect(answer.lines[0].hasPrefix("demo (simulated): "))
    #expect(answer.lines[1].hasPrefix("build      failed, "))
    let order = answer.lines.drop { $0 != "out of order" }.dropFirst()
    #expect(order.first?.contains("bootserver") == true)
    #expect(order.contains("  phbl                    2 behind"))
  }

  @Test func aGateThatWasNeverBuiltIsSaidToBe() async throws {
    let workspace = try await MadeWorkspace.maker.workspace()
    let answer = try await workspace.program.run(["status"], in: workspace.folder)
    #expect(answer.status == 0)
    #expect(answer.lines[1] == "build      never built here")
  }
}
