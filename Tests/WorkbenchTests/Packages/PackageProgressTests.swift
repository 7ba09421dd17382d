import Testing

@testable import Workbench

@Suite struct PackageProgressTests {
  /// The lines of a real onu: oxidecomputer/helios issue 2, without the prefix of its log.
  private static let begun = """
    beadm create helios-router-dev1
    Created successfully
    beadm mount helios-router-dev1 /tmp/onu.aTayFf
    Mounted successfully on: '/tmp/onu.aTayFf'
    pkg -R /tmp/onu.aTayFf set-publisher -r -e --no-refresh -P --set-property signature-policy=verify -O file:///home/ry/helios/tmp/onu/repo.redist on-nightly
    pkg: No image rooted at '/tmp/onu.aTayFf/falcon-duo/piano/root/'
    pkg -R /tmp/onu.aTayFf refresh --full
    Retrieving catalog 'helios-dev' ... Done
    """

  @Test func theStageIsThatOfTheLastCommandThatWasEchoed() {
    let progress = OnuProgress(Self.begun)
    #expect(progress.stage == .refresh)
    #expect(progress.mountPoint == "/tmp/onu.aTayFf")
    #expect(progress.failure == nil)
  }

  @Test func whatPkgCountsIsTheDetail() {
    let more =
      "\npkg -R /tmp/onu.aTayFf image-update\n Actions:  1/21 actions (Installing new actions)"
    let progress = OnuProgress(Self.begun + more)
    #expect(progress.stage == .update)
    #expect(progress.detail == "Actions:  1/21 actions (Installing new actions)")
  }

  @Test func aFailureNamesTheCommandAndItsStatus() {
    let progress = OnuProgress(
      Self.begun + "\npkg -R /tmp/onu.aTayFf image-update failed: exit code 1\n")
    #expect(progress.failure?.command == "pkg -R /tmp/onu.aTayFf image-update")
    #expect(progress.failure?.status == 1)
  }

  @Test(arguments: [
    "", "beadm", "pkg -R", "failed: exit code", "x failed: exit code many", "\u{0}\u{1b}[2J",
  ])
  func whatIsNoOnuHasNoStage(text: String) {
    #expect(OnuProgress(text).stage == nil)
    #expect(OnuProgress(text).failure == nil)
  }

  @Test func pkgrecvIsFollowedByItsOwnWords() throws {
    let text = try Transcript.output("27-recv")
    let whole = TransferProgress(text)
    #expect(whole.packages == 5)
    #expect(whole.done == 5)
    #expect(whole.last == "system/obsolete-thing")
    let lines = text.split(separator: "\n")
    #expect(
      TransferProgress(lines.prefix(5).joined(separator: "\n")).words == "reading manifests: 1 of 5"
    )
    #expect(
      TransferProgress(lines.prefix(8).joined(separator: "\n")).words
        == "transforming: 2 of 5 packages")
    #expect(TransferProgress("").words == nil)
  }

  @Test func theClosingWordsOfAnUpdateAreFoundAndOthersAreNot() throws {
    let words = """
      A clone of helios exists and has been updated and activated.
      On the next boot the Boot Environment helios-1 will be
      mounted on '/'.  Reboot when ready to switch to this updated BE.

      *** Reboot required ***
      New BE: helios-1
      """
    let ending = try #require(UpdateEnding(in: "Finalize: done\n\n\(words)\n"))
    #expect(ending.environment == "helios-1")
    #expect(ending.words.first == "A clone of helios exists and has been updated and activated.")
    #expect(ending.words.count == 5)
    #expect(UpdateEnding(in: try Transcript.output("69-up-v")) == nil)
    #expect(UpdateEnding(in: "") == nil)
    #expect(UpdateEnding(in: "New BE: ") == nil)
  }

  @Test func requestsAreReadFromARealAccessLog() throws {
    let lines = AccessLog.lines(in: try Fixture.text("pkg/depot-access.log"))
    let first = try #require(lines.first)
    #expect(first.client == "127.0.0.1")
    #expect(first.moment == "22/Nov/2026:23:30:36")
    #expect(first.request == "GET /versions/0/")
    #expect(first.status == 200)
    #expect(first.sizeInBytes == 114)
    #expect(first.agent.hasPrefix("pkg/6202937c (sunos i86pc"))
    #expect(lines.contains { $0.request.hasPrefix("HEAD ") })
  }

  @Test(arguments: [
    "", "127.0.0.1 - - [22/Nov", "\"\"\"\"\"\"\"", "a - - [b] \"GET\" x y \"\" \"\"", "\u{1b}[31m",
  ])
  func aRequestThatIsCutOffIsPassedOver(line: String) {
    #expect(AccessLog.lines(in: line).isEmpty)
  }

  @Test func portsAreReadFromNetstatOfBothSystems() {
    let illumos = "      *.7891               *.*                0      0 128000      0 LISTEN"
    let linux = "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN"
    let other = "127.0.0.1.4999   127.0.0.1.80  0 0 128000 0 ESTABLISHED\nTCP: IPv4\n\n"
    #expect(OnuFacts.ports(in: [illumos, linux, other].joined(separator: "\n")) == [7891, 22])
    #expect(OnuFacts.ports(in: "") == [])
  }

  @Test func onlyZonesThatOnuBreaksAreNamed() {
    let text = """
      0:global:running:/::ipkg:shared:0
      1:web:running:/zones/web::lipkg:excl:1
      -:old:installed:/zones/old::ipkg:excl:
      broken
      """
    #expect(OnuFacts.zones(in: text) == ["web"])
  }
}
