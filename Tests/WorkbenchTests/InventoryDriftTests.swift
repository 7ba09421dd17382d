import Testing

@testable import Workbench

struct InventoryDriftTests {
  private static let id = "4eae23e8a8f0123456789abcdef0123456789abc"

  private static func status(branch: String?) -> RepositoryStatus {
    var status = RepositoryStatus(present: true)
    (status.branch, status.detached, status.commit) = (branch, branch == nil, id)
    return status
  }

  @Test(
    arguments: [
      (nil, "main", Drift.unpinned),
      ("stlouis", "stlouis", .onPin),
      ("refs/heads/stlouis", "stlouis", .onPin),
      ("heads/stlouis", "stlouis", .onPin),
      ("helios3", "helios2", .otherBranch(pinned: "helios3", actual: "helios2")),
      ("helios3", nil, .detached(pinned: "helios3", commit: id)),
      (id, nil, .onPin),
      ("4EAE23E", nil, .onPin),
      ("4eae23e", "main", .onPin),
      ("deadbeef", nil, .otherCommit(pinned: "deadbeef", actual: id)),
      ("deadbeef", "deadbeef", .onPin),
      ("face", "main", .otherBranch(pinned: "face", actual: "main")),
      ("main~2", "main", .unknown),
      ("origin/main@{1}", "main", .unknown),
      ("tags/v1", "main", .unknown),
    ] as [(String?, String?, Drift)])
  func aCheckoutIsComparedWithItsPin(_ rev: String?, _ branch: String?, _ drift: Drift) {
    var row = Consolidation(name: "x", path: "/x")
    row.rev = rev
    #expect(Drift(of: row, Self.status(branch: branch)) == drift)
  }

  @Test func withoutAnAnswerThereIsNoDrift() {
    var row = Consolidation(name: "x", path: "/x")
    row.rev = "main"
    #expect(Drift(of: row, .absent) == .unknown)
    #expect(Drift(of: row, RepositoryStatus(present: true, problem: "fatal: …")) == .unknown)
  }

  @Test func aFixupIsForDetachedClonesThatSetupUpdates() {
    var row = Consolidation(name: "x", path: "/x")
    row.autoUpdate = true
    row.fixups = [
      .init(fromCommit: "", toBranch: "never"), .init(fromCommit: "4eae23e8a8", toBranch: "main"),
    ]
    #expect(row.fixup(for: Self.status(branch: nil))?.toBranch == "main")
    #expect(row.fixup(for: Self.status(branch: "main")) == nil)
    row.autoUpdate = false
    #expect(row.fixup(for: Self.status(branch: nil)) == nil)
  }
}
