import Testing

@testable import Workbench

/// The moments of a build, found from clocks on walls of unknown zones.
@Suite struct PastTimesTests {
  private func build(seconds: Double?) throws -> PastBuild {
    var build = try HistorySandbox().record("10:00:00", seconds: seconds).build
    (build.startedAt, build.endedAt) = (nil, nil)
    return build
  }

  /// 2026-11-23 10:00:00 UTC.
  private let ten = 1_795_428_000

  @Test(arguments: [0, 3600, -28_800, 20_700])
  func theZoneIsFoundFromTheFolderAndItsFiles(zone: Int) throws {
    var build = try build(seconds: 3600)
    build.setTimes(endedNear: ten + 3600, changedAt: ten + 3620 - zone)
    #expect(build.startedAt == ten - zone)
    #expect(build.endedAt == ten + 3600 - zone)
  }

  @Test func copiedFilesTellNoZone() throws {
    var build = try build(seconds: 3600)
    build.setTimes(endedNear: ten + 3600, changedAt: ten + 40 * 86400 + 417)
    #expect(build.startedAt == ten)
  }

  @Test func aBuildWithoutAnEndTookUntilItsFolderWasMade() throws {
    var build = try build(seconds: nil)
    build.setTimes(endedNear: ten + 600, changedAt: nil)
    #expect(build.seconds == 600)
    #expect(build.endedAt == ten + 600)
  }

  @Test func withoutAFolderNothingIsGuessed() throws {
    var build = try build(seconds: nil)
    build.setTimes(endedNear: nil, changedAt: 1)
    #expect(build.endedAt == nil)
    #expect(build.seconds == nil)
  }
}
