import Testing

@Suite struct DemoMachineTests {
  @Test func theMachineAnswersLikeHeliosAndSaysThatItIsSimulated() async throws {
    let sandbox = try await DemoSandbox.shared.value
    let answer = try await sandbox.sh(
      """
      uname -srvmpio; uname; hostname; machine/sbin/uname -n; psrinfo -t
      pfexec echo hello; pfexec nothing
      """)
    #expect(
      answer.output == """
        SunOS 5.11 helios-3.0.23976-simulated i86pc i386 i86pc illumos
        SunOS
        demo
        demo
        16
        hello
        pfexec: unable to execute nothing: No such file or directory

        """)
    let release = try await sandbox.sh("grep -E '^(ID|PRETTY_NAME)=' machine/etc/os-release")
    #expect(release.output == "PRETTY_NAME=\"Oxide Helios 3 (simulated)\"\nID=helios\n")
  }

  @Test func theFixupKnowsTheDetachedCommitAndAFetchBringsMore() async throws {
    let sandbox = try await DemoSandbox.shared.value
    let answer = try await sandbox.sh(
      """
      commit=$(git -C helios/projects/amd-host-image-builder rev-parse HEAD)
      grep -c "^from_commit = .$commit.$" helios/config/projects.toml
      ls helios/projects | wc -l; grep -c '^url = ' helios/config/projects.toml
      cd "$GATE"; git fetch --quiet; git rev-list --count HEAD..@{upstream}
      """)
    #expect(answer.output == "1\n8\n12\n20\n")
  }
}
