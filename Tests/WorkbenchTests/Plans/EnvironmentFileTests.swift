import SystemPackage
import Testing

@testable import Workbench

/// The expected files were written by the helios repository's own tool: Fixtures/helios-build/README.
@Suite struct EnvironmentFileTests {
  @Test(arguments: [
    (BuildKind.quick, nil, "illumos-quick.sh"), (.full, nil, "illumos.sh"),
    (.release, EnvironmentFile.Commits(count: 5), "illumos-release.sh"),
  ])
  func theFileIsByteForByteTheRealToolsOwn(
    kind: BuildKind, commits: EnvironmentFile.Commits?, fixture: String
  ) throws {
    let file = EnvironmentFile(
      kind: kind, gate: "/home/user/helios/projects/illumos", release: .helios3, processors: 16,
      commits: commits)
    #expect(file.contents == (try Fixture.text("helios-build/env-v3/\(fixture)")))
  }

  /// The real tool knows releases by four lines only, and by the number that versions begin with.
  ///
  /// - Source: helios tools/helios-build/src/main.rs, `regen_illumos_sh`, its matches on `relver`.
  @Test(arguments: [
    (HeliosRelease.helios1, "5.32", "3.9", "-39"), (.helios2, "5.36", "3.11", "-311"),
  ])
  func olderReleasesDifferInPerlPythonAndTheirNumberAlone(
    release: HeliosRelease, perl: String, python: String, package: String
  ) throws {
    let kinds = [
      (BuildKind.quick, "illumos-quick.sh"), (.full, "illumos.sh"),
      (.release, "illumos-release.sh"),
    ]
    for (kind, fixture) in kinds {
      let file = EnvironmentFile(
        kind: kind, gate: "/home/user/helios/projects/illumos", release: release, processors: 16,
        commits: .init(count: 5))
      let expected = try Fixture.text("helios-build/env-v3/\(fixture)")
        .replacing("PERL_VERSION=5.40", with: "PERL_VERSION=\(perl)")
        .replacing("PYTHON3_VERSION=3.13", with: "PYTHON3_VERSION=\(python)")
        .replacing("PYTHON3_PKGVERS=-313", with: "PYTHON3_PKGVERS=\(package)")
        .replacing("helios-3.0.", with: "helios-\(release.rawValue).0.")
        .replacing("PKGVERS_BRANCH='3.0.", with: "PKGVERS_BRANCH='\(release.rawValue).0.")
      #expect(file.contents == expected, "\(fixture)")
    }
  }

  @Test func aQuickDebugBuildDiffersFromAQuickOneInItsOptionsAlone() throws {
    let file = EnvironmentFile(
      kind: .quickDebug, gate: "/home/user/helios/projects/illumos", release: .helios3,
      processors: 16)
    let quick = try Fixture.text("helios-build/env-v3/illumos-quick.sh")
    #expect(file.contents == quick.replacing("'-nCAprt'", with: "'-nCADFprt'"))
  }

  @Test(arguments: [
    ("ID=helios\nVERSION_ID=1\n", HeliosRelease.helios1),
    ("NAME=\"Helios\"\nPRETTY_NAME=\"a=b\"\nVERSION=2\nVERSION_ID=2\nID=helios\n", .helios2),
    ("ID=omnios\nID=helios\nVERSION_ID=2\nVERSION_ID=3", .helios3),
  ])
  func aReleaseIsReadAsTheRealToolReadsIt(text: String, release: HeliosRelease) throws {
    #expect(try HeliosRelease(osRelease: text, of: "genesis") == release)
  }

  @Test(arguments: [
    "", "ID=helios", "ID=\"helios\"\nVERSION_ID=3", "ID=helios\nVERSION_ID=\"3\"",
    "ID=helios\nVERSION_ID=4", "ID=helios\nVERSION_ID=03", "ID=helios\nVERSION_ID=+3",
    "ID=helios\nVERSION_ID= 3", " ID=helios\nVERSION_ID=3", "ID=helios\nVERSION_ID=3.0",
    "id=helios\nversion_id=3", "\u{1b}[31mID=helios\nVERSION_ID=3",
  ])
  func whatTheRealToolRefusesIsRefused(text: String) {
    let problem = #expect(throws: Problem.self) {
      try HeliosRelease(osRelease: text, of: "genesis")
    }
    #expect(problem?.kind == .refused)
  }

  @Test func commitsPastTheBranchPointEndTheVersion() {
    let file = EnvironmentFile(
      kind: .release, gate: "/g", release: .helios2, processors: 2,
      commits: .init(count: 100, pastBranchPoint: 7))
    #expect(file.contents.contains("export VERSION=\"helios-2.0.100.7\"\n"))
    #expect(file.contents.hasSuffix("export PKGVERS_BRANCH='2.0.100.7'\n"))
  }

  @Test(arguments: Shell.allCases)
  func aGateWithAQuoteInItsNameStaysOneWord(shell: Shell) async throws {
    let gate: FilePath = "/tmp/it's a $gate"
    let file = EnvironmentFile(kind: .quick, gate: gate, release: .helios3, processors: 2)
    let answer = try await shell.run(
      "LOGNAME=x\n\(file.contents)\nprintf %s \"$CODEMGR_WS\"")
    #expect(answer.output == gate.string)
  }
}
