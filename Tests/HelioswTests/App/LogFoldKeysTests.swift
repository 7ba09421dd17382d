import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// Folds of a log, one by one and all together; and what a doomed build's line offers.
@Suite struct LogFoldKeysTests {
  private static let environment = LogFold(lines: 4..<216, content: .environment)
  private static let commands = LogFold(lines: 217..<300, content: .commands)

  /// A log at its top, with two folds on the screen.
  private func open() throws -> Bench {
    var bench = try Bench(
      Size(columns: 80, rows: 24), [.recalled(LogMemory())] + MadeUp.built(.failed, errors: 12))
    bench.press("3", "g")
    answer(&bench, [.fold(Self.environment)] + line(216) + [.fold(Self.commands)] + line(300))
    return bench
  }

  private func line(_ number: Int) -> [LogRow] {
    MadeUp.lines([("line \(number)", [])], from: number).map { .line($0) }
  }

  /// Answers what is asked for now.
  private func answer(_ bench: inout Bench, _ rows: [LogRow]) {
    guard let request = bench.state.log.request ?? bench.state.log.answered ?? request(bench)
    else { return }
    bench.take(.rows(request, line(0) + line(1) + line(2) + line(3) + rows))
  }

  private func request(_ bench: Bench) -> LogRequest? { bench.state.log.window.request }

  @Test func foldsAreThereFromTheStart() throws {
    let bench = try open()
    #expect(bench.screen.contains("environment: 212 lines, values hidden (z shows names)"))
    #expect(bench.screen.contains("83 lines of commands that went well (z unfolds)"))
  }

  @Test func zOpensTheFirstFoldOnTheScreenAndNoOther() throws {
    var bench = try open()
    let effects = bench.press("z")
    let asked = effects.compactMap { effect in
      if case .run(.readLog(let request)) = effect { request.open } else { nil }
    }
    #expect(asked == [[4]])
    #expect(bench.state.log.openFolds == [4..<216])
    #expect(bench.state.log.current == 4)
  }

  @Test func zClosesTheFoldThatItHasOpened() throws {
    var bench = try open()
    bench.press("z", "z")
    #expect(bench.state.log.openFolds.isEmpty)
  }

  @Test func ZUnfoldsAllAndFoldsAllAgain() throws {
    var bench = try open()
    bench.press("Z")
    #expect(bench.state.log.folding == .off)
    bench.press("Z")
    #expect(bench.state.log.folding == .on)
    #expect(bench.state.log.openFolds == [])
  }

  @Test func zWithoutAFoldSaysSo() throws {
    var bench = try open()
    answer(&bench, [])
    bench.press("z")
    #expect(bench.lastLine == "There is no fold on the screen.")
  }

  @Test func aHitWithinAFoldOpensIt() throws {
    var bench = try open()
    bench.press("/", "x", "Enter")
    let quest = try #require(bench.state.log.quest)
    bench.take(.found(quest, LogPlace(line: 250, row: 250, fold: 217..<300)))
    #expect(bench.state.log.openFolds == [217..<300])
    #expect(bench.state.log.current == 250)
  }

  @Test func whichErrorItIsIsSaidUntilOneMovesOn() throws {
    var bench = try open()
    bench.press("e")
    let quest = try #require(bench.state.log.quest)
    bench.take(.found(quest, LogPlace(line: 300, row: 300, ordinal: LogOrdinal(number: 3, of: 12))))
    #expect(bench.lines[2].contains("3 of 12"))
    bench.press("j")
    #expect(!bench.lines[2].contains("3 of 12"))
  }

  @Test func whatIsFoundStandsMidScreenAmongFolds() throws {
    var bench = try open()
    bench.press("e")
    let quest = try #require(bench.state.log.quest)
    bench.take(.found(quest, LogPlace(line: 5000, row: 5000)))
    let request = try #require(bench.state.log.request ?? bench.state.log.answered)
    let rows = (0..<80).flatMap { row in
      row.isMultiple(of: 2)
        ? [LogRow.fold(LogFold(lines: 4960 + row..<4961 + row, content: .commands))]
        : line(4960 + row)
    }
    bench.take(.rows(request, rows))
    #expect(bench.state.log.top == 5000 - 9)
  }

  @Test func aDoomedBuildIsLetGoOnForGood() throws {
    var bench = try Bench(
      Size(columns: 120, rows: 40), [.recalled(LogMemory())] + MadeUp.built(.running, errors: 3))
    #expect(bench.press("2") == [] || bench.screen.contains("Doomed: 3 errors"))
    let kept = bench.press("c").compactMap { effect in
      if case .run(.remember(let memory)) = effect { memory } else { nil }
    }
    #expect(!bench.screen.contains("Doomed"))
    #expect(bench.lines[0].contains("doomed"))
    var next = try Bench(Size(columns: 120, rows: 40), [.recalled(try #require(kept.first))])
    next.take(MadeUp.built(.running, errors: 3))
    next.press("2")
    #expect(!next.screen.contains("Doomed"))
  }

  @Test func aBuildThatIsNotDoomedIsSaidToBeNone() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.running))
    bench.press("2", "c")
    #expect(bench.lastLine == "The build is not doomed.")
  }

  @Test func aTimeWithinAPhaseIsKnownByTheLogsGrowth() throws {
    var bench = try Bench(Size(columns: 120, rows: 24))
    for minute in 0..<3 {
      bench.take(.time(MadeUp.now + 60 * minute))
      var report = MadeUp.build(.running)
      report.startedAt = MadeUp.now - 972
      report.status.lines = 10_000 + 1000 * minute
      bench.take(.build(report))
    }
    let began = try #require(MadeUp.build(.running).status.startStamp?.wallSeconds)
    let offset = Int((Double(Int(began) - (MadeUp.now - 972)) / 900).rounded()) * 900
    let wall = Int64(MadeUp.now + 90 + offset)
    #expect(bench.state.log.moment(at: wall % 86400) == LogMoment(line: 10_999, witness: .growth))
  }
}
