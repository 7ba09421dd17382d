import SystemPackage
import Testing

@testable import Workbench

@Suite struct PhaseTests {
  @Test func aQuickBuildGoesThroughItsPhasesInOrder() async throws {
    let status = try await status(of: "simulated/quick/nightly.log")
    #expect(
      status.phases.filter { $0.kind.isWork }.map(\.kind) == [
        .clobber, .toolsClobber, .bringover, .bootstrapTools, .tools, .source(.nonDebug),
        .packages(.nonDebug), .source(.debug), .lint, .protolist, .abi, .elfRuntime,
        .elfDifferences, .check, .coreFiles, .fileLists,
      ])
  }

  @Test func aFailedBuildSkipsItsPackages() async throws {
    let status = try await status(of: "simulated/failed/nightly.log")
    let states = status.phases.filter { $0.kind.isWork }.suffix(6).map { ($0.kind, $0.state) }
    #expect(
      states.map(\.0) == [
        .source(.nonDebug), .packages(.nonDebug), .source(.debug), .check, .coreFiles, .fileLists,
      ])
    #expect(states.map(\.1) == [.failed, .skipped, .skipped, .done, .done, .done])
  }

  @Test func aPhaseKnowsItsTimesAndItsPlace() async throws {
    let log = try LogDocument(LogFixture.path("simulated/quick-debug/nightly.log"))
    let status = try await log.advanceToEnd()
    let source = try #require(status.phases.first { $0.kind == .source(.debug) })
    #expect(source.elapsed == .milliseconds((32 * 60 + 32) * 1000 + 900))
    #expect(source.startStamp?.written == "Sun Nov 22 23:34:13 UTC 2026")
    let line = try #require(source.firstLine)
    let text = try await log.lines(line..<(line + 1)).first
    #expect(text?.offset == source.byteOffset)
    #expect(text?.text == "==== \(source.title) ====")
  }

  @Test func theCheckWithoutABannerBeginsWhereItsFirstLineStands() async throws {
    let log = try LogDocument(LogFixture.path("simulated/failed/nightly.log"))
    let status = try await log.advanceToEnd()
    let check = try #require(status.phases.first { $0.kind == .check })
    let line = try #require(check.firstLine)
    #expect(try await log.lines(line..<(line + 1)).first?.kinds == .directory)
  }

  @Test(arguments: [
    ("Building OS-Net source at Sun Nov 22 23:34:33 UTC 2026 (non-DEBUG)", "source non-DEBUG"),
    ("Building non-DEBUG OS-Net source at Sun Nov 22 23:34:33 UTC 2026", "source non-DEBUG"),
    ("Building OS-Net source at Sun Nov 22 23:34:33 UTC 2026 (i386/DEBUG)", "source DEBUG"),
    ("Creating DEBUG packages at Sun Nov 22 23:34:33 UTC 2026", "packages DEBUG"),
    ("Nightly build started:   Sat Feb 28 14:20:52 UTC 2026", "start"),
    ("Nightly distributed build started:   Thu Dec  4 17:37:42 UTC 2025", "start"),
    ("Running POST_NIGHTLY command: /usr/bin/notify ====", "POST_NIGHTLY"),
    (
      "Getting object changes since last build at Sun Nov 22 23:34:33 UTC 2026 (DEBUG)",
      "object changes DEBUG"
    ),
    ("Begin 'dmake lint' of src", "Begin 'dmake lint' of src"),
  ])
  func bannersOfAllEditionsAreUnderstood(title: String, phase: String) throws {
    let banner = try #require(Array("==== \(title) ====".utf8).withUnsafeBytes(Banner.init(line:)))
    guard case .begins(let kind) = banner.meaning else {
      Issue.record("\(banner.meaning) begins no phase")
      return
    }
    #expect(kind.description == phase)
  }

  @Test(arguments: ["====", "==== ====", "==== x", "=== x ====", "x ==== y ====", "========== x"])
  func otherLinesAreNoBanners(line: String) {
    #expect(Array(line.utf8).withUnsafeBytes(Banner.init(line:)) == nil)
  }

  @Test func aStampIsReadAsDatePrintsIt() throws {
    let start = try #require(BuildStamp("Sat Jul 13 12:48:48 CEST 2024"))
    // date -u -d '2024-07-13 12:48:48' +%s
    #expect(start.wallSeconds == 1_720_874_928)
    let end = try #require(BuildStamp("Sun Jul 14 00:00:00 CEST 2024"))
    #expect(end.elapsed(since: start) == .seconds(11 * 3600 + 11 * 60 + 12))
    #expect(start.elapsed(since: end) == nil)
    let winter = try #require(BuildStamp("Sun Oct 27 02:10:00 CET 2024"))
    #expect(winter.elapsed(since: start) == nil)
  }

  @Test(arguments: ["", "Sat Jul 13", "Sat Jul 32 12:48:48 CEST 2024", "a b c d e f"])
  func otherWordsAreNoStamp(text: String) {
    #expect(BuildStamp(text[...]) == nil)
  }

  @Test(arguments: [
    ("real    32:32.9", 1952.9), ("user  1:24:27.1", 5067.1), ("sys      9:21.0", 561.0),
    ("real    1:36:57", 5817.0), ("real    0:00:00", 0.0), ("real\t0.04", 0.04),
  ])
  func timesAreReadAsTimePrintsThem(line: String, seconds: Double) {
    let time = Array(line.utf8).withUnsafeBytes(ElapsedTime.init(line:))
    #expect(time?.duration == .milliseconds(Int64((seconds * 1000).rounded())))
  }

  @Test(arguments: [
    "real", "real    ", "real    x", "really   1:2", "real    1:2:3:4", "real    -1",
  ])
  func otherLinesAreNoTimes(line: String) {
    #expect(Array(line.utf8).withUnsafeBytes(ElapsedTime.init(line:)) == nil)
  }

  @Test func aToolsBannerInTheMiddleOfAPhaseEndsNoPhase() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(
      folder.write(
        """

        ==== Building OS-Net source at Sun Nov 22 23:34:33 UTC 2026 (DEBUG) ====

        ==== some test suite ====
        x.c:1: error: y

        """))
    let status = try await log.advanceToEnd()
    #expect(status.phases.map(\.kind) == [.source(.debug)])
    #expect(status.phases.first?.errors == 1)
  }

  @Test func aLogOfNothingButBannersKeepsItsMemory() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(
      folder.write(String(repeating: "==== Find core files ====\n", count: 5000)))
    let status = try await log.advanceToEnd()
    #expect(status.phases.count == PhaseRecord.mostPhases)
    #expect(try await log.lines(of: .banner, limit: .max, bytes: 0..<0).count == 5000)
  }

  @Test(arguments: [("quick", "-nCAprt"), ("quick-debug", "-nCADFprt")])
  func thePhasesThatOptionsLetExpectAreThoseThatCome(name: String, options: String) async throws {
    let status = try await status(of: "simulated/\(name)/nightly.log")
    let begun = status.phases.filter { $0.kind.isWork && $0.state != .skipped }.map(\.kind)
    #expect(PhaseForecast.phases(of: options) == begun)
  }

  @Test func aBuildUnderWayHasPhasesBeforeIt() async throws {
    let whole = try LogFixture.bytes("simulated/quick/nightly.log")
    let text = String(decoding: whole, as: UTF8.self)
    let end = try #require(text.firstRange(of: "==== Creating non-DEBUG packages"))
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(String(text[..<end.lowerBound])))
    let waiting = try await log.advanceToEnd().phases.filter { $0.state == .waiting }
    #expect(
      waiting.map(\.kind) == [
        .packages(.nonDebug), .lint, .protolist, .abi, .elfRuntime, .elfDifferences, .check,
        .coreFiles, .fileLists,
      ])
    #expect(waiting.allSatisfy { $0.firstLine == nil })
  }

  @Test func afterOneErrorOfTheSourceMostOfTheRestIsLeftOut() async throws {
    let whole = try LogFixture.bytes("simulated/failed/nightly.log")
    let text = String(decoding: whole, as: UTF8.self)
    let end = try #require(text.firstRange(of: "*** Error code 1"))
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(String(text[..<end.lowerBound])))
    let rest = try await log.advanceToEnd().phases.filter { $0.firstLine == nil }
    #expect(rest.filter { $0.state == .waiting }.map(\.kind) == [.check, .coreFiles, .fileLists])
    #expect(rest.first { $0.kind == .packages(.nonDebug) }?.state == .skipped)
  }

  @Test func theEditionIsReadOffTheBanners() async throws {
    #expect(try await status(of: "simulated/quick/nightly.log").edition == .september2024)
    let folder = try TemporaryFolder()
    let old = try LogDocument(
      folder.write("==== Build version ====\n\n==== Make clobber at x ====\n"))
    #expect(try await old.advanceToEnd().edition == .june2024)
    let new = try LogDocument(
      folder.write(
        "==== Building DEBUG OS-Net source at Sun Nov 22 23:34:33 UTC 2026 ====\n", to: "new"))
    #expect(try await new.advanceToEnd().edition == .year2026)
  }

  private func status(of fixture: String) async throws -> LogStatus {
    try await LogDocument(LogFixture.path(fixture)).advanceToEnd()
  }
}
