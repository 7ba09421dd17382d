import HeliosTUI
import SystemPackage
import Testing
import Workbench

@testable import heliosw

/// heliosw where there is no workspace yet.
@Suite struct BeginningTests {
  private let call = RecipeCall(
    recipe: "setup",
    words: ["--no-staff", "--root", "/home/robin/helios", "--url", Setup.heliosURL])

  /// A workbench on which a workspace without private repositories was asked for, and its plan came.
  private func planned(continuing: Bool = true) throws -> (Bench, [Effect<Work>]) {
    var bench = try Bench(beginning: MadeUp.beginning)
    bench.press("Tab", "Tab", "Tab", "Right", "Right", "Enter")
    var plan = MadeUp.plan(title: "clone helios to /home/robin/helios", gate: true)
    plan.recipe = "setup"
    plan.gate = nil
    plan.continues = continuing
    let effects = bench.take(.planned(call, plan))
    return (bench, effects)
  }

  /// The clone of helios, as a job that was seen alive and has ended.
  private func end(_ status: Int32, in bench: inout Bench) -> [Effect<Work>] {
    var plan = PlanSummary(of: MadeUp.plan(gate: false), in: "/home/robin/helios")
    plan.recipe = "setup"
    var job = MadeUp.job(.running, title: "clone helios", steps: ["Clone helios"], ended: [])
    job.plan = plan
    bench.take(.jobs([job]))
    job.state = .done(status)
    return bench.take(.jobs([job]))
  }

  @Test func whatNeedsAWorkspaceIsNotBegun() throws {
    var app = App(place: MadeUp.place, keys: try MadeUp.keys())
    app.state.beginning = MadeUp.beginning
    let effects = app.update(.resize(Size(columns: 80, rows: 24)))
    #expect(effects.contains(.run(.watchJobs)))
    #expect(!effects.contains(.run(.watchConsolidations)))
    #expect(!effects.contains(.run(.watchBuild)))
  }

  @Test func theFormAsksForFolderUrlAndSwitches() throws {
    var bench = try Bench(beginning: MadeUp.beginning)
    #expect(bench.screen.contains("/home/robin/helios"))
    #expect(bench.screen.contains(Setup.heliosURL))
    let effects = bench.press("Tab", "Tab", "Tab", "Right", "Right", "Enter")
    #expect(effects.contains(.run(.plan(call))))
  }

  @Test func SOpensItAgainAsItWasLeft() throws {
    var (bench, _) = try planned()
    bench.press("Esc", "S")
    #expect(bench.screen.contains("as before  clone [leave out]"))
  }

  @Test func whenHeliosIsClonedTheRestIsPlannedInTheNewWorkspace() throws {
    var (bench, effects) = try planned()
    #expect(effects == [])
    bench.press("y")
    #expect(end(0, in: &bench).contains(.run(.turnToWorkspace)))
    let place = AppState.Place(
      machine: "genesis", isSimulated: false, workspace: "~/helios", gate: "illumos")
    let rest = bench.take(.turnedToWorkspace(place))
    #expect(rest.contains(.run(.watchConsolidations)))
    #expect(rest.contains(.run(.plan(RecipeCall(recipe: "setup", words: ["--no-staff"])))))
    #expect(bench.state.beginning == nil)
  }

  @Test func aCloneThatFailedCanBeTriedAgain() throws {
    var (bench, _) = try planned()
    bench.press("y")
    #expect(!end(1, in: &bench).contains(.run(.turnToWorkspace)))
    #expect(bench.state.beginning != nil)
  }

  @Test func aFolderThatIsAWorkspaceIsTurnedToAtOnce() throws {
    var (bench, effects) = try planned(continuing: false)
    #expect(effects == [.run(.turnToWorkspace)])
    let rest = bench.take(.turnedToWorkspace(MadeUp.place))
    #expect(!rest.contains { if case .run(.plan) = $0 { true } else { false } })
    // Its setup is on the sheet already.
    #expect(bench.screen.contains("[y start]"))
  }
}
