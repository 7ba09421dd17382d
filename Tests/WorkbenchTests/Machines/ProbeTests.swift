import SystemPackage
import Testing

@testable import Workbench

@Suite struct ProbeTests {
  static let site = Site(
    machine: Machine(name: "here"), workspace: Workspace(root: "/"),
    transport: LocalTransport(environment: ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]),
    patience: .seconds(300))

  static func text(_ script: String) -> Probe<String> {
    Probe(script) { (answer) throws(Problem) in "\(answer.status):\(answer.text)" }
  }

  @Test func severalProbesAreAnsweredByOneScript() async throws {
    let (one, two, three) = try await Self.site.ask(
      Self.text("echo one"), Self.text("printf two; exit 3"), Self.text(":"))
    #expect(one == "0:one\n")
    #expect(two == "3:two")
    #expect(three == "0:")
  }

  @Test func aProbeCannotEatTheScript() async throws {
    let (one, two) = try await Self.site.ask(Self.text("cat"), Self.text("echo two"))
    #expect([one, two] == ["0:", "0:two\n"])
  }

  @Test func anAnswerCutShortIsAProblem() async throws {
    await #expect(throws: Problem.self) {
      _ = try await Self.site.ask(Self.text("echo one"), Self.text("kill -9 $$"))
    }
  }

  @Test func aSilentMachineIsUnreachableAfterTheDeadline() async throws {
    let error = await #expect(throws: Problem.self) {
      var site = Self.site
      site.patience = .milliseconds(50)
      _ = try await site.run("sleep 60")
    }
    #expect(error?.kind == .unreachable)
  }

  @Test(arguments: [
    "", "x", "heliosw-1 begin\n", "heliosw-1 begin\nabc", "heliosw-1 begin\nabc\nheliosw-1 x\n",
  ])
  func abrokenFrameGivesNoAnswer(text: String) {
    #expect(ProbeFrame(nonce: "heliosw-1").answers(in: Array(text.utf8)).isEmpty)
  }
}
