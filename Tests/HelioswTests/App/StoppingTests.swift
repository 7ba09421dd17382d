import HeliosTUI
import Testing
import Workbench

@testable import heliosw

@Suite struct StoppingTests {
  private let wide = Size(columns: 120, rows: 40)
  private let build = MadeUp.job(.running)
  private let fetch = MadeUp.job(
    .running, title: "fetch all consolidations", salt: 7, ago: 5, steps: ["Fetch illumos"],
    ended: [])

  @Test(arguments: ["0", "2", "3", "9"]) func XAsksBeforeItStops(key: String) throws {
    var bench = try Bench(wide, MadeUp.built(.running, errors: 1) + [.jobs([build])])
    bench.press(key)
    #expect(bench.press("X") == [])
    #expect(bench.screen.contains("Stop quick build of illumos?"))
    #expect(bench.press("X") == [])
    #expect(bench.press("y") == [.run(.stop(build.id))])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test(arguments: ["Esc", "Enter"]) func theQuestionIsLeftWithoutHarm(by key: String) throws {
    var bench = try Bench(wide, [.jobs([build])])
    #expect(bench.press("2", "X", key) == [])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func onlyAJobThatWasToldToStopCanBeEndedHard() throws {
    var bench = try Bench(wide, [.jobs([build])])
    #expect(bench.press("2", "X", "K") == [])
    bench.press("Esc")
    bench.take(.jobs([MadeUp.job(.stopping)]))
    #expect(bench.press("X", "K") == [.run(.kill(build.id))])
  }

  @Test func whatABuildsViewStopsIsTheBuild() throws {
    var bench = try Bench(wide, [.jobs([fetch, build])])
    #expect(bench.press("2", "X", "y") == [.run(.stop(build.id))])
  }

  @Test func whatTheJobsViewStopsIsTheSelectedJob() throws {
    var bench = try Bench(wide, [.jobs([fetch, build])])
    #expect(bench.press("9", "X", "y") == [.run(.stop(fetch.id))])
  }

  @Test func anEndedJobCannotBeStopped() throws {
    var bench = try Bench(wide, [.jobs([MadeUp.job(.done(0))])])
    #expect(bench.press("9", "X") == [])
    #expect(bench.lastLine == "There is nothing to stop: no job runs.")
  }

  @Test func aBuildOfSomebodyElseIsStoppedByAPlanThatNamesItsOwner() throws {
    var bench = try Bench(wide, MadeUp.built(.running) + [.jobs([])])
    #expect(bench.press("2").isEmpty)
    #expect(bench.screen.contains("started by robin, pid 4242"))
    #expect(bench.press("X") == [.run(.plan(RecipeCall(recipe: "stop-nightly", words: [])))])
  }
}
