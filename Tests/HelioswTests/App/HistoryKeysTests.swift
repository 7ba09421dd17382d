import HeliosTUI
import SystemPackage
import Testing
import Workbench

@testable import heliosw

@Suite struct HistoryKeysTests {
  private func open(_ builds: [PastBuild] = MadeUp.pastBuilds) throws -> Bench {
    var bench = try Bench(Size(columns: 120, rows: 40), [.history(.builds(builds))])
    bench.press("8")
    return bench
  }

  @Test func theHistoryIsReadAtTheStartAndWhenAsked() throws {
    var app = App(place: MadeUp.place, keys: try MadeUp.keys())
    #expect(app.update(.resize(Size(columns: 80, rows: 24))).contains(.run(.refreshHistory)))
    var bench = try open()
    #expect(bench.press("R").contains(.run(.refreshHistory)))
  }

  @Test func enterReadsTheSelectedBuildAndOItsLog() throws {
    var bench = try open()
    #expect(bench.press("j", "Enter") == [.run(.readBuild(41))])
    let log = FilePath("\(MadeUp.gate)/log/log.41/nightly.log")
    #expect(bench.press("o") == [.run(.openLog(log))])
    #expect(bench.state.view == .log)
  }

  @Test func twoMarkedBuildsAreCompared() throws {
    var bench = try open()
    #expect(bench.press("Space", "j", "Space", "d") == [.run(.compareBuilds(42, 40))])
  }

  @Test func theMarkedBuildIsComparedWithTheSelectedOne() throws {
    var bench = try open()
    #expect(bench.press("Space", "d") == [.run(.compareBuilds(42, 41))])
  }

  @Test func aThirdMarkTakesThePlaceOfTheFirst() throws {
    var bench = try open()
    bench.press("Space", "Space", "Space")
    #expect(bench.state.history.marked == [41, 40])
  }

  @Test func withoutAMarkThereIsNothingToCompare() throws {
    var bench = try open()
    #expect(bench.press("d") == [])
    #expect(bench.lastLine.hasPrefix("Mark one build with Space"))
  }

  @Test func sortingKeepsTheSelectedBuild() throws {
    var bench = try open()
    bench.press("j", "s")
    #expect(bench.state.history.order == .longest)
    #expect(bench.state.history.shown.first?.number == 37)
    #expect(bench.state.history.selected?.number == 41)
  }

  @Test func aFilterShowsWhatHoldsItsWordsAndEscTakesItAway() throws {
    var bench = try open()
    bench.press("/")
    bench.type("checks failed")
    #expect(bench.state.history.shown.map(\.number) == [39])
    bench.press("Enter", "Esc")
    #expect(bench.state.history.shown.count == 8)
    #expect(bench.state.view == .history)
  }

  @Test func newBuildsLeaveTheSelectionWhereItIs() throws {
    var bench = try open(Array(MadeUp.pastBuilds.dropFirst()))
    bench.press("j")
    bench.take(.history(.builds(MadeUp.pastBuilds)))
    #expect(bench.state.history.selected?.number == 40)
  }

  @Test func aBuildIsKeptOnceWhenItBeginsAndLookedAtWhenItEnds() throws {
    var bench = try Bench()
    let began = bench.take(MadeUp.built(.running))
    #expect(began.contains(.run(.recordBuild(.build(1)))))
    let again = bench.take(.build(MadeUp.build(.running, errors: 1)))
    #expect(!again.contains(.run(.recordBuild(.build(1)))))
    let ended = bench.take(MadeUp.built(.failed, errors: 1))
    #expect(ended.contains(.run(.refreshHistory)))
    #expect(!bench.take(MadeUp.built(.failed, errors: 1)).contains(.run(.refreshHistory)))
  }

  @Test func whatIsLeftIsSaidWhereEarlierBuildsTellIt() throws {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.built(.running))
    bench.press("2")
    #expect(!bench.screen.contains("left"))
    bench.take(MadeUp.estimated)
    // 16:12 are over, 10:53 of these in the source; builds of 15, 18 and 25 minutes: the source took 6:40, 9:40 and 16:40.
    #expect(bench.screen.contains("~3m left (3-9m)"))
  }

  @Test(arguments: [
    ([1380, 1400, 1410], "~23m left (23-24m)"), ([5, 8, 3060], "~8s left (5s-51m)"),
    ([60, 60, 60], "~60s left"), ([30, 45, 90], "~45s left (30-90s)"),
  ])
  func aTimeIsSaidInTheUnitThatFitsIt(left: [Double], words: String) throws {
    let report = MadeUp.build(.running)
    let records = left.map { seconds in
      var record = BuildRecord(MadeUp.pastBuilds[1])
      record.build.seconds = 972 + seconds
      return record
    }
    let estimate = try #require(BuildEstimate(records))
    #expect(TimeLeft(report, estimate, now: MadeUp.now)?.words == words)
  }

  @Test func anEstimateOfAnotherKindIsDropped() throws {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.built(.running))
    let key = HistoryState.EstimateKey(kind: .full, isIncremental: false)
    bench.take(.history(.estimate(key, MadeUp.estimate)))
    #expect(bench.state.history.estimate == nil)
  }

  @Test func aHistoryThatCannotBeReadIsSaidAndStopsNothing() throws {
    var bench = try Scene.historyFailed.bench(Size(columns: 80, rows: 24))
    #expect(bench.screen.contains("another program holds history.sqlite"))
    #expect(bench.press("j", "Enter", "o", "Space", "s") == [])
  }
}
