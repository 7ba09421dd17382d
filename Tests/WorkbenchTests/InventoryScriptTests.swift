import SystemPackage
import Testing

@testable import Workbench

struct InventoryScriptTests {
  @Test(arguments: ["dash", "bash", "ksh93"], [1, 3])
  func theScriptGivesTheSameAnswersInEveryShell(shell: String, lanes: Int) async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      """
      (new clean); (new dirty; echo c >c; echo x >>a; git add a)
      (new "it's odd"); touch file; ln -s nothing link; mkdir empty
      """)
    let names = ["clean", "dirty", "it's odd", "file", "link", "empty", "gone"]
    var runner = sandbox.runner
    runner.shell = FilePath("/usr/bin/\(shell)")
    let rows = names.map { Consolidation(name: $0, path: sandbox.path.appending($0)) }
    let answers = try await Inventory(of: rows, lanes: lanes).statuses(by: runner)
    #expect(answers.map(\.present) == [true, true, true, true, true, true, false])
    #expect(answers.map(\.staged) == [0, 1, 0, nil, nil, nil, nil])
    #expect(answers.map(\.untracked) == [0, 1, 0, nil, nil, nil, nil])
    #expect(
      answers.map(\.problem) == [
        nil, nil, nil, "it is no folder", "it is a symbolic link to nothing",
        "fatal: not a git repository (or any of the parent directories): .git", nil,
      ])
  }
}
