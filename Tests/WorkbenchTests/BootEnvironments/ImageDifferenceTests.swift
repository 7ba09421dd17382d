import Testing

@testable import Workbench

@Suite struct ImageDifferenceTests {
  /// As `pkg list -Hv` of a real image printed it.
  private static let list = """
    pkg://on-nightly/system/data/words@0.5.11-3.0.999999:20261122T232951Z        im-
    pkg://on-nightly/system/hello@0.5.11-3.0.999999:20261122T232950Z             im-
    pkg://on-nightly/system/library@0.5.11-3.0.999999:20261122T232952Z           i--
    pkg://on-nightly/SUNWhello@0.5.11-3.0.999999:20261122T232955Z                --r
    """

  private func packages(_ text: String) -> [PackageVersion] {
    text.split(separator: "\n").compactMap { PackageVersion(installed: $0) }
  }

  @Test func anInstalledPackageIsReadWithAllThatItsNameTells() {
    #expect(
      packages(Self.list)[1]
        == PackageVersion(
          publisher: "on-nightly", name: "system/hello", version: "0.5.11-3.0.999999",
          timestamp: "20261122T232950Z"))
    #expect(packages(Self.list).map(\.state) == [.present, .present, .present, .renamed])
  }

  @Test(arguments: [
    "", "no packages installed", "pkg://", "pkg://x", "pkg://x/y", "pkg://x@1", "pkg://x/y@",
    "pkg: No image rooted at '/x'", "\u{1B}[2J",
  ])
  func whatIsNoPackageIsPassedOver(line: String) {
    #expect(PackageVersion(installed: line) == nil)
  }

  @Test func addedRemovedChangedAndRepublishedAreToldApart() {
    let new = Self.list.replacing("on-nightly/system/library", with: "helios/system/library")
      .replacing("20261122T232950Z", with: "20261123T000000Z").replacing("words", with: "verbs")
    let difference = ImageDifference(from: packages(Self.list), to: packages(new))
    #expect(difference.added.map(\.name) == ["system/data/verbs"])
    #expect(difference.removed.map(\.name) == ["system/data/words"])
    #expect(difference.changed.map(\.to.publisher) == ["helios"])
    #expect(difference.republished.map(\.to.name) == ["system/hello"])
    #expect(difference.same == 1)
  }

  @Test func bothListsMustBeThere() {
    let one = "Mounted successfully on: '/tmp/x'\n--- packages of a\n\(Self.list)\n"
    #expect(BootEnvironmentDiff.difference(in: one) == nil)
    #expect(BootEnvironmentDiff.difference(in: one + "--- packages of b\n") == nil)
    #expect(BootEnvironmentDiff.difference(in: "") == nil)
    let both = one + one.replacing("of a", with: "of b")
    #expect(BootEnvironmentDiff.difference(in: both)?.isEmpty == true)
    #expect(BootEnvironmentDiff.difference(in: both)?.same == 4)
  }

  @Test(.oneMachine, arguments: Shell.allCases)
  func whatWasMountedForItIsUnmountedAlsoWhenPkgFails(shell: Shell) async throws {
    let world = try await BootEnvironmentWorld()
    let list = "beadm list -H | cut -d ';' -f 1,3,4"
    let before = try await world.sh(list).output
    let plan = try await world.plan(["diff", "helios-1", "quick-38"])
    let answer = try await shell.run(plan.script)
    #expect(answer.status == 0, "\(answer.errors)")
    let difference = try #require(BootEnvironmentDiff.difference(in: answer.output))
    #expect(difference.changed.contains { $0.to.name == "system/kernel" })
    _ = try await world.sh("echo pkg=list/1 >machine/etc/simulation.conf")
    #expect(try await shell.run(plan.script).status == 1)
    #expect(try await world.sh(list).output == before)
  }
}
