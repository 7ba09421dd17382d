import FoundationEssentials
import Testing

/// `heliosw be`, on the simulated machine.
@Suite(.serialized) struct BootEnvironmentCommandTests {
  private struct Answer: Decodable {
    struct Row: Decodable {
      var name: String
      var isRunning: Bool
      var isNextBoot: Bool
      var isKept: Bool
      var mountPoint: String?
      var sizeInBytes: Int
      var version: String?
    }
    var format: Int
    var isSimulated: Bool
    var environments: [Row]
  }

  private func program() async throws -> ProgramUnderTest {
    try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.bootEnvironments.world())
  }

  private func list(_ program: ProgramUnderTest) async throws -> [Answer.Row] {
    try await program.json(Answer.self, ["be", "list", "--demo", "--json"]).environments
  }

  @Test func theListSaysWhatRunsAndWhatBootsNext() async throws {
    let program = try await program()
    let rows = try await list(program)
    #expect(rows.filter(\.isRunning).map(\.name) == ["helios-1"])
    #expect(rows.filter(\.isNextBoot).map(\.name) == ["helios-1"])
    #expect(rows.first { $0.isRunning }?.version == "helios-3.0.23976-simulated")
    let text = try await program.run(["be", "--demo"])
    #expect(text.lines.count == rows.count + 1)
    #expect(text.lines[2].contains("running now, next boot"))
  }

  @Test func whatIsMadeIsListedAndDestroyedAgainWithItsName() async throws {
    let program = try await program()
    #expect(try await program.run(["be", "create", "--demo", "try"]).status == 0)
    #expect(try await list(program).map(\.name).contains("try"))
    let refused = try await program.run(["be", "destroy", "--demo", "try"])
    #expect(refused.status == 5)
    #expect(refused.errors.contains("--yes try"))
    let wrong = try await program.run(["be", "destroy", "--demo", "try", "--yes", "helios"])
    #expect(wrong.status == 5)
    let done = try await program.run(["be", "destroy", "--demo", "try", "--yes", "try"])
    #expect(done.status == 0)
    #expect(done.lines.last == "destroy try is done.")
    #expect(try await !list(program).map(\.name).contains("try"))
  }

  @Test func whatIsKeptIsNeitherDestroyedNorProposed() async throws {
    let program = try await program()
    #expect(try await program.run(["be", "keep", "--demo", "id-option"]).status == 0)
    let refused = try await program.run(
      ["be", "destroy", "--demo", "id-option", "--yes", "id-option"])
    #expect(refused.status == 5)
    #expect(refused.errors.contains("it is marked to be kept"))
    let space = try await program.run(["be", "space", "--demo", "1"])
    #expect(space.output.contains("destroy  quick-38"))
    #expect(space.output.contains("kept"))
    #expect(try await program.run(["be", "keep", "--demo", "--off", "id-option"]).status == 0)
    #expect(try await list(program).allSatisfy { !$0.isKept })
    #expect(try await program.run(["be", "space", "--demo", "900"]).status == 1)
  }

  @Test func aPlanOfAFamilyIsPrintedAndTouchesNothing() async throws {
    let program = try await program()
    let before = try await list(program).map(\.name)
    let answer = try await program.run(["plan", "be", "rename", "--demo", "quick-38", "q"])
    #expect(answer.status == 0)
    #expect(answer.output.contains("pfexec beadm rename -v quick-38 q"))
    #expect(try await list(program).map(\.name) == before)
  }

  @Test(arguments: [("create", Int32(64)), ("activate nope", 5), ("frob", 64)])
  func nonsenseIsTold(words: String, status: Int32) async throws {
    let answer = try await program().run(
      ["be"] + words.split(separator: " ").map(String.init) + ["--demo"])
    #expect(answer.status == status)
    #expect(!answer.errors.isEmpty)
  }
}
