import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// Filters, marks, places and folds of a log.
@Suite struct LogReadingTests {
  private let count = 1_584_388

  private func open(_ keys: String...) throws -> Bench {
    var bench = try Bench(Size(columns: 120, rows: 24), MadeUp.built(.failed, errors: 12))
    bench.press("3")
    for key in keys { bench.press(key) }
    return bench
  }

  private func filtering(_ filter: LogFilter) -> Effect<Work> {
    .run(.filterLog(.build(1), filter))
  }

  @Test func aFilterIsTypedAndActs() throws {
    var bench = try open("&")
    bench.type("dmake")
    let filter = LogFilter(includes: [SearchPattern("dmake")])
    #expect(bench.press("Enter").first == filtering(filter))
    #expect(bench.lines[2].hasPrefix(" &dmake "))
  }

  @Test func filtersAddUpAndAreTakenAwayAtOnce() throws {
    var bench = try open("&")
    bench.type("dmake")
    bench.press("Enter", "&")
    bench.type("!noise")
    let both = LogFilter(includes: [SearchPattern("dmake")], excludes: [SearchPattern("noise")])
    #expect(bench.press("Enter").first == filtering(both))
    #expect(bench.lines[2].hasPrefix(" &dmake  &!noise "))
    #expect(bench.press("\\").first == filtering(LogFilter()))
  }

  @Test func anEmptyFilterTakesAllAway() throws {
    var bench = try open("&", "x", "Enter", "&")
    #expect(bench.press("Enter").first == filtering(LogFilter()))
    #expect(bench.state.log.filter.isEmpty)
  }

  @Test func aFilterIsGivenUpByEsc() throws {
    var bench = try open("&", "x")
    #expect(bench.press("Esc") == [])
    #expect(bench.state.log.filter.isEmpty)
  }

  @Test func wordsWithSignsAreAnExpression() throws {
    var bench = try open("/")
    bench.type("err.*id")
    bench.press("Enter")
    #expect(bench.state.log.search?.pattern.syntax == .regularExpression)
  }

  @Test func whatIsNoExpressionIsSearchedAsItStandsAndThatIsSaid() throws {
    var bench = try open("/")
    bench.type("main(")
    bench.press("Enter")
    #expect(bench.state.log.search?.pattern.syntax == .literal)
    #expect(bench.lastLine == "main( is no regular expression: searched as plain text.")
  }

  @Test func aMarkIsSetAndGoneTo() throws {
    var bench = try Scene.logFailed.bench(Size(columns: 120, rows: 24))
    bench.press("m", "a")
    #expect(bench.lastLine == "Mark a: line 1584013")
    bench.press("g")
    let quest = LogQuest(
      subject: .build(1), target: .line(1_584_012), direction: .forward, from: 1_584_012)
    #expect(bench.press("'", "a").contains(.run(.findInLog(quest))))
  }

  @Test func aMarkThatIsNotThereIsSaidToBeMissing() throws {
    var bench = try open("'")
    #expect(bench.press("q") == [])
    #expect(bench.lastLine == "There is no mark q.")
    #expect(bench.state.view == .log)
  }

  @Test(arguments: [("0", 0), ("50", 792_184), ("100 %", 1_584_369), ("33.3", 527_594)])
  func aPercentageOfTheLogIsGoneTo(text: String, top: Int) throws {
    var bench = try open("%")
    bench.type(text)
    bench.press("Enter")
    #expect(bench.state.log.top == top)
    #expect(!bench.state.log.isFollowing)
  }

  @Test(arguments: ["x", "-1", "101", ""]) func whatIsNoPercentageIsRefused(text: String) throws {
    var bench = try open("%")
    bench.type(text)
    bench.press("Enter")
    #expect(bench.lastLine == "\(text) is no percentage from 0 to 100.".trimmed)
    #expect(bench.state.log.isFollowing)
  }

  @Test(arguments: [("11:44", 90), ("11:45", 400), ("11:49:07", 5000), ("23", 5000)])
  func aTimeOfDayIsThePhaseThatWasUnderWay(text: String, line: Int) throws {
    var bench = try open("T")
    bench.type(text)
    let quest = LogQuest(subject: .build(1), target: .line(line), direction: .forward, from: line)
    #expect(bench.press("Enter").first == .run(.findInLog(quest)))
  }

  @Test(arguments: ["25:00", "noon", "", "1:2:3:4"])
  func whatIsNoTimeOfDayIsRefused(text: String) throws {
    var bench = try open("T")
    bench.type(text)
    #expect(bench.press("Enter") == [])
    #expect(bench.lastLine.hasSuffix("is no time of day; 14:05 is one."))
  }

  @Test func aFinishedBuildIsChosenFromTheListAndOpened() throws {
    var bench = try open()
    let logs = ["log.2026-05-09.12:00", "log.2026-05-08.12:00"].map {
      MadeUp.gate.appending("log/\($0)/nightly.log")
    }
    bench.take(.logs(logs))
    #expect(bench.screen.contains("Finished builds of illumos"))
    #expect(bench.press("Down", "Enter").contains(.run(.openLog(logs[1]))))
  }

  @Test func linesAreAskedForAgainWhenTheLogIsToldOfAgain() throws {
    // What was asked before the log was open got no answer.
    var bench = try open()
    let asks = { (effect: Effect<Work>) in if case .run(.readLog) = effect { true } else { false } }
    let told = MadeUp.built(.failed, errors: 2)
    bench.take(told)
    #expect(bench.take(told).contains(where: asks))
  }

  @Test func withoutFinishedBuildsThatIsSaid() throws {
    var bench = try open()
    bench.take(.logs([]))
    #expect(bench.lastLine == "No finished build has left its log in this gate.")
  }

  @Test func placesAndMarksOfAnEarlierRunAreThereAgain() throws {
    var bench = try Bench(Size(columns: 120, rows: 24), [.recalled(LogMemory())])
    bench.take(MadeUp.built(.failed, errors: 12))
    bench.press("3", "m", "a", "g", "^f")
    let kept = bench.press("0").compactMap { effect in
      if case .run(.remember(let memory)) = effect { memory } else { nil }
    }
    let memory = try #require(kept.first)
    var next = try Bench(Size(columns: 120, rows: 24), [.recalled(memory)])
    next.take(MadeUp.built(.failed, errors: 12))
    #expect(next.state.log.top == 18)
    #expect(next.state.log.marks == ["a": 1_584_378])
  }

  @Test func whatWasKeptOfOneLogIsNotPutIntoAnother() throws {
    var memory = LogMemory()
    memory.logs = [
      LogMemory.Entry(file: "1:99", top: 4000, marks: ["z": 4000]),
      LogMemory.Entry(file: "1:1", start: "another time", top: 4000, marks: ["z": 4000]),
    ]
    var bench = try Bench(Size(columns: 120, rows: 24), [.recalled(memory)])
    bench.take(MadeUp.built(.failed, errors: 12))
    #expect(bench.state.log.isFollowing)
    #expect(bench.state.log.marks.isEmpty)
  }
}
