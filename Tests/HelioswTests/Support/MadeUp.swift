import HeliosTUI
import SystemPackage
import Workbench

@testable import heliosw

/// Made-up states of the workbench: what its engine would say of a workspace, as values.
enum MadeUp {
  /// 2026-05-09 12:00:00 UTC.
  static let now = 1_778_328_000
  static let root = FilePath("/home/robin/helios")
  static let gate = root.appending("projects/illumos")
  static let place = AppState.Place(
    machine: "genesis", isSimulated: false, workspace: "~/helios", gate: "illumos")

  /// The keys that heliosw brings.
  static func keys() throws -> KeyMap {
    try KeyMap.read(
      Resources(folder: ProgramUnderTest.checkout),
      ProcessEnvironment(variables: [:], directory: "/", executable: nil))
  }
}

// MARK: - Consolidations

extension MadeUp {
  /// A clone that is even with its upstream.
  static func status(
    _ branch: String? = "main", _ change: (inout RepositoryStatus) -> Void = { _ in }
  ) -> RepositoryStatus {
    var status = RepositoryStatus(present: true)
    status.branch = branch
    status.detached = branch == nil
    status.commit = "4eae23101fd3b5a1c1a0fd3b5a1c1a0fd3b5a1c1"
    status.upstream = branch.map { "origin/\($0)" }
    (status.ahead, status.behind) = branch == nil ? (nil, nil) : (0, 0)
    (status.staged, status.changed, status.untracked, status.conflicted) = (0, 0, 0, 0)
    status.stashes = 0
    status.lastFetch = now - 7200
    change(&status)
    return status
  }

  static func row(
    _ name: String, _ status: RepositoryStatus?,
    _ change: (inout Consolidation) -> Void = { _ in }
  ) -> ConsolidationsState.Row {
    var consolidation = Consolidation(
      name: name, path: name == "helios" ? root : root.appending("projects/\(name)"))
    consolidation.github = "oxidecomputer/\(name)"
    change(&consolidation)
    let reason = consolidation.absentReason(["OXIDE_STAFF": "no"])
    return ConsolidationsState.Row(consolidation: consolidation, absence: reason, status: status)
  }

  /// One row for each thing that happens to a clone.
  static let rows = [
    row("illumos", illumos) { $0.rev = "stlouis" },
    row("omnios-build", status("helios3") { $0.behind = 4 }) { $0.rev = "helios3" },
    row("omnios-extra", status("helios3")) { $0.rev = "helios3" },
    row("pinprick", status { $0.stashes = 1 }),
    row("phbl", status { $0.behind = 2 }) { $0.autoUpdate = true },
    row("image-builder", status { ($0.ahead, $0.behind) = (2, 3) }) { $0.autoUpdate = true },
    row("bootserver", status { $0.conflicted = 1 }) { $0.autoUpdate = true },
    row("amd-host-image-builder", status(nil)) { $0.autoUpdate = true },
    row("amd-firmware", .absent) { $0.unlessEnvironment = "OXIDE_STAFF" },
    row("dmar-report", .absent),
    row("helios", status("master") { $0.behind = 1 }),
  ]

  private static let illumos = status("stlouis") { status in
    (status.ahead, status.behind, status.staged, status.changed, status.untracked) = (
      2, 17, 1, 3, 1
    )
    status.files = [
      ChangedFile(.changed, letters: ".M", path: "exception_lists/packaging"),
      ChangedFile(.changed, letters: ".M", path: "usr/src/cmd/id/id.c"),
      ChangedFile(.changed, letters: "M.", path: "usr/src/man/man1/intro.1"),
      ChangedFile(.changed, letters: ".M", path: "usr/src/uts/common/fs/zfs/dnode.c"),
      ChangedFile(.untracked, letters: "??", path: "usr/src/cmd/id/notes.txt"),
    ]
  }

  /// The messages of an engine that has asked about these rows.
  static func known(_ rows: [ConsolidationsState.Row] = rows) -> [Message] {
    let unasked = rows.map {
      ConsolidationsState.Row(consolidation: $0.consolidation, absence: $0.absence)
    }
    return [.consolidations(.read(unasked))]
      + rows.compactMap { row in row.status.map { .status(row.consolidation.name, $0) } }
  }

  static let history = CloneHistory(
    last: commit("9c1f4f2", "id: new option"),
    unpushed: [commit("9c1f4f2", "id: new option"), commit("11aa0b3", "17020 zfs: say who frees")],
    incoming: (1...7).map { commit("\($0)d15ea5", "1720\($0) incoming change \($0)") })

  private static func commit(_ id: String, _ summary: String) -> Commit {
    Commit(id: id + "0000000000", summary: summary, author: "Robin", time: now - 7200)
  }
}
