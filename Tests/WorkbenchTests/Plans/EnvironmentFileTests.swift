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

  @Test(arguments: [
    (HeliosRelease.helios1, "PERL_VERSION=5.32", "PYTHON3_PKGVERS=-39"),
    (.helios2, "PERL_VERSION=5.36", "PYTHON3_PKGVERS=-311"),
  ])
  func olderReleasesDifferInPerlAndPython(release: HeliosRelease, perl: String, python: String) {
    let lines = EnvironmentFile(kind: .quick, gate: "/g", release: release, processors: 2)
      .contents.split(separator: "\n")
    #expect(lines.contains("export \(perl)"))
    #expect(lines.contains("export \(python)"))
    #expect(lines.last == "export PKGVERS_BRANCH='\(release.rawValue).0.999999'")
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
