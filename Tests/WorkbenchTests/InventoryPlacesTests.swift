import SystemPackage
import Testing

@testable import Workbench

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Folders that are no clone, or one that git refuses.
struct InventoryPlacesTests {
  @Test func aFolderInsideAnotherRepositoryIsNotThatRepository() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh("(new r; mkdir sub other; ln -s r/other ../link)")
    for name in ["r/sub", "link"] {
      let status = try await sandbox.status(of: name)
      #expect(
        status.problem == "fatal: not a git repository (or any of the parent directories): .git")
      #expect(status.present && status.branch == nil && status.staged == nil)
    }
  }

  @Test func aColonInTheFolderAboveLetsNoParentThrough() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh("(new r; mkdir -p a:b/sub; git init -q -b main a:b/own)")
    #expect(try await sandbox.status(of: "r/a:b/sub").problem == "fatal: not a git repository")
    #expect(try await sandbox.status(of: "r/a:b/own").branch == "main")
  }

  @Test(arguments: [
    ("bare", "git init -q --bare -b main r", "fatal: this operation must be run in a work tree"),
    ("no HEAD", "(new r; rm .git/HEAD)", "fatal: not a git repository (or any of the parent"),
    ("broken HEAD", "(new r; echo junk >.git/HEAD)", "fatal: not a git repository (or any of"),
    ("broken index", "(new r; printf junk%060d 0 >.git/index)", "error: bad signature 0x"),
    ("no objects", "(new r; rm -r .git/objects/*)", "fatal: bad object HEAD"),
    (
      "gone worktree", "(new m; git worktree add -q ../r; rm -r .git/worktrees)", "fatal: not a git"
    ),
    ("later format", "(new r; git config core.repositoryformatversion 9)", "fatal: Expected git"),
  ])
  func whatGitRefusesIsSaidInItsOwnFirstLine(
    _ name: String, _ script: String, _ problem: String
  ) async throws {
    let sandbox = try await InventorySandbox(InventoryScenario(name, script))
    let status = try await sandbox.status()
    #expect(status.problem?.hasPrefix(problem) == true, "\(status.problem ?? "none")")
    #expect(status.present)
    #expect(status.staged == nil && status.untracked == nil && status.stashes == nil)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a folder away"))
  func aRepositoryOfAnotherOwnerIsRefused() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh("(new r); chown -R 12345 r")
    let status = try await sandbox.status()
    #expect(status.problem?.hasPrefix("fatal: detected dubious ownership in repository at") == true)
    let row = Consolidation(name: "r", path: sandbox.path.appending("r"))
    #expect(row.firstPaint() == nil)
  }

  @Test func aMachineWithoutGitSaysSo() async throws {
    let sandbox = try await InventorySandbox(
      InventoryScenario("", "(new r); mkdir bin; ln -s /bin/rm bin"))
    let row = Consolidation(name: "r", path: sandbox.path.appending("r"))
    let runner = LocalScriptRunner(environment: ["PATH": "\(sandbox.path)/bin"])
    let status = try await Inventory(of: [row]).statuses(by: runner).first
    #expect(status?.problem?.contains("git: not found") == true, "\(status?.problem ?? "none")")
  }

  @Test func pathsOfAnyBytesAreFound() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      #"(new "$(printf 'new\nline')"); (new "it's \$HOME \`x\`"); (new "$(printf 'caf\351')")"#)
    let names: [FilePath] = ["new\nline", "it's $HOME `x`", FilePath(bytes: [99, 97, 102, 0o351])]
    let rows = names.map { Consolidation(name: $0.string, path: sandbox.path.pushing($0)) }
    let statuses = try await Inventory(of: rows).statuses(by: sandbox.runner)
    #expect(statuses.map(\.branch) == ["main", "main", "main"])
  }

  @Test func variablesThatNameARepositoryAreForgotten() async throws {
    let sandbox = try await InventorySandbox(InventoryScenario("", "(new r); (new s; >c)"))
    var runner = sandbox.runner
    runner.environment["GIT_DIR"] = "\(sandbox.path)/s/.git"
    runner.environment["GIT_WORK_TREE"] = "\(sandbox.path)/s"
    let row = Consolidation(name: "r", path: sandbox.path.appending("r"))
    #expect(try await Inventory(of: [row]).statuses(by: runner).first?.untracked == 0)
  }

  @Test(.enabled(if: geteuid() == 0, "setpriv needs root"))
  func aFolderThatCannotBeReadIsAWarning() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh("(new r; mkdir d; >d/x; chmod 0 d); chown -R nobody .; chmod 755 .")
    let row = Consolidation(name: "r", path: sandbox.path.appending("r"))
    let script = Inventory(of: [row]).script()
    let output = try await sandbox.sh(
      "setpriv --reuid nobody --clear-groups /bin/sh -s <<'END'\n\(script.text)END")
    let answers = InventoryAnswers(count: 1, nonce: script.nonce)
    _ = answers.take(output)
    let status = try #require(answers.finish(shellStatus: 0).first)
    #expect(status.warning == "warning: could not open directory 'd/': Permission denied")
    #expect(status.problem == nil && status.staged == 0)
  }
}
