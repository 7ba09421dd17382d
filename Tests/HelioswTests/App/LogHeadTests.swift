import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// What is said above a log and of a doomed build, where there is much room and where there is little.
@Suite struct LogHeadTests {
  private func head(columns: Int, ownErrors: Int = 0) throws -> String {
    var report = MadeUp.build(.failed, errors: 12, warnings: 3)
    report.status.ownErrors = ownErrors
    var bench = try Bench(Size(columns: columns, rows: 24), [.build(report)])
    bench.press("3", "g")
    return bench.lines[2]
  }

  @Test(arguments: [
    (120, " illumos/log/log.2026-05-09.12:00/nightly.log  rules: 2026", "1,584,388 lines 401 MB"),
    (80, " log.2026-05-09.12:00/nightly.log ", "1,584,388 lines 401 MB  0 %"),
    (70, " log.2026-05-09.12:00/nightly.log ", "1,584,388 lines  0 %"),
    (60, " log.2026-05-09.12:00 ", "1,584,388 lines  0 %"),
    (46, " log.2026-05-09.12:00 ", "  0 %"), (40, " ", "  0 %"),
  ])
  func theNameGivesWayBeforeTheCounts(columns: Int, left: String, right: String) throws {
    let head = try head(columns: columns)
    #expect(head.hasPrefix(left))
    #expect(head.contains(right))
    #expect(head.trimmed.hasSuffix("  E 12  W 3"))
  }

  @Test func whatNightlyPassesOverIsCountedApart() throws {
    #expect(try head(columns: 80, ownErrors: 7).trimmed.hasSuffix("  E 12  ! 7  W 3"))
  }

  @Test func thePhaseIsThatOfTheLineThatWasJumpedTo() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.failed, errors: 12))
    bench.press("3", "Z", "g", "}")
    let quest = LogQuest(subject: .build(1), target: .phase, direction: .forward, from: -1)
    bench.take(.found(quest, LogPlace(line: 400, row: 400)))
    #expect(bench.lines[2].hasPrefix(" tools  "))
  }

  @Test func whatDoomsABuildHasARowOfItsOwnOnANarrowScreen() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.running, errors: 3))
    bench.press("2")
    #expect(bench.lines[3].contains("Doomed: 3 errors, so no packages."))
    #expect(bench.lines[3].hasSuffix("X stop  c go on  e see"))
    #expect(bench.lines[4].hasPrefix(" First: id.c:212:9: error: 'foo' undeclared (first use"))
  }

  @Test func aDoomedBuildIsSaidToBeDoomedWhereItsLineIsNot() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.running, errors: 3))
    #expect(!bench.lines[0].contains("doomed"))
    bench.press("3")
    #expect(bench.lines[0].contains("doomed"))
  }
}
