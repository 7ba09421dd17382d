import HeliosTUI
import Testing
import Workbench

@testable import heliosw

@Suite struct PlanTests {
  private let call = RecipeCall(recipe: "build-illumos", words: ["-q"])

  /// A workbench on which a build was asked for in its form, and answered.
  private func asked(_ size: Size = Size(columns: 80, rows: 24), lines: Int = 1) throws -> Bench {
    var bench = try Bench(size)
    bench.press("B", "Enter")
    bench.take(.planned(call, MadeUp.plan(lines: lines)))
    return bench
  }

  @Test func BAndEnterHaveAQuickBuildsPlanMade() throws {
    var bench = try Bench()
    #expect(bench.press("B") == [.run(.examine(.build))])
    #expect(bench.press("Enter").first == .run(.plan(call)))
  }

  @Test func aPlanThatIsBeingMadeIsNotAskedForAgain() throws {
    var bench = try Bench()
    bench.press("B", "Enter")
    #expect(!bench.press("Enter", "Esc", "B", "Enter").contains(.run(.plan(call))))
  }

  @Test func aPlanThatWritesIsShownAndStartedByY() throws {
    var bench = try asked()
    #expect(bench.screen.contains("quick build of illumos on genesis"))
    #expect(bench.screen.contains("[y start]"))
    #expect(bench.press("y") == [.run(.start(MadeUp.plan()))])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test(arguments: ["Esc", "n", "q"]) func aPlanIsDropped(by key: String) throws {
    var bench = try asked()
    #expect(bench.press(key) == [])
    #expect(bench.state.overlays.isEmpty)
    #expect(bench.lastLine == "Nothing was started.")
  }

  @Test(arguments: ["x", "B", "b", "Space", "1", "Down"])
  func noOtherKeyStartsOrDropsAPlan(key: String) throws {
    var bench = try asked()
    #expect(bench.press(key) == [])
    #expect(bench.state.overlays.count == 1)
  }

  @Test(arguments: Picture.sizes) func theWholePlanCanBeReadOnTheSheet(size: Size) throws {
    var bench = try asked(size, lines: 60)
    var seen = Set<String>()
    for _ in 0..<600 {
      seen.formUnion(bench.lines)
      bench.press("j")
    }
    for number in 1...60 {
      #expect(seen.contains { $0.contains("echo part-\(number) ") }, "step \(number)")
    }
    #expect(seen.contains { $0.contains("main </dev/null") })
  }

  @Test func theLastLineOfAPlanCanBeReadAfterTheScreenShrank() throws {
    var bench = try asked(Size(columns: 120, rows: 40), lines: 60)
    bench.update(.resize(Size(columns: 40, rows: 10)))
    bench.press("G")
    #expect(bench.screen.contains("main </dev/null"))
  }

  @Test func aLineLongerThanTheSheetGoesOnInTheNextRow() throws {
    var seen = ""
    var bench = try asked()
    for _ in 0..<30 {
      seen += bench.screen
      bench.press("j")
    }
    #expect(seen.contains("recipe build-illumos:"))
    #expect(seen.contains("this text is what runs."))
    #expect(!seen.contains("…"))
  }

  @Test func pUnfoldsWhatIsTheSameInEveryPlan() throws {
    var bench = try asked(Size(columns: 120, rows: 120))
    #expect(!bench.screen.contains("set -u"))
    bench.press("p")
    #expect(bench.screen.contains("set -u"))
    bench.press("p")
    #expect(!bench.screen.contains("set -u"))
  }

  @Test func aPlanThatOnlyFetchesStartsAtOnce() throws {
    var bench = try Bench()
    let fetch = RecipeCall(recipe: "fetch", words: [])
    #expect(bench.press("1", "A") == [.run(.plan(fetch))])
    let plan = MadeUp.plan(title: "fetch all", gate: false)
    #expect(bench.take(.planned(fetch, plan)) == [.run(.start(plan))])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func aRefusedPlanShowsItsReasonAndCanBeAskedForAgain() throws {
    var bench = try Bench(Size(columns: 120, rows: 40))
    bench.press("B", "Enter")
    let problem = Problem(.refused, "A nightly already runs in illumos.", hint: "Wait for its end.")
    #expect(bench.take(.problem(problem, call)) == [])
    #expect(bench.screen.contains("A nightly already runs in illumos."))
    #expect(bench.screen.contains("Wait for its end."))
    #expect(bench.press("Enter") == [.run(.plan(call))])
  }

  @Test func aPlanThatNobodyWaitsForIsForgotten() throws {
    var bench = try Bench()
    #expect(bench.take(.planned(call, MadeUp.plan())) == [])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func aPlanThatComesWhileSomethingIsTypedTakesNoKeyFromIt() throws {
    var bench = try Bench()
    bench.press("B", "Enter", "Esc", ":")
    bench.take(.planned(call, MadeUp.plan()))
    #expect(bench.type("y") == [])
    #expect(bench.screen.contains("┏━ Commands"))
    bench.press("Esc")
    #expect(bench.screen.contains("[y start]"))
  }

  @Test func aBuildThatStartsIsShown() throws {
    var bench = try asked()
    bench.press("y")
    let id = JobID("20260509T120000Z-build-illumos-00ab")
    bench.take(.started(id, MadeUp.plan()))
    #expect(bench.state.view == .build)
    #expect(
      bench.lastLine == "quick build of illumos: started as job 00ab; it goes on if you quit")
  }

  @Test func aFetchThatStartsLeavesTheViewAlone() throws {
    var bench = try Bench()
    bench.press("1")
    bench.take(
      .started(JobID("20260509T120000Z-fetch-00ab"), MadeUp.plan(title: "fetch", gate: false)))
    #expect(bench.state.view == .consolidations)
  }
}
