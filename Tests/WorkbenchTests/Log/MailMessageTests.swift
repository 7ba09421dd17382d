import Testing

@testable import Workbench

@Suite struct MailMessageTests {
  @Test func theHeadOfARealSummaryIsRead() throws {
    let mail = try MailMessage(LogFixture.bytes("14-mail_msg-head-omnios-2025-24jobs.txt"))
    #expect(mail.startStamp?.written == "Thu Dec  4 17:37:42 UTC 2025")
    #expect(mail.endStamp?.written == "Thu Dec  4 18:15:32 UTC 2025")
    #expect(mail.totalTime == .seconds(37 * 60 + 49))
    #expect(mail.section("Build environment")?.lines.first == "/usr/bin/uname")
  }

  @Test func aCleanSummaryHasNothingThatFailsOrSpoils() throws {
    let mail = try MailMessage(
      LogFixture.bytes("01-mail_msg-omnios-2015-clean-debug+nondebug.txt"))
    #expect(mail.sections(that: .fails).isEmpty)
    #expect(mail.sections(that: .spoils).isEmpty)
    #expect(mail.section("Build errors (DEBUG)")?.flavour == .debug)
    #expect(
      mail.section("Elapsed build time (non-DEBUG)")?.lines == [
        "real    32:32.9", "user  1:24:27.1", "sys      9:21.0",
      ])
  }

  @Test func theErrorsOfAFailedBuildAreThoseOfItsLog() async throws {
    let mail = try MailMessage(LogFixture.bytes("simulated/failed/mail_msg"))
    let log = try LogDocument(LogFixture.path("simulated/failed/nightly.log"))
    _ = try await log.advanceToEnd()
    let errors = try await log.lines(of: .nightlyError, limit: 100)
    let warnings = try await log.lines(of: .nightlyWarning, limit: 100)
    #expect(mail.section("Build errors (non-DEBUG)")?.lines == errors.map(\.text))
    #expect(mail.section("Build warnings (non-DEBUG)")?.lines == warnings.map(\.text))
  }

  @Test func theVariantOfTheArmGateIsRead() throws {
    let mail = try MailMessage(LogFixture.bytes("15-mail_msg-head-arm64-gate-2026.txt"))
    #expect(mail.startStamp?.written == "Sat Feb 28 14:20:52 UTC 2026")
    #expect(mail.totalTime == .seconds(2 * 3600 + 24 * 60 + 2))
  }

  @Test func packageErrorsSpoilABuild() throws {
    let mail = try MailMessage(LogFixture.bytes("08-mail_msg-package-errors.txt"))
    #expect(
      mail.sections(that: .spoils).map(\.topic) == [
        "package build errors", "Validating manifests against proto area", "package build errors",
      ])
  }

  @Test func nothingAndRubbishAreNoSections() {
    #expect(MailMessage([]).sections.isEmpty)
    #expect(MailMessage([0, 255, 10, 61, 61, 61, 61]).sections.isEmpty)
  }

  @Test func aSummaryThatEndsInTheMiddleKeepsWhatIsThere() throws {
    let whole = try LogFixture.bytes("simulated/failed/mail_msg")
    for length in stride(from: 0, to: whole.count, by: 97) {
      let mail = MailMessage(whole.prefix(length))
      #expect(mail.sections.count <= MailMessage(whole).sections.count)
    }
  }
}
