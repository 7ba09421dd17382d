import SystemPackage
import Testing

@testable import Workbench

struct InventoryHistoryTests {
  private static let diverged = """
    (new up; more base)
    git clone -q up r; git clone -q up empty-handed
    (cd up; for n in 1 2 3; do GIT_COMMITTER_DATE="17000020$n +0000" more "theirs $n"; done)
    cd r; for n in 1 2; do
      GIT_COMMITTER_DATE="17000010$n +0000" more "$(printf 'ours %s\\nfolded\\n\\nbody' $n)"
    done
    git fetch -q
    """

  @Test func bothWaysGiveTheSameHistory() async throws {
    let sandbox = try await InventorySandbox(InventoryScenario("", Self.diverged))
    let path = sandbox.path.appending("r")
    let quick = try Git2Repository(path).history(limit: 10)
    let asked = try await CloneHistory.ask(path, limit: 10, by: sandbox.runner)
    #expect(quick == asked)
    #expect(quick.unpushed?.map(\.summary) == ["ours 2 folded", "ours 1 folded"])
    #expect(quick.incoming?.map(\.summary) == ["theirs 3", "theirs 2", "theirs 1"])
    #expect(quick.incoming?.map(\.time) == [170_000_203, 170_000_202, 170_000_201])
    #expect(quick.last == quick.unpushed?.first)
    #expect(quick.last?.author == "Ada")
  }

  @Test func theLimitIsKept() async throws {
    let sandbox = try await InventorySandbox(InventoryScenario("", Self.diverged))
    let path = sandbox.path.appending("r")
    #expect(try Git2Repository(path).history(limit: 1).incoming?.map(\.summary) == ["theirs 3"])
    let asked = try await CloneHistory.ask(path, limit: 1, by: sandbox.runner)
    #expect(asked.incoming?.map(\.summary) == ["theirs 3"])
  }

  @Test(arguments: InventoryScenario.branches + InventoryScenario.layouts)
  func aLocalHistoryIsWhatGitSays(_ scenario: InventoryScenario) async throws {
    let sandbox = try await InventorySandbox(scenario)
    let path = sandbox.path.appending("r")
    let local = try await CloneHistory.local(path, by: sandbox.runner)
    #expect(local == (try await CloneHistory.ask(path, by: sandbox.runner)))
  }

  @Test func anotherEncodingFallsToGit() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      #"(new r; git config i18n.commitEncoding ISO-8859-1; more "$(printf 'caf\351')")"#)
    let path = sandbox.path.appending("r")
    #expect(throws: Git2Failure.unsupported) { try Git2Repository(path).history(limit: 1) }
    #expect(try await CloneHistory.local(path, by: sandbox.runner).last?.summary == "café")
  }

  @Test func aFolderThatIsNoRepositoryHasNoHistory() async throws {
    let sandbox = try await InventorySandbox(InventoryScenario("", "(new r; mkdir sub)"))
    let empty = CloneHistory(last: nil, unpushed: nil, incoming: nil)
    for folder in ["r/sub", "gone"] {
      let history = try await CloneHistory.local(sandbox.path.appending(folder), by: sandbox.runner)
      #expect(history == empty)
    }
  }

  @Test func listsCutShortGiveTheirWholeCommits() {
    let output = Array(("id\0Ada\0" + "12\0sum\0id2\0Bob\0x").utf8)
    #expect(
      Commit.list(from: output) == [Commit(id: "id", summary: "sum", author: "Ada", time: 12)])
    #expect(Commit.list(from: []).isEmpty)
  }
}
