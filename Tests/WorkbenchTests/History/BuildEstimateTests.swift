import Testing

@testable import Workbench

@Suite struct BuildEstimateTests {
  /// A build that clobbers for some seconds, then builds the source.
  private func build(_ clobber: Double, _ source: Double) throws -> BuildRecord {
    var record = try HistorySandbox().record("10:00:00", seconds: clobber + source)
    record.phases = [
      PastPhase(name: "clobber", state: .done, seconds: clobber, offset: 0),
      PastPhase(name: "source", state: .done, seconds: source, offset: clobber),
    ]
    return record
  }

  private func estimate() throws -> BuildEstimate {
    try #require(BuildEstimate([build(10, 100), build(20, 140), build(30, 120)]))
  }

  @Test func twoBuildsSayNothing() throws {
    #expect(try BuildEstimate([build(10, 100), build(20, 140)]) == nil)
    #expect(BuildEstimate([]) == nil)
  }

  @Test func totalsAndPhasesHaveTheirMiddleAndTheirRange() throws {
    let estimate = try estimate()
    #expect(estimate.total.median == 150)
    #expect(estimate.total.least == 110)
    #expect(estimate.total.most == 160)
    #expect(estimate.phases["source"]?.median == 120)
  }

  @Test func whatIsLeftIsCountedFromThePresentPhase() throws {
    let left = try #require(try estimate().remaining(in: "source", for: 40, elapsed: 99))
    #expect((left.least, left.median, left.most) == (60, 80, 100))
  }

  @Test func aPhaseThatTakesLongerThanEverIsAboutToEnd() throws {
    let left = try #require(try estimate().remaining(in: "clobber", for: 500, elapsed: 500))
    #expect((left.least, left.median, left.most) == (100, 120, 140))
    #expect(try estimate().remaining(in: "source", for: 500, elapsed: 600) == nil)
  }

  @Test func aPhaseThatWasNeverSeenIsJudgedByTheWhole() throws {
    let left = try #require(try estimate().remaining(in: "bringover", for: 5, elapsed: 100))
    #expect((left.least, left.median, left.most) == (10, 50, 60))
  }

  @Test func aBuildWithoutATotalDoesNotCount() throws {
    var broken = try build(10, 100)
    broken.build.seconds = nil
    #expect(try BuildEstimate([broken, build(20, 140), build(30, 120)]) == nil)
  }
}
