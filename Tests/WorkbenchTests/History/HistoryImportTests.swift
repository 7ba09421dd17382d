import FoundationEssentials
import GRDB
import Glibc
import SystemPackage
import Testing

@testable import Workbench

@Suite struct HistoryImportTests {
  let sandbox: HistorySandbox
  let history: History
  var gate: Gate { sandbox.gate }

  init() throws {
    sandbox = try HistorySandbox()
    history = try sandbox.open()
  }

  private func run() async throws -> Int {
    try await HistoryImport(of: gate, on: "genesis", into: history).run(host: "genesis")
  }

  private func builds() async throws -> [PastBuild] {
    try await history.builds(of: gate, on: "genesis")
  }

  @Test func oldLogsBecomeBuildsInTheOrderOfTheirEnds() async throws {
    try sandbox.putAway("log.2026-11-22.23:36", "quick-debug")
    try sandbox.putAway("log.2026-11-22.23:34", "quick")
    try sandbox.putAway("log.2026-11-22.23:35", "failed")
    #expect(try await run() == 3)
    let builds = try await builds().sorted { $0.number < $1.number }
    #expect(builds.map(\.kind) == [.quick, .quick, .quickDebug])
    #expect(builds.map(\.outcome) == [.clean, .failed, .clean])
    #expect(builds.map(\.identity.process) == [11836, 13881, 12146])
  }

  @Test func aFolderIsLookedAtOnce() async throws {
    try sandbox.putAway("log.2026-11-22.23:34")
    #expect(try await run() == 1)
    #expect(try await run() == 0)
    try sandbox.putAway("log.2026-11-22.23:35", "failed")
    #expect(try await run() == 1)
    #expect(try await builds().map(\.number) == [2, 1])
  }

  @Test func aBuildThatWasSeenToBeginGetsItsEnd() async throws {
    let start = try #require(BuildStamp("Sun Nov 22 23:34:12 UTC 2026"[...]))
    var seen = PastBuild(
      BuildIdentity(machine: "genesis", gate: gate.path.string, start: start, process: 11836),
      log: gate.runningLog.string)
    seen.outcome = .running
    seen.job = "a job"
    try await history.record([BuildRecord(seen)])
    try sandbox.putAway("log.2026-11-22.23:34")
    _ = try await run()
    let all = try await builds()
    #expect(all.map(\.outcome) == [.clean])
    #expect(all.map(\.job) == ["a job"])
    #expect(all.first?.log.hasSuffix("log.2026-11-22.23:34/nightly.log") == true)
  }

  @Test func errorsKeepTheirComponentsAndTheirEchoesAreLeftOut() async throws {
    try sandbox.putAway("log.2026-11-22.23:35", "failed")
    _ = try await run()
    let record = try #require(try await history.record(1, of: gate, on: "genesis"))
    #expect(record.errors.first?.text == "id.c:118:2: error: expected ; before return")
    #expect(record.errors.first?.component == "cmd/id")
    #expect(!record.errors.contains { $0.text.hasPrefix("The following command") })
    #expect(record.isWhole)
  }

  @Test func phasesKeepWhenTheyBeganAndHowLongTheyTook() async throws {
    try sandbox.putAway("log.2026-11-22.23:34")
    _ = try await run()
    let record = try #require(try await history.record(1, of: gate, on: "genesis"))
    let packages = try #require(record.phases.first { $0.name == "packages non-DEBUG" })
    #expect(packages.offset == 1)
    #expect(record.build.seconds == 1)
  }

  @Test func whatIsNoBuildIsPassedOverAndNotAskedAgain() async throws {
    try sandbox.scratch.write("", to: "gate/log/log.2026-01-01.00:00/nightly.log")
    try sandbox.scratch.write("\u{0}\u{1b}]garbage", to: "gate/log/log.2026-01-02.00:00/mail_msg")
    try sandbox.scratch.write("", to: "gate/log/log.2026-01-03.00:00/other")
    #expect(try await run() == 3)
    #expect(try await run() == 0)
    #expect(try await builds().isEmpty)
  }

  @Test func aLogThatBreaksOffWasInterrupted() async throws {
    let text = String(
      decoding: try LogFixture.bytes("simulated/quick/nightly.log").prefix(3000), as: UTF8.self)
    try sandbox.scratch.write(text, to: "gate/log/log.2026-11-22.23:50/nightly.log")
    _ = try await run()
    #expect(try await builds().map(\.outcome) == [.interrupted])
  }

  @Test func aSummaryWithoutItsLogIsABuildToo() async throws {
    try sandbox.putAway("log.2026-11-22.23:34")
    try FileManager.default.removeItem(
      atPath: gate.logFolder.appending("log.2026-11-22.23:34/nightly.log").string)
    _ = try await run()
    #expect(try await builds().map(\.outcome) == [.clean])
  }

  @Test(arguments: ["\u{1f}\u{8b}\u{8}", "no gzip at all"])
  func ofAPackedLogThatIsBrokenTheSummaryCounts(text: String) async throws {
    try sandbox.putAway("log.2026-11-22.23:35", "failed")
    let folder = gate.logFolder.appending("log.2026-11-22.23:35")
    try FileManager.default.removeItem(atPath: folder.appending("nightly.log").string)
    try sandbox.scratch.write(text, to: "gate/log/log.2026-11-22.23:35/nightly.log.gz")
    _ = try await run()
    #expect(try await builds().map(\.outcome) == [.failed])
  }

  /// What nightly leaves of a build that was killed is renamed by the next one, and overwritten by the one after.
  @Test func aBuildThatWasKilledIsKeptUnderEveryName() async throws {
    let text = String(
      decoding: try LogFixture.bytes("simulated/quick/nightly.log").prefix(3000), as: UTF8.self)
    try sandbox.scratch.write(text, to: "gate/log/nightly.log")
    _ = try await run()
    #expect(try await builds().map(\.outcome) == [.interrupted])
    try FileManager.default.moveItem(
      atPath: gate.runningLog.string, toPath: "\(gate.runningLog)-")
    _ = try await run()
    let build = try #require(try await builds().first)
    #expect(build.log == "\(gate.runningLog)-")
    try FileManager.default.removeItem(atPath: build.log)
    _ = try await run()
    #expect(try await builds().map(\.number) == [1])
  }

  @Test func aBuildUnderWayIsRunningUntilItsProcessIsGone() async throws {
    let log = String(
      decoding: try LogFixture.bytes("simulated/quick/nightly.log").prefix(3000), as: UTF8.self)
    let other = sandbox.scratch.path.appending("nightly.tmpdir.\(getpid())")
    try FileManager.default.createDirectory(
      atPath: other.string, withIntermediateDirectories: true)
    let text = log.replacing(/TMPDIR=.*/, with: "TMPDIR=\(other)")
    try sandbox.scratch.write(text, to: "gate/log/log.2026-11-22.23:50/nightly.log")
    try sandbox.scratch.write("", to: "gate/log/log.2026-11-22.23:50/mail_msg")
    _ = try await run()
    #expect(try await builds().map(\.outcome) == [.running])
    try await history.pool.write { try $0.execute(sql: "UPDATE build SET process = 999999999") }
    _ = try await run()
    #expect(try await builds().map(\.outcome) == [.interrupted])
  }

  @Test func aGateWithoutLogsHasNoHistory() async throws {
    #expect(try await run() == 0)
    #expect(try await builds().isEmpty)
  }
}
