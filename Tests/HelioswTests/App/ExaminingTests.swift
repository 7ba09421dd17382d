import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// The lists of doctor and cleanup.
@Suite struct ExaminingTests {
  @Test func doctorLooksWhenAskedAndAgainWithR() throws {
    var bench = try Bench()
    #expect(bench.press("F2") == [.run(.examine(nil))])
    bench.take(.examined(MadeUp.findings))
    #expect(bench.screen.contains("Doctor: 1 problem, 2 warnings"))
    bench.press("j")
    #expect(bench.press("R") == [.run(.examine(nil))])
    bench.take(.examined(Array(MadeUp.findings.reversed())))
    guard case .list(let list) = bench.state.overlays.last, bench.state.overlays.count == 1 else {
      return #expect(Bool(false))
    }
    #expect(list.list.selected == 1)
    #expect(bench.press("q").isEmpty)
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func enterMakesThePlanThatMends() throws {
    var bench = try Bench()
    bench.take(.examined(MadeUp.findings))
    let mend = RecipeCall(recipe: "mend", words: ["illumos-tools"])
    #expect(bench.press("Enter") == [.run(.plan(mend))])
    bench.take(.examined(MadeUp.findings))
    let setup = RecipeCall(recipe: "setup", words: [])
    #expect(bench.press("j", "j", "Enter") == [.run(.plan(setup))])
  }

  @Test func whatOnlyAPersonCanDoIsSaid() throws {
    var bench = try Bench()
    bench.take(.examined(MadeUp.findings))
    #expect(bench.press("j", "Enter").isEmpty)
    #expect(bench.lastLine.contains("Give the machine 8 GB or more"))
    #expect(bench.state.overlays.count == 1)
  }

  @Test func markedFoldersAreRemovedByOnePlan() throws {
    var bench = try Bench()
    #expect(bench.press("F8") == [.run(.measureLeftovers)])
    bench.take(.measured(MadeUp.leftovers))
    let words = MadeUp.leftovers.dropFirst().map(\.path.string)
    #expect(
      bench.press("Space", "Space", "Space", "Enter") == [
        .run(.plan(RecipeCall(recipe: "cleanup", words: words)))
      ])
  }

  @Test func whatMustStayIsNotRemoved() throws {
    var bench = try Bench()
    bench.take(.measured(MadeUp.leftovers))
    #expect(bench.press("Enter").isEmpty)
    #expect(
      bench.lastLine == "root_i386-nd must stay for now: genesis.robin.4711 builds in this gate.")
  }

  @Test func aSheetNamesWhatIsLost() throws {
    var bench = try Bench(Size(columns: 120, rows: 40))
    let call = RecipeCall(recipe: "cleanup", words: ["tmp/onu"])
    bench.take(.measured(MadeUp.leftovers))
    bench.press("j", "Enter")
    var plan = MadeUp.plan(title: "clean up 1 folder, 900 MB")
    plan.losses = ["tmp/onu (900 MB): what is being served from it"]
    bench.take(
      .planned(
        RecipeCall(recipe: "cleanup", words: [MadeUp.leftovers[1].path.string]), plan))
    #expect(call.recipe == "cleanup")
    #expect(bench.screen.contains("Lost for good: tmp/onu (900 MB)"))
  }

  @Test func whatWouldStopABuildStandsInItsForm() throws {
    var bench = try Bench()
    #expect(bench.press("B") == [.run(.examine(.build))])
    #expect(bench.press("Down").isEmpty)
    bench.take(.examined(MadeUp.findings, for: .build))
    #expect(bench.screen.contains("Build tools: illumos-tools not installed."))
    #expect(bench.screen.contains("heliosw mend illumos-tools"))
    #expect(!bench.screen.contains("not cloned: pilot"))
    guard case .form = bench.state.overlays.last else { return #expect(Bool(false)) }
  }

  @Test func setupShowsItsJob() throws {
    var bench = try Bench()
    var plan = MadeUp.plan(title: "setup", gate: false)
    plan.recipe = "setup"
    bench.take(.started(MadeUp.setup.id, plan))
    #expect(bench.state.view == .jobs)
  }

  @Test func aTerminalPlanIsGivenTheTerminal() throws {
    var bench = try Bench()
    let effects = bench.take(
      .prepared(
        TerminalJob(id: JobID("x-setup-0001"), title: "setup", folder: "/jobs/x", boot: "b")))
    guard case .handOver(let errand) = effects.first else { return #expect(Bool(false)) }
    #expect(errand.argv == ["/bin/sh", "./wrapper", "x-setup-0001", "b"])
    #expect(errand.directory == "/jobs/x")
    #expect(errand.environment == ["HELIOSW_JOB": "/jobs/x"])
  }
}
