import SystemPackage
import Testing

@testable import Workbench

@Suite struct BuildOutcomeTests {
  @Test(arguments: [("quick", BuildOutcome.clean), ("quick-debug", .clean), ("failed", .failed)])
  func theSimulatedBuildsEndAsTheyDid(name: String, outcome: BuildOutcome) async throws {
    let status = try await LogDocument(LogFixture.path("simulated/\(name)/nightly.log"))
      .advanceToEnd()
    let mail = try MailMessage(LogFixture.bytes("simulated/\(name)/mail_msg"))
    #expect(BuildOutcome(log: status, mail: mail, lock: .absent) == outcome)
  }

  @Test func theLogAloneCannotProveABuildClean() async throws {
    let status = try await LogDocument(LogFixture.path("simulated/quick/nightly.log"))
      .advanceToEnd()
    #expect(BuildOutcome(log: status, mail: nil, lock: .absent) == .unknown)
  }

  @Test func aLogThatStopsWasInterruptedUnlessSomebodyStillBuilds() async throws {
    let whole = try LogFixture.bytes("simulated/quick/nightly.log")
    let folder = try TemporaryFolder()
    let status = try await LogDocument(folder.write(whole.prefix(3000))).advanceToEnd()
    let lock = try #require(NightlyLock(target: "genesis.user.42"))
    #expect(BuildOutcome(log: status, mail: nil, lock: .absent) == .interrupted)
    #expect(BuildOutcome(log: status, mail: nil, lock: .stale(lock)) == .interrupted)
    #expect(BuildOutcome(log: status, mail: nil, lock: .live(lock)) == .running)
    #expect(BuildOutcome(log: status, mail: nil, lock: .foreign(lock)) == .unknown)
  }

  @Test func ofAnInterruptedBuildNothingRunsAndNothingWaits() async throws {
    let whole = String(
      decoding: try LogFixture.bytes("simulated/quick/nightly.log"), as: UTF8.self)
    let end = try #require(whole.firstRange(of: "==== Ended OS-Net source"))
    let folder = try TemporaryFolder()
    let status = try await LogDocument(folder.write(String(whole[..<end.lowerBound])))
      .advanceToEnd()
    #expect(status.phases(of: .running) == status.phases)
    let phases = status.phases(of: .interrupted)
    #expect(phases.first { $0.kind == .source(.nonDebug) }?.state == .stopped)
    #expect(phases.allSatisfy { ![.running, .waiting].contains($0.state) })
    #expect(phases.first { $0.kind == .check }?.state == .skipped)
  }

  @Test func whatStandsBehindTheEndOfABuildIsDone() async throws {
    let status = try await LogDocument(LogFixture.path("simulated/quick/nightly.log"))
      .advanceToEnd()
    #expect(status.phases(of: .clean).allSatisfy { [.done, .skipped].contains($0.state) })
  }

  @Test func aBuildWhoseChecksFailedStillHasItsPackages() throws {
    var mail = try MailMessage(LogFixture.bytes("simulated/quick/mail_msg"))
    mail.sections.append(MailSection(title: "cstyle/hdrchk errors", lines: ["x.c: 1: y"]))
    #expect(BuildOutcome(log: nil, mail: mail, lock: .absent) == .checksFailed)
  }

  @Test func aDifferenceOfELFAttributesSpoilsNothing() throws {
    var mail = try MailMessage(LogFixture.bytes("simulated/quick/mail_msg"))
    mail.sections.append(
      MailSection(
        title: "Diff ELF runtime attributes (since last build)",
        lines: ["> usr/lib/libwrap.so.1.0: VERDEF=ILLUMOS_0.2: {ILLUMOS_0.1}"]))
    #expect(BuildOutcome(log: nil, mail: mail, lock: .absent) == .clean)
  }

  @Test func aBuildThatCouldNotMakeItsToolsHasFailed() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(
      folder.write(
        """

        ==== Nightly distributed build started:   Sun Nov 22 23:34:33 UTC 2026 ====

        ==== Bootstrapping tools at Sun Nov 22 23:34:33 UTC 2026 ====

        dmake: Fatal error: Don't know how to make target `bootstrap'

        ==== Nightly build noise ====

        nightly: Error: could not bootstrap tools


        """))
    let status = try await log.advanceToEnd()
    #expect(BuildOutcome(log: status, mail: nil, lock: .absent) == .failed)
  }

  @Test func nothingIsUnknown() {
    #expect(BuildOutcome(log: nil, mail: nil, lock: .absent) == .unknown)
    #expect(BuildOutcome(log: nil, mail: MailMessage([]), lock: .absent) == .unknown)
  }
}
