import Glibc
import SystemPackage
import Testing

@testable import Workbench

/// The wrapper of a job under each shell: it writes down how the job ended, whatever happens to its group.
@Suite struct WrapperTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Runs a plan's script as a job does, by one shell only, and does something with its group as soon as the plan has written
  /// into `ready`.
  private func run(_ plan: String, by shell: Shell, meanwhile: String? = nil) async throws {
    let wrapper = JobScripts.wrapper.replacing("/bin/sh", with: shell.rawValue)
    try scratch.write(plan, to: "plan.sh")
    try scratch.write(wrapper, to: "wrapper")
    let answer = try await shell.run(
      """
      cd \(scratch.path.quoted)
      mkfifo ready go
      setsid \(shell.rawValue) ./wrapper x boot >out 2>&1 </dev/null & wrapper=$!
      \(meanwhile.map { "read line <ready; group=$(sed -n 's/^pgid=//p' state)\n\($0)" } ?? "")
      wait "$wrapper"
      """)
    #expect(answer.status == (Int32(try status()) ?? -1))
  }

  private func status() throws -> String {
    try scratch.read("rc").filter { !$0.isWhitespace }
  }

  @Test(arguments: Shell.allCases)
  func aGroupThatIsToldToStopTidiesUpAndItsStatusIsWritten(shell: Shell) async throws {
    let plan = """
      trap 'echo tidied >tidied; exit 143' TERM
      echo >ready
      sleep 60 & wait "$!"
      """
    try await run(
      plan, by: shell,
      meanwhile: """
        echo >stopped
        kill -s TERM -- "-$group"
        """)
    #expect(try status() == "143")
    #expect(try scratch.read("tidied") == "tidied\n")
  }

  @Test(arguments: Shell.allCases)
  func aTerminalThatHangsUpHarmsNothing(shell: Shell) async throws {
    let plan = """
      trap '' HUP
      echo >ready
      read line <go
      exit 7
      """
    try await run(
      plan, by: shell,
      meanwhile: """
        kill -s HUP -- "-$group"
        echo >go
        """)
    #expect(try status() == "7")
  }

  private func plan(_ status: Int) -> String {
    var plan = Plan(
      "it's a test", recipe: "test", on: Machine(name: "here"),
      stages: [
        .step(
          Step(
            "end", why: "To see.", .run(Command(["sh", "-c", "exit \(status)"])), impact: .writes))
      ])
    plan.afterwards = Command([
      "sh", "-c", "echo \"$HELIOSW_STATUS|$1|$2|$3\" >>told; exit 9", "sh", "my own $word",
    ])
    return plan.script
  }

  @Test(arguments: Shell.allCases)
  func theUsersOwnCommandIsToldTheOutcomeAndChangesNothing(shell: Shell) async throws {
    try await run(plan(3), by: shell)
    #expect(try status() == "1")
    #expect(try scratch.read("told") == "1|my own $word|failed|it's a test\n")
  }

  @Test(arguments: [(0, "done"), (1, "failed")])
  func theOutcomeIsInOneWord(status: Int, word: String) async throws {
    try await run(plan(status), by: .dash)
    #expect(try scratch.read("told").contains("|\(word)|"))
  }

  @Test func aPlanThatIsPipedIntoAShellTellsNobody() async throws {
    let answer = try await Shell.dash.run("cd \(scratch.path.quoted)\n\(plan(0))")
    #expect(answer.status == 0)
    #expect(!scratch.exists("told"))
  }

  @Test func withoutACommandNothingOfItIsInThePlan() {
    let plan = Plan("t", recipe: "test", on: Machine(name: "here"), stages: [])
    #expect(!plan.script.contains("afterwards"))
  }
}
