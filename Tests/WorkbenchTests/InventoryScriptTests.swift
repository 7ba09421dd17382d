import Synchronization
import SystemPackage
import Testing

@testable import Workbench

@Suite(.timeLimit(.minutes(15)))
struct InventoryScriptTests {
  @Test(arguments: ["dash", "bash", "ksh93"], [1, 3])
  func theScriptGivesTheSameAnswersInEveryShell(shell: String, lanes: Int) async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      """
      (new clean; git fetch -q ../clean; touch -d @1700000000 .git/FETCH_HEAD)
      (new dirty; echo c >c; echo x >>a; git add a)
      (new "it's odd"); touch file; ln -s nothing link; mkdir empty
      """)
    let names = ["clean", "dirty", "it's odd", "file", "link", "empty", "gone"]
    var runner = sandbox.runner
    runner.shell = FilePath("/usr/bin/\(shell)")
    let answers = try await Inventory(of: rows(names, in: sandbox), lanes: lanes)
      .statuses(by: runner)
    #expect(answers.map(\.present) == [true, true, true, true, true, true, false])
    #expect(answers.map(\.staged) == [0, 1, 0, nil, nil, nil, nil])
    #expect(answers.map(\.untracked) == [0, 1, 0, nil, nil, nil, nil])
    #expect(answers.map(\.lastFetch) == [1_700_000_000, nil, nil, nil, nil, nil, nil])
    #expect(
      answers.map(\.problem) == [
        nil, nil, nil, "it is no folder", "it is a symbolic link to nothing",
        "fatal: not a git repository (or any of the parent directories): .git", nil,
      ])
  }

  @Test func aLargeAnswerOfOneCloneDoesNotMixWithTheOthers() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      "for r in 1 2 3 4; do (new $r; i=0; while [ $((i += 1)) -le 3000 ]; do >f$i; done); done")
    let answers = try await Inventory(of: rows(["1", "2", "3", "4"], in: sandbox), lanes: 4)
      .statuses(by: sandbox.runner)
    #expect(answers.map(\.untracked) == [3000, 3000, 3000, 3000])
  }

  @Test func eachRowIsToldAsItComes() async throws {
    let sandbox = try await InventorySandbox(InventoryScenario("", "(new r); (new s)"))
    let told = Mutex<[String: RepositoryStatus]>([:])
    let answers = try await Inventory(of: rows(["r", "s", "gone"], in: sandbox))
      .statuses(by: sandbox.runner) { name, row in told.withLock { $0[name] = row } }
    #expect(told.withLock { $0 } == ["r": answers[0], "s": answers[1], "gone": .absent])
  }

  @Test func withoutATemporaryFolderClonesAreAskedOneAfterAnother() async throws {
    let sandbox = try await InventorySandbox(InventoryScenario("", "(new r); (new s)"))
    var runner = sandbox.runner
    runner.environment["TMPDIR"] = "/nonexistent"
    let answers = try await Inventory(of: rows(["r", "s"], in: sandbox)).statuses(by: runner)
    #expect(answers.map(\.branch) == ["main", "main"])
  }

  @Test func nothingIsLeftInTheTemporaryFolder() async throws {
    let sandbox = try await InventorySandbox(InventoryScenario("", "(new r); (new s); mkdir tmp"))
    var runner = sandbox.runner
    runner.environment["TMPDIR"] = sandbox.path.appending("tmp").string
    try await Inventory(of: rows(["r", "s"], in: sandbox)).statuses(by: runner)
    #expect(try await sandbox.sh("ls -A tmp").isEmpty)
  }

  @Test func theTimesOfFetchesComeFromPerlWhereThereIsNoStat() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      """
      (new r; git fetch -q .; touch -d @1700000000 .git/FETCH_HEAD)
      mkdir bin; ln -s /usr/bin/git /usr/bin/perl /usr/bin/mkfifo /bin/rm bin
      """)
    var runner = sandbox.runner
    runner.environment["PATH"] = sandbox.path.appending("bin").string
    let answers = try await Inventory(of: rows(["r"], in: sandbox)).statuses(by: runner)
    #expect(answers.map(\.lastFetch) == [1_700_000_000])
  }

  @Test func theScriptEndsWhenNobodyReadsIt() async throws {
    let sandbox = try await InventorySandbox(InventoryScenario("", "(new r); (new s); (new t)"))
    let script = Inventory(of: rows(["r", "s", "t"], in: sandbox)).script()
    try await sandbox.sh("/bin/sh -s <<'END' | head -c 1 >/dev/null\n\(script.text)END")
  }

  @Test func aScriptThatIsCancelledTakesItsChildrenAlong() async throws {
    let sandbox = try InventorySandbox()
    let (pieces, output) = AsyncStream.makeStream(of: [UInt8].self)
    let runner = sandbox.runner
    let task = Task {
      try await runner.run("sleep 600 & echo $!; wait") { output.yield($0) }
    }
    let first = try #require(await pieces.first { _ in true })
    task.cancel()
    _ = await task.result
    let child = String(decoding: first.dropLast(), as: UTF8.self)
    // A zombie waits for its new parent and does nothing more.
    let state = try await sandbox.sh("ps -o stat= -p \(child) || true")
    #expect(state.isEmpty || state.first == UInt8(ascii: "Z"))
  }

  private func rows(_ names: [String], in sandbox: InventorySandbox) -> [Consolidation] {
    names.map { Consolidation(name: $0, path: sandbox.path.appending($0)) }
  }
}
