import HeliosTUI
import Testing

@testable import heliosw

@Suite struct LeavingTests {
  private let quit = [Effect<Work>.quit(status: 0)]

  @Test func qGoesBackToTheDashboardAndThenQuits() throws {
    var bench = try Bench()
    bench.press("9")
    #expect(bench.press("q") == [])
    #expect(bench.state.view == .dashboard)
    #expect(bench.press("q") == quit)
  }

  @Test(arguments: ["0", "1", "2", "3", "9"]) func QQuitsFromEveryView(key: String) throws {
    var bench = try Bench()
    bench.press(key)
    #expect(bench.press("Q") == quit)
  }

  @Test(arguments: ["0", "1", "2", "3", "9"]) func controlCAsksAndStopsNothing(key: String) throws {
    var bench = try Bench(Size(columns: 80, rows: 24), [.jobs([MadeUp.job(.running)])])
    bench.press(key)
    #expect(bench.press("^c") == [])
    #expect(bench.screen.contains("^C stopped nothing. What shall be done?"))
  }

  @Test func theQuestionAfterControlCIsLeftByEsc() throws {
    var bench = try Bench()
    #expect(bench.press("^c", "Esc") == [])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func theQuestionAfterControlCIsLeftByControlC() throws {
    var bench = try Bench()
    #expect(bench.press("^c", "^c") == [])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func EnterAfterControlCStays() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), [.jobs([MadeUp.job(.running)])])
    #expect(bench.press("^c", "Enter") == [])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func qAfterControlCQuits() throws {
    var bench = try Bench()
    #expect(bench.press("^c", "q") == quit)
  }

  @Test func XAfterControlCStopsTheJob() throws {
    let job = MadeUp.job(.running)
    var bench = try Bench(Size(columns: 80, rows: 24), [.jobs([job])])
    #expect(bench.press("^c", "X") == [.run(.stop(job.id))])
  }

  @Test func withoutAJobControlCOffersNoneToStop() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), [.jobs([MadeUp.job(.done(0))])])
    bench.press("^c")
    #expect(!bench.screen.contains("stop quick build"))
    #expect(bench.press("X") == [])
  }

  @Test func controlCOverASheetLeavesTheSheet() throws {
    var bench = try Bench()
    bench.press("B", "Enter")
    bench.take(
      .planned(RecipeCall(recipe: "build-illumos", words: ["-q"]), MadeUp.plan()))
    #expect(bench.press("^c", "Esc") == [])
    #expect(bench.screen.contains("[y start]"))
  }

  @Test func suspendingAndRepaintingAreAskedFor() throws {
    var bench = try Bench()
    #expect(bench.press("^z") == [.suspend])
    #expect(bench.press("^l") == [.repaint])
  }
}
