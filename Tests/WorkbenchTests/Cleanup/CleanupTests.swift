import SystemPackage
import Testing

@testable import Workbench

@Suite struct CleanupTests {
  let scratch: Scratch
  let site: Site

  init() throws {
    scratch = try Scratch()
    site = Site(
      machine: Machine(name: "here", stateFolder: scratch.path),
      workspace: Workspace(root: scratch.path.appending("it's helios")),
      transport: LocalTransport(environment: ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]))
    let gate = "it's helios/projects/illumos"
    for name in [
      "\(gate)/log/log.2026-05-08.01:00/nightly.log",
      "\(gate)/log/log.2026-05-09.01:00/nightly.log",
      "\(gate)/proto/root_i386-nd/lib/libc.so", "it's helios/tmp/onu/repo.redist/x",
    ] { try scratch.write("some bytes\n", to: name) }
    try scratch.write("", to: "it's helios/tmp/heliosw-setup.stale/x")
  }

  private var gate: FilePath { site.workspace.mainGate.path }

  private func run(_ script: String) async throws {
    let answer = try await Shell.dash.run("set -e\ncd \(site.workspace.root.quoted)\n\(script)")
    #expect(answer.status == 0)
  }

  private func names(_ leftovers: [Leftover]) -> [String] {
    leftovers.compactMap { $0.path.lastComponent?.string }.sorted()
  }

  @Test func whatCanGoIsListedWithItsRoom() async throws {
    try await run("ln -s log.2026-05-09.01:00 projects/illumos/log/latest; mkdir tmp/empty")
    let all = try await Leftover.list(at: site)
    #expect(
      names(all) == ["log.2026-05-08.01:00", "log.2026-05-09.01:00", "onu", "root_i386-nd"])
    #expect(all.allSatisfy { $0.sizeInBytes > 0 && $0.inode > 0 })
    #expect(all.filter { $0.refusal != nil }.map(\.refusal) == ["log/latest leads to it"])
  }

  @Test(arguments: Shell.allCases)
  func exactlyWhatWasChosenGoes(shell: Shell) async throws {
    let cleanup = Cleanup(
      RecipeArguments(values: ["logs": ""], operands: ["tmp/onu"]))
    let plan = try await cleanup.plan(at: site)
    #expect(plan.losses.count == 3)
    #expect(try await shell.run(plan.script).status == 0)
    #expect(names(try await Leftover.list(at: site)) == ["root_i386-nd"])
  }

  @Test func anotherFolderOfTheSameNameStays() async throws {
    let plan = try await Cleanup(RecipeArguments(operands: ["tmp/onu"])).plan(at: site)
    try await run("mv tmp/onu tmp/old; mkdir tmp/onu; echo new >tmp/onu/x")
    let answer = try await Shell.dash.run(plan.script)
    #expect(answer.status == 1)
    #expect(answer.errors.contains("is not the folder any more that was shown"))
    #expect(scratch.exists("it's helios/tmp/onu/x"))
  }

  @Test func aProtoAreaStaysWhileSomebodyBuilds() async throws {
    let plan = try await Cleanup(RecipeArguments(values: ["proto": ""])).plan(at: site)
    try await run("ln -s \"$(uname -n).robin.$$\" projects/illumos/log/nightly.lock; sleep 0")
    let lock = "ln -sf elsewhere.robin.1 projects/illumos/log/nightly.lock"
    try await run(lock)
    #expect(try await Shell.dash.run(plan.script).status == 5)
    #expect(scratch.exists("it's helios/projects/illumos/proto/root_i386-nd"))
    let error = await #expect(throws: Problem.self) {
      try await Cleanup(RecipeArguments(operands: ["projects/illumos/proto/root_i386-nd"]))
        .plan(at: site)
    }
    #expect(error?.summary.hasSuffix("must stay: elsewhere.robin.1 builds in this gate.") == true)
  }

  @Test(arguments: Shell.allCases)
  func whatADepotServesStays(shell: Shell) async throws {
    try scratch.write("while :; do sleep 1; done\n", to: "pkg.depotd")
    let plan = try await Cleanup(RecipeArguments(operands: ["tmp/onu"])).plan(at: site)
    let answer = try await shell.run(
      """
      jobs=
      sh \(scratch.path.quoted)/pkg.depotd -d \(site.workspace.root.quoted)/tmp/onu/repo.redist &
      depot=$!
      (\(Leftover.script(site.workspace)))
      (\(plan.script)) 2>&1
      kill $depot
      """)
    let listed = Leftover.list(from: answer.output, in: site.workspace)
    #expect(listed.first { $0.kind == .temporary }?.refusal == "a depot serves it")
    #expect(answer.output.contains("a depot serves \(site.workspace.root)/tmp/onu now"))
    #expect(scratch.exists("it's helios/tmp/onu/repo.redist/x"))
  }

  @Test(arguments: ["/etc", "..", "tmp", "projects/illumos", "tmp/../config", "tmp/nothing"])
  func nothingElseIsEverRemoved(path: String) async throws {
    let error = await #expect(throws: Problem.self) {
      try await Cleanup(RecipeArguments(operands: [path])).plan(at: site)
    }
    #expect(error?.kind == .refused)
  }

  @Test(arguments: [
    "", "temporary\t\t12\t4\t\t/etc", "temporary\t\t12\t4\t\ttmp/x", "log\t\tx\t4\t\t/w/tmp/x",
    "temporary\t\t12\t4\t\t/w/tmp/../x", "temporary\t\t12", "x\t\t1\t1\t\t/w/tmp/x",
    "temporary\t\t12\t4\t\t/w/tmp/a/b",
  ])
  func anAnswerThatNamesAnotherPlaceIsPassedOver(text: String) {
    #expect(Leftover.list(from: text, in: Workspace(root: "/w")).isEmpty)
  }
}
