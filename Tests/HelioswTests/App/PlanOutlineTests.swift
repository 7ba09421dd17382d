import HeliosTUI
import SystemPackage
import Testing
import Workbench

@testable import heliosw

/// The first that is read of a plan: what it does.
@Suite struct PlanOutlineTests {
  private static func step(_ title: String, _ work: Step.Work? = nil, why: String = "x") -> Step {
    Step(title, why: why, work ?? .run(Command(["true"])), impact: .writes)
  }

  private func text(_ stages: [Plan.Stage], columns: Int = 60) -> String {
    let plan = Plan("a plan", recipe: "setup", on: Machine(name: "genesis"), stages: stages)
    return PlanOutline(plan: plan, columns: columns).lines.map(\.text).joined(separator: "\n")
  }

  @Test func stepsAreListedWithTheirNumbersAndWhatIsLeftAloneComesLast() {
    let clones = ["phbl", "illumos"].map { Self.step("Clone \($0)") }
    let left = Self.step("Leave pinprick as it is", .skip(reason: "it is on main"))
    #expect(
      text([
        .step(Self.step("Check")), .together([clones[0], left, clones[1]], width: 4),
        .step(Self.step("Write it")),
      ]) == """
        It writes in the workspace:
        1  Check
           side by side, at most 4 at once:
        2    Clone phbl
        4    Clone illumos
        5  Write it

        These stay as they are:
        3  Leave pinprick as it is: it is on main
        """)
  }

  @Test func whatChangesInAFileStandsBelowItsStep() {
    let why = "It is read.\nWhat this changes:\n- export A=1\n+ export A=2"
    #expect(
      text([.step(Self.step("Write illumos.sh", why: why))]) == """
        It writes in the workspace:
        1  Write illumos.sh
           What this changes:
           - export A=1
           + export A=2
        """)
  }

  @Test func nothingIsCutOffWhereThereIsLittleRoom() {
    let reason = "it is on helios2, and projects.toml says helios3"
    let lines = text([.step(Self.step("Leave x", .skip(reason: reason)))], columns: 24)
      .split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 24 })
    let words = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.hasSuffix(reason))
  }

  @Test func theSheetBeginsWithTheStepsAndEndsWithTheScript() throws {
    var bench = try Bench(Size(columns: 80, rows: 24))
    bench.press("B", "Enter")
    bench.take(.planned(RecipeCall(recipe: "build-illumos", words: ["-q"]), MadeUp.plan()))
    let first = try #require(bench.screen.range(of: "1  Do 1"))
    let script = try #require(bench.screen.range(of: "#!/bin/sh"))
    #expect(first.upperBound < script.lowerBound)
  }
}
