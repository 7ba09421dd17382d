import SystemPackage
import Testing

/// `heliosw setup`, `doctor`, `mend` and `cleanup` in a demo world.
@Suite(.serialized) struct SetupCommandTests {
  @Test func setupLeavesWhatItCannotMoveAndSaysHowToMendIt() async throws {
    let world = try await DemoWorldUnderTest.Maker.setups.world()
    let program = try ProgramUnderTest(in: world)
    let answer = try await program.run(["setup", "--demo"])
    #expect(answer.status == 1)
    let left = answer.lines.filter { $0.hasPrefix("left   ") }
    #expect(
      left.map { $0.split(separator: ":")[0] } == [
        "left   Update image-builder", "left   Update bootserver",
      ])
    #expect(world.workspace.appending("packages/os/publisher/helios").exists)
    #expect(world.workspace.appending("projects/omnios-build/lib/site.sh").exists)
  }

  @Test func aWorkspaceIsMadeFromNothing() async throws {
    let world = try await DemoWorldUnderTest.Maker.setups.world()
    let program = try ProgramUnderTest(in: world)
    let root = program.home.path.appending("new/helios")
    let call = [
      "setup", "--demo", "--root", root.string, "--url",
      world.folder.appending("upstream/helios.git").string,
    ]
    let first = try await program.run(["plan"] + call)
    #expect(first.output.contains("\n# More follows"))
    #expect(!root.exists)
    let answer = try await program.run(call)
    #expect(answer.status == 0)
    #expect(answer.lines.filter { $0.hasPrefix("job    ") }.count == 2)
    #expect(root.appending("projects/illumos/illumos-quick.sh").exists)
    #expect(!root.appending("projects/pilot").exists)
    #expect(try await program.run(["status", "--demo"]).status == 0)
  }

  @Test func aSwitchThatIsKeptIsKnownEverywhere() async throws {
    let program = try ProgramUnderTest()
    try program.home.write(
      "[project.pilot]\ngithub = \"x/pilot\"\nunless_env = \"OXIDE_STAFF\"\n",
      to: "w/config/projects.toml")
    try program.home.write("OXIDE_STAFF=no\n", to: "state/heliosw/switches")
    let answer = try await program.run(
      ["consolidations"], in: program.home.path.appending("w"))
    #expect(answer.output.contains("pilot          OXIDE_STAFF=no"))
  }

  @Test func attachedItRunsInTheTerminalWithAJobAllTheSame() async throws {
    let world = try await DemoWorldUnderTest.Maker.setups.world()
    let program = try ProgramUnderTest(in: world)
    let command =
      "\(ProgramUnderTest.executable) setup --demo --attached; echo \"ended with $?\"; exec cat"
    try await TmuxScreen.open(command, columns: 160, with: program) { screen in
      let text = try await screen.wait(for: "ended with")
      #expect(text.contains("ended with 1"))
      #expect(text.contains("left   Update bootserver"))
    }
    let job = try #require(world.jobs.names.last)
    #expect(world.jobs.status(of: job) == 1)
    #expect(world.jobs.content("out", of: job) == "This job had a terminal, and printed there.")
    let refused = try await program.run(["setup", "--demo", "--attached", "--detach"])
    #expect(refused.status == 64)
  }

  @Test func doctorEndsWithOneOnlyForProblems() async throws {
    let world = try await DemoWorldUnderTest.Maker.setups.world()
    let program = try ProgramUnderTest(in: world)
    #expect(try await program.run(["doctor", "--demo"]).status == 0)
    let inside = try await program.run(["doctor", "--demo"], environment: ["CODEMGR_WS": "/ws"])
    #expect(inside.status == 1)
    #expect(inside.output.contains("problem  bldenv shell          inside the bldenv of /ws"))
    let report = try await program.json(DoctorAnswer.self, ["doctor", "--demo", "--json"])
    #expect(report.isSimulated)
    #expect(report.findings.first { $0.check == "system" }?.verdict == "ok")
    #expect(report.findings.first { $0.check == "firmware" }?.mend == "heliosw setup --staff")
    #expect(try await program.run(["mend", "--demo", "system"]).status == 5)
    #expect(try await program.run(["mend", "--demo", "nothing"]).status == 64)
  }

  @Test func cleanupListsFirstAndRemovesOnlyWhatWasAgreedTo() async throws {
    let world = try await DemoWorldUnderTest.Maker.setups.world()
    let program = try ProgramUnderTest(in: world)
    let list = try await program.json(LeftoversAnswer.self, ["cleanup", "--demo", "--json"])
    let logs = list.leftovers.filter { $0.kind == "log" }
    #expect(logs.count == 6)
    #expect(logs.filter { $0.refusal != nil }.count == 1)
    let refused = try await program.run(["cleanup", "--demo", "--logs"])
    #expect(refused.status == 5)
    #expect(refused.errors.contains("would lose for good:\n"))
    #expect(world.finishedBuilds.count == 6)
    #expect(try await program.run(["cleanup", "--demo", "--logs", "--yes"]).status == 0)
    #expect(world.finishedBuilds.count == 1)
  }

  private struct DoctorAnswer: Decodable, Sendable {
    struct Entry: Decodable, Sendable {
      var check: String
      var verdict: String
      var mend: String?
    }
    var isSimulated: Bool
    var findings: [Entry]
  }

  private struct LeftoversAnswer: Decodable, Sendable {
    struct Entry: Decodable, Sendable {
      var kind: String
      var refusal: String?
    }
    var leftovers: [Entry]
  }
}
