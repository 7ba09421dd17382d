import HeliosTUI
import Testing
import Workbench

@testable import heliosw

@Suite struct DashboardKeysTests {
  private func open(_ messages: [Message] = []) throws -> Bench {
    try Bench(Size(columns: 120, rows: 40), messages)
  }

  @Test func whatWasLeftHalfMadeIsToldBeforeAnyOtherViewWasOpened() throws {
    let bench = try open(MadeUp.known() + [.packages(.halfMade([MadeUp.halfMade]))])
    #expect(bench.screen.contains("onu.new-4711 was left half made; : onu-clean-up"))
  }

  @Test func theLaunchListIsWalkedThrough() throws {
    var bench = try open()
    bench.press("j", "j", "j", "j")
    #expect(bench.screen.contains("> 1    Consolidations"))
    bench.press("Enter")
    #expect(bench.state.view == .consolidations)
  }

  @Test func theFirstEntryPlansABuildOnceItsFormIsAccepted() throws {
    var bench = try open()
    let effects = bench.press("Enter", "Enter")
    #expect(
      effects.contains(.run(.plan(RecipeCall(recipe: "build-illumos", words: ["-q"])))))
  }

  @Test func duringABuildTheFirstEntrySaysWhyItCannotStart() throws {
    var bench = try open(MadeUp.built(.running))
    #expect(bench.press("Enter") == [])
    #expect(bench.lastLine == "one runs already")
  }

  @Test func theAlarmsKeysWorkWhereTheAlarmIsShown() throws {
    var bench = try open(MadeUp.built(.running, errors: 3) + [.jobs([MadeUp.job(.running)])])
    #expect(bench.screen.contains("Doomed: 3 errors"))
    bench.press("X")
    #expect(bench.screen.contains("Stop quick build of illumos?"))
    bench.press("Esc")
    let quest = LogQuest(subject: .build(1), target: .error, direction: .forward, from: -1)
    #expect(bench.press("e").first == .run(.findInLog(quest)))
  }

  @Test(arguments: [40, 60, 80, 90, 100, 120, 160]) func theAlarmIsNeverCut(columns: Int) throws {
    let size = Size(columns: columns, rows: 24)
    for key in ["0", "2"] {
      var bench = try Bench(size, MadeUp.built(.running, errors: 1234, warnings: 5678))
      bench.press(key)
      let alarm = try #require(bench.lines.first { $0.contains("oomed") })
      #expect(alarm.contains("X stop"))
    }
  }

  @Test func aLostJobIsOutOfOrder() throws {
    let bench = try open(MadeUp.known([]) + [.jobs([MadeUp.job(.lost)])])
    #expect(bench.state.jobs.jobs?.count == 1)
    var narrow = bench
    narrow.update(.resize(Size(columns: 80, rows: 24)))
    #expect(narrow.screen.contains("quick build of illumos was lost"))
  }
}
