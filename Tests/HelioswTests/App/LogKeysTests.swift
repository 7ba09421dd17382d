import HeliosTUI
import Testing
import Workbench

@testable import heliosw

@Suite struct LogKeysTests {
  /// 24 rows: two above, the log's head, 19 lines, two below.
  private static let rows = 19
  private let count = 1_584_388

  private func open(_ keys: String...) throws -> Bench {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.failed, errors: 12))
    bench.press("3", "Z")
    for key in keys { bench.press(key) }
    return bench
  }

  private func quest(
    _ target: LogQuest.Target, _ direction: LogDirection, from: Int
  ) -> Effect<Work> {
    .run(
      .findInLog(
        LogQuest(subject: .build(1), target: target, direction: direction, from: from)))
  }

  @Test func theLogIsFollowedAtFirst() throws {
    #expect(try open().lines[2].contains("FOLLOW"))
    #expect(try open().screen.contains("ld: fatal: symbol 'bar'"))
  }

  @Test func scrollingEndsTheFollowingAndReadsTheLines() throws {
    var bench = try open()
    let effects = bench.press("k")
    #expect(bench.state.log.isFollowing == false)
    #expect(bench.state.log.top == count - Self.rows - 1)
    let first = count - 2 * Self.rows - 1
    #expect(
      effects.first
        == .run(.readLog(LogRequest(subject: .build(1), rows: first..<count, bytes: 0..<(77 * 4)))))
  }

  @Test func FLeavesTheEndWithoutJumpingAway() throws {
    var bench = try open("F")
    #expect(bench.state.log.isFollowing == false)
    #expect(bench.state.log.top == count - Self.rows)
    bench.press("F")
    #expect(bench.state.log.isFollowing)
  }

  @Test func GFollowsAgain() throws {
    #expect(try open("g", "G").state.log.isFollowing)
  }

  @Test(arguments: [
    ("g", 0), ("j", 1), ("^d", 9), ("^f", 18), ("PgDn", 18), ("Space", 18),
  ])
  func theWayDownFromTheTop(key: String, top: Int) throws {
    var bench = try open("g")
    if key != "g" { bench.press(key) }
    #expect(bench.state.log.top == top)
  }

  @Test(arguments: [("k", 1), ("^u", 9), ("^b", 18), ("PgUp", 18)])
  func theWayUpFromTheEnd(key: String, lines: Int) throws {
    #expect(try open(key).state.log.top == count - Self.rows - lines)
  }

  @Test func nothingIsAboveTheTop() throws {
    #expect(try open("g", "k", "^b", "^u").state.log.top == 0)
  }

  @Test(arguments: [
    ("e", LogQuest.Target.error, LogDirection.forward), ("E", .error, .backward),
    ("w", .warning, .forward), ("W", .warning, .backward), ("}", .phase, .forward),
    ("{", .phase, .backward),
  ])
  func jumpsLookFromTheScreensEdge(
    key: String, target: LogQuest.Target, direction: LogDirection
  ) throws {
    var bench = try open("g", "^f")
    let from = direction == .forward ? 17 : 18 + Self.rows
    #expect(bench.press(key).first == quest(target, direction, from: from))
    #expect(bench.lines[2].contains("searching"))
  }

  @Test func whatIsFoundIsShownInTheMiddleAndMarked() throws {
    var bench = try Scene.logFailed.bench(Size(columns: 80, rows: 24))
    #expect(bench.state.log.top == 1_584_012 - Self.rows / 2)
    #expect(
      bench.surface().role(column: 0, row: 3 + Self.rows / 2)?.name.contains("selection") == true)
    #expect(bench.press("n").first == quest(.text(SearchPattern("foo")), .forward, from: 1_584_012))
    #expect(
      bench.press("N").last == quest(.text(SearchPattern("foo")), .backward, from: 1_584_012))
  }

  @Test func whatIsNotFoundIsSaid() throws {
    var bench = try open("e")
    let quest = LogQuest(subject: .build(1), target: .error, direction: .forward, from: -1)
    bench.take(.found(quest, nil))
    #expect(bench.lastLine == "No error below.")
    #expect(!bench.lines[2].contains("searching"))
    #expect(bench.lines[3 + Self.rows / 2].contains("┃ No error below. ┃"))
    bench.press("k")
    #expect(!bench.screen.contains("No error below"))
  }

  @Test func aLogWithoutErrorsIsSaidToHaveNone() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.clean))
    bench.press("3", "e")
    let quest = LogQuest(subject: .build(1), target: .error, direction: .forward, from: -1)
    bench.take(.found(quest, nil))
    #expect(bench.lastLine == "No error in this log.")
  }

  @Test func anAnswerAboutAnotherLogIsForgotten() throws {
    var bench = try open("g")
    let quest = LogQuest(subject: .build(0), target: .error, direction: .forward, from: -1)
    bench.take(.found(quest, LogPlace(line: 4000, row: 4000)))
    #expect(bench.state.log.top == 0)
  }

  @Test func linesThatNeverComeAreNotAskedForAgainAndAgain() throws {
    var bench = try open("g")
    let request = LogRequest(
      subject: .build(1), rows: 0..<(2 * Self.rows), bytes: 0..<(77 * 4))
    #expect(bench.take(.rows(request, [])) == [])
    #expect(bench.take(.time(MadeUp.now + 1)) == [])
  }

  @Test func aSearchIsTypedAndRun() throws {
    var bench = try open("/")
    bench.type("foo")
    #expect(bench.lastLine == "/foo")
    let pattern = SearchPattern("foo")
    #expect(
      bench.press("Enter") == [
        .run(.searchLog(.build(1), pattern)), quest(.text(pattern), .forward, from: -1),
      ])
    #expect(bench.lines[2].contains("/foo"))
  }

  @Test func aSearchIsGivenUpByEsc() throws {
    var bench = try open("/", "f")
    #expect(bench.press("Esc") == [])
    #expect(bench.state.log.search == nil)
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func aSearchThatIsOverIsTakenAwayBeforeTheViewIsLeft() throws {
    var bench = try open("/", "f", "Enter", "Esc")
    #expect(bench.state.view == .log)
    #expect(bench.state.log.search == nil)
    bench.press("Esc")
    #expect(bench.state.view == .dashboard)
  }

  @Test func nWithoutASearchAsksForOne() throws {
    #expect(try open("n").lastLine.hasPrefix("/"))
  }

  @Test func linesAreScrolledSideways() throws {
    var bench = try open("l")
    #expect(bench.screen.contains("  -10/bin/gcc -fident"))
    bench.press("^")
    #expect(bench.screen.contains("  /opt/gcc-10/bin/gcc -fident"))
    bench.press("h")
    #expect(bench.state.log.left == 0)
  }

  @Test func theEndOfAFilteredLogStaysInSightWhileItGrows() throws {
    var bench = try open("&", "g", "c", "Enter")
    let filter = bench.state.log.filter
    func grow(to rows: Int) -> [Effect<Work>] {
      bench.take(
        .filtered(
          .build(1),
          FilterProgress(
            filter: filter, rows: rows, hits: [rows], filteredBytes: 1, isComplete: true)))
    }
    let effects = grow(to: 500)
    guard case .run(.readLog(let request)) = effects.first else {
      Issue.record("nothing is read")
      return
    }
    bench.take(
      .rows(
        request, MadeUp.lines(request.rows.map { ("gcc \($0)", []) }, from: 0).map { .line($0) }))
    #expect(bench.lines[21].contains("gcc 499"))
    _ = grow(to: 90_000)
    #expect(bench.lines[21].contains("gcc 499"))
  }

  @Test func theEndOfTheLongestLineCanBeSeen() throws {
    #expect(!(try open().screen.contains("id.o id.c")))
    #expect(try open("$").screen.contains("id.o id.c"))
  }

  @Test func aLogOpenedByHandGivesWayToTheBuildsWhenItIsLeft() throws {
    var bench = try open()
    bench.update(.resize(Size(columns: 120, rows: 24)))
    var status = LogStatus(identity: FileIdentity(device: 1, inode: 99))
    status.isComplete = true
    bench.take(.log(.file("/tmp/old.log"), path: "/tmp/old.log", status, tail: []))
    #expect(bench.lines[2].contains("tmp/old.log"))
    bench.press("0", "3")
    #expect(bench.lines[2].contains("log.2026-05-09.12:00/nightly.log"))
  }

  @Test func withoutALogAJumpSaysSo() throws {
    var bench = try Bench()
    #expect(bench.press("3", "e") == [])
    #expect(bench.lastLine.hasPrefix("There is no log: this gate was never built here."))
  }
}
