import SystemPackage
import Testing

@testable import Workbench

/// What a plan says of a failure, and how it looks at its own result.
@Suite struct PlanReasonTests {
  private static func plan(_ steps: [Step], _ meanings: [Int: String] = [:]) -> Plan {
    var plan = Plan(
      "a test", recipe: "test", on: Machine(name: "genesis"), stages: steps.map { .step($0) })
    plan.meanings = meanings
    return plan
  }

  private static func exits(_ status: Int, _ reasons: [Int: String] = [:]) -> Step {
    Step(
      "try", why: "To see.", .run(Command(["sh", "-c", "exit \(status)"])), impact: .writes,
      reasons: reasons)
  }

  private static func verifies(_ condition: Condition) -> Step {
    Step("look", why: "To see.", .verify([.init("it isn't so", condition)]), impact: .reads)
  }

  @Test(arguments: Shell.allCases)
  func aStepsOwnReasonWinsOverThePlans(shell: Shell) async throws {
    let meanings = [180: "it is mounted", 205: "it's running"]
    for (status, reason) in [(180, "unmount x first"), (205, "it's running")] {
      let plan = Self.plan([Self.exits(status, [180: "unmount x first"])], meanings)
      let answer = try await shell.run(plan.script)
      #expect(answer.status == 1)
      #expect(
        answer.errors.hasSuffix(
          "reason 1: \(reason)\n\(reason)\nend 1: \(status)\nstep 1 failed with status \(status)\n")
      )
    }
  }

  @Test(arguments: Shell.allCases)
  func aStatusThatNobodyKnowsHasNoReason(shell: Shell) async throws {
    let answer = try await shell.run(Self.plan([Self.exits(7, [8: "no"])], [9: "no"]).script)
    #expect(answer.errors.hasSuffix("begin 1: try\nend 1: 7\nstep 1 failed with status 7\n"))
  }

  @Test(arguments: Shell.allCases)
  func aResultThatIsNotSoFailsInsteadOfBeingRefused(shell: Shell) async throws {
    let answer = try await shell.run(
      Self.plan([Self.verifies(.directory("/nonexistent"))]).script)
    #expect(answer.status == 1)
    #expect(answer.errors.contains("reason 1: it isn't so\n"))
  }

  private static let looks: [(Condition, Bool)] = [
    (Condition.prints(Command(["printf", "a;1\\nb;2\\n"]), "^b;"), true),
    (.prints(Command(["printf", "a;1\\nb;2\\n"]), "^c;"), false),
    (.prints(Command(["/nonexistent"]), "^b;"), false),
    (.lacks(Command(["printf", "a;1\\nb;2\\n"]), "^c;"), true),
    (.lacks(Command(["printf", "a;1\\nb;2\\n"]), "^b;"), false),
    (.lacks(Command(["/nonexistent"]), "^b;"), false),
    (.lacks(Command(["true"]), "^b;"), true),
  ]

  @Test(arguments: Shell.allCases, looks)
  func whatACommandPrintsIsLookedAt(shell: Shell, example: (Condition, Bool)) async throws {
    let answer = try await shell.run(Self.plan([Self.verifies(example.0)]).script)
    #expect(answer.status == (example.1 ? 0 : 1))
  }

  @Test func aReasonIsPartOfAFailedStep() {
    let id = JobID("20260509T120000Z-be-destroy-1a2b")
    var job = Job(id: id, folder: "/x", plan: nil, state: .running)
    job.plan = PlanSummary(of: Self.plan([Self.exits(180)]), in: "/w")
    job.steps = StepRecord.records(
      in: "2026-05-09T12:00:00Z\tbegin\t1\ttry\n2026-05-09T12:00:00Z\treason\t1\tit is mounted\n")
    #expect(job.currentStep?.step == 1)
    #expect(job.stepStates[0].state == .running)
    job.steps += StepRecord.records(in: "2026-05-09T12:00:00Z\tend\t1\t180\n")
    #expect(job.stepStates[0].state == .failed)
    #expect(job.stepStates[0].reason == "it is mounted")
  }

  @Test func aJobOfAFamilyHasANameWithoutBlanks() {
    let id = JobID(moment: 1_778_328_000, recipe: "be boot-once", salt: 0xab)
    #expect(id.name == "20260509T120000Z-be-boot-once-00ab")
  }
}
