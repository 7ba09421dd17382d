import SystemPackage
import Testing

@Suite(.serialized) struct FetchCommandTests {
  @Test func aFetchOfOneLearnsWhatIsNewThereAndTouchesNothingElse() async throws {
    let world = try await DemoWorldUnderTest.Maker.fetches.world()
    let program = try ProgramUnderTest(in: world)
    let before = try await program.git(in: world.gate.string)
    let answer = try await program.run(["fetch", "--demo", "illumos"])
    #expect(answer.status == 0)
    #expect(answer.lines.last == "fetch illumos is done.")
    var expected = before
    expected.behind = 20
    #expect(before.behind == 17)
    #expect(try await program.git(in: world.gate.string) == expected)
  }

  @Test func aFetchOfAllFetchesWhatIsCloned() async throws {
    let world = try await DemoWorldUnderTest.Maker.fetches.world()
    let program = try ProgramUnderTest(in: world)
    let answer = try await program.run(["fetch", "--demo"])
    #expect(answer.status == 0)
    #expect(answer.lines.last == "fetch all consolidations is done.")
    let name = try #require(answer.lines.first?.dropFirst(7))
    let job = try await program.json(
      JobAnswer.One.self, ["jobs", "show", "--demo", "--json", String(name)]
    ).job
    #expect(job.steps.count == 9)
    #expect(job.steps.allSatisfy { $0.state == "done" })
  }

  @Test(arguments: [
    ("nowhere", "There is no consolidation nowhere."),
    ("amd-firmware", "amd-firmware can't be fetched: it is not cloned at"),
  ])
  func aFetchOfWhatIsNotThereIsRefused(name: String, reason: String) async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.fetches.world())
    let answer = try await program.run(["fetch", "--demo", name])
    #expect(answer.status == 5)
    #expect(answer.errors.contains(reason))
  }

  @Test func oneFailureDoesNotHinderTheOthers() async throws {
    let program = try ProgramUnderTest()
    try program.home.write("[project.bad]\n[project.good]\n", to: "w/config/projects.toml")
    let workspace = program.home.path.appending("w")
    _ = try await program.shell(
      """
      git init -q --bare up; git init -q w; git init -q w/projects/bad
      git clone -q up w/projects/good
      git -C w/projects/bad remote add origin /nonexistent/repository
      """)
    let answer = try await program.run(["fetch"], in: workspace)
    #expect(answer.status == 1)
    let job = try await program.json(
      JobAnswer.One.self, ["jobs", "show", "--json"], in: workspace
    ).job
    let states = Dictionary(uniqueKeysWithValues: job.steps.map { ($0.title, $0.state) })
    #expect(states["Fetch bad"] == "failed")
    #expect(states["Fetch good"] == "done")
    #expect(workspace.appending("projects/good/.git/FETCH_HEAD").exists)
  }
}
