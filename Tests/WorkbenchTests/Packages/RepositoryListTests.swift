import SystemPackage
import Testing

@testable import Workbench

@Suite struct RepositoryListTests {
  private static let answer = """
    repository nightly-nd /g/nightly-nd/repo.redist
    sum 11 162
    build log.2026-05-09.09:12
    later 0
    info on-nightly\t549\tonline\t2026-05-09T09:05:00.1Z
    repository onu /w/tmp/onu/repo.redist
    sum 22 162
    origin source=/g/nightly-nd/repo.redist
    origin sum=10 162
    origin build=log.2026-05-08.09:12
    info on-nightly\t549\tonline\t2026-05-08T10:00:00.1Z
    repository os /w/packages/os
    sum 33 0
    """

  @Test func repositoriesAreReadWithWhatIsKnownOfEach() {
    let list = PackageRepository.list(from: Self.answer)
    #expect(list.map(\.name) == ["nightly-nd", "onu", "os"])
    #expect(list.map(\.packages) == [549, 549, nil])
    #expect(list.map(\.provenance) == ["log.2026-05-09.09:12", "log.2026-05-08.09:12", nil])
    #expect(list[1].origin?.source == "/g/nightly-nd/repo.redist")
    #expect(
      list[0].catalogue == "/g/nightly-nd/repo.redist/publisher/on-nightly/catalog/catalog.attrs")
  }

  @Test func anAnswerThatBreaksOffGivesWhatCameBefore() {
    let cut = String(Self.answer.prefix(150))
    #expect(PackageRepository.list(from: cut).map(\.name) == ["nightly-nd"])
    #expect(PackageRepository.list(from: "") == [])
  }

  @Test(arguments: [
    "repository", "repository nothing", "repository onu relative/path", "repository sum 1",
    "info on-nightly\t1\tonline\tx", "origin =", "repository unheard-of /x",
  ])
  func aLineThatIsNotSoIsPassedOver(line: String) {
    #expect(PackageRepository.list(from: line).isEmpty)
  }

  @Test func whatWasMadeOfAnOlderBuildIsStaleAndSaysOfWhich() {
    let list = RepositoryList(PackageRepository.list(from: Self.answer))
    #expect(list.freshness(of: list.repositories[0]) == .current)
    #expect(
      list.freshness(of: list.repositories[1])
        == .stale("made from the build of 2026-05-08 09:12; a newer one is there"))
  }

  @Test func whatWasMadeOfTheNewestBuildIsCurrent() {
    let text = Self.answer.replacing("sum=10", with: "sum=11")
    let list = RepositoryList(PackageRepository.list(from: text))
    #expect(list.freshness(of: list.repositories[1]) == .current)
  }

  @Test func withoutANoteTheTimesDecide() {
    let text = Self.answer.split(separator: "\n").filter { !$0.hasPrefix("origin") }
      .joined(separator: "\n")
    let list = RepositoryList(PackageRepository.list(from: text))
    #expect(
      list.freshness(of: list.repositories[1])
        == .stale("made by another tool, from an older build; a newer one is there"))
  }

  @Test func laterBuildsWithoutPackagesAreTold() {
    let text = Self.answer.replacing("later 0", with: "later 2")
    let list = RepositoryList(PackageRepository.list(from: text))
    #expect(list.freshness(of: list.repositories[0]) == .stale("2 later builds left no packages"))
  }

  @Test func whatBrokeOffIsBroken() {
    let list = RepositoryList(
      PackageRepository.list(from: "repository half-made /w/tmp/onu.new-12/repo.redist\n"))
    guard case .broken = list.freshness(of: list.repositories[0]) else {
      Issue.record("A half-made repository passes for a whole one.")
      return
    }
  }

  @Test func aRepositoryIsFoundByItsNameItsPathOrThatWithinTheWorkspace() throws {
    let list = RepositoryList(PackageRepository.list(from: Self.answer))
    let workspace = Workspace(root: "/w")
    for name in ["onu", "/w/tmp/onu/repo.redist", "tmp/onu/repo.redist", "tmp/onu"] {
      #expect(try list.need(name, in: workspace).kind == .onu)
    }
    #expect(try list.need(nil, in: workspace).kind == .nonDebug)
    #expect(throws: Problem.self) { try list.need("nightly", in: workspace) }
  }
}
