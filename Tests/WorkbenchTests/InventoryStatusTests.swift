import SystemPackage
import Testing

@testable import Workbench

struct InventoryStatusTests {
  @Test(arguments: InventoryScenario.all)
  func everyCountIsWhatGitSays(_ scenario: InventoryScenario) async throws {
    let sandbox = try await InventorySandbox(scenario)
    let status = try await sandbox.status()
    #expect(status.problem == nil)
    #expect(status.warning == nil)
    #expect(status.summary == (try await sandbox.countsByAwk()))
  }

  @Test(
    arguments: InventoryScenario.changes + InventoryScenario.names + InventoryScenario.conflicts)
  func bothFormsOfAnAnswerReadTheSame(_ scenario: InventoryScenario) async throws {
    let sandbox = try await InventorySandbox(scenario)
    let command = "git -C r --no-optional-locks status --porcelain=v2 --branch --show-stash"
    let lines = try await sandbox.sh(command)
    let records = try await sandbox.sh("\(command) -z")
    #expect(try RepositoryStatus.read(porcelain: lines) == .read(porcelain: records))
  }

  @Test(arguments: InventoryScenario.branches + InventoryScenario.layouts)
  func theFirstPaintIsNeverWrong(_ scenario: InventoryScenario) async throws {
    let sandbox = try await InventorySandbox(scenario)
    let row = Consolidation(name: "r", path: sandbox.path.appending("r"))
    guard let painted = row.firstPaint() else { return }
    let status = try await sandbox.status()
    #expect(painted.branch == status.branch)
    #expect(painted.detached == status.detached)
    #expect(painted.commit == status.commit)
    #expect(painted.lastFetch == status.lastFetch)
    #expect(painted.staged == nil)
  }

  @Test func askingChangesNothingInTheClone() async throws {
    let sandbox = try await InventorySandbox(
      InventoryScenario("", "(new r; echo b >>b); touch r/a"))
    let list = "cd r; find . -exec ls -dli --time-style=full-iso {} + | sort; cksum .git/index"
    let before = try await sandbox.sh(list)
    _ = try await sandbox.status()
    #expect(try await sandbox.sh(list) == before)
  }
}

extension InventorySandbox {
  convenience init(_ scenario: InventoryScenario) async throws {
    try self.init()
    try await sh(scenario.script)
  }

  /// The status of the clone `r`, by the script.
  func status(of name: String = "r") async throws -> RepositoryStatus {
    let row = Consolidation(name: name, path: path.appending(name))
    return try #require(try await Inventory(of: [row]).statuses(by: runner).first)
  }

  /// What git says about the clone `r`, counted by other means than ours.
  func countsByAwk() async throws -> String {
    let counts = try await sh(
      #"""
      cd r; git status --porcelain=v2 --branch --show-stash --untracked-files=normal | awk '
        BEGIN { oid = head = up = ab = "-"; stash = s = c = u = q = 0 }
        /^# branch.oid/ { oid = $3 } /^# branch.head/ { head = $3 } /^# branch.upstream/ { up = $3 }
        /^# branch.ab/ { ab = $3 $4 } /^# stash/ { stash = $3 }
        /^[12] [^.]/ { s++ } /^[12] .[^.]/ { c++ } /^u/ { u++ } /^\?/ { q++ }
        END { print oid, head, up, ab, "staged " s, "changed " c, "unmerged " u, "untracked " q, \
          "stash " stash }'
      """#)
    return String(decoding: counts.dropLast(), as: UTF8.self)
  }
}

extension RepositoryStatus {
  /// The same line as awk prints.
  var summary: String {
    let ab = ahead.flatMap { ahead in behind.map { "+\(ahead)-\($0)" } }
    let counts = [staged, changed, conflicted, untracked, stashes].map {
      $0.map(String.init) ?? "?"
    }
    let names = ["staged", "changed", "unmerged", "untracked", "stash"]
    return
      ([
        commit ?? "(initial)", branch ?? (detached == true ? "(detached)" : "-"), upstream ?? "-",
        ab ?? "-",
      ] + zip(names, counts).map { "\($0) \($1)" }).joined(separator: " ")
  }
}
