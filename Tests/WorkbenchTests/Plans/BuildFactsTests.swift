import SystemPackage
import Testing

@testable import Workbench

/// What is asked of a gate before a build is planned, asked of real ones.
@Suite struct BuildFactsTests {
  private func answer<Answer>(_ probe: Probe<Answer>, _ shell: Shell = .dash) async throws -> Answer
  {
    let answer = try await shell.run(
      probe.script, environment: InventorySandbox.environment)
    return try probe.read(
      ScriptAnswer(status: answer.status, output: Array(answer.output.utf8), errors: []))
  }

  @Test(arguments: Shell.allCases)
  func commitsAreCountedAsHeliosBuildCountsThem(shell: Shell) async throws {
    let sandbox = try InventorySandbox()
    let commit = "git commit -q --allow-empty -m x"
    try await sandbox.sh(
      """
      git init -q -b main gate; cd gate; \(commit); \(commit); git branch stlouis
      \(commit); \(commit); \(commit); git rev-parse HEAD >../head
      """)
    let gate = Gate(path: sandbox.path.appending("gate"))
    let head = try #require(
      try await answer(GateHead.probe(gate, isWanted: true, branch: nil), shell))
    #expect(head.commit.count == 40)
    #expect(head.commits == .init(count: 5))
    let branched = try await answer(GateHead.probe(gate, isWanted: true, branch: "stlouis"), shell)
    #expect(branched?.commits == .init(count: 2, pastBranchPoint: 3))
    let lost = try await answer(GateHead.probe(gate, isWanted: true, branch: "nosuch"), shell)
    #expect(lost?.commits == nil)
    #expect(lost?.complaint.hasPrefix("fatal: ") == true)
    #expect(try await answer(GateHead.probe(gate, isWanted: false, branch: nil), shell) == nil)
  }

  @Test func aFolderInsideAnotherRepositoryIsNoGate() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh("git init -q .; git commit -q --allow-empty -m x; mkdir gate")
    let gate = Gate(path: sandbox.path.appending("gate"))
    let head = try await answer(GateHead.probe(gate, isWanted: true, branch: nil))
    #expect(head?.commits == nil)
  }

  @Test(arguments: Shell.allCases)
  func environmentFilesAreReadByteForByte(shell: Shell) async throws {
    let scratch = try Scratch()
    let texts = [BuildKind.quick: "a\n\nb", .full: "", .release: "export X='é'\n\n\n"]
    for (kind, text) in texts { try scratch.write(text, to: kind.environmentFileName) }
    var files: [BuildKind: PresentFile] = [:]
    for kind in BuildKind.allCases {
      let path = scratch.path.appending(kind.environmentFileName)
      files[kind] = try await answer(PresentFile.probe(path), shell)
    }
    #expect(files.mapValues(\.contents) == texts)
    // cksum of nothing is 4294967295 0: POSIX, cksum(1).
    #expect(files[.full]?.checksum == "4294967295 0")
  }

  @Test(arguments: [
    ("", "", []), ("a\nb\n", "a\nb\n", []), ("a\nb\nc\n", "a\nc\n", ["- b"]),
    ("a\nb\n", "a\nx\nb\ny\n", ["+ x", "+ y"]), ("a\n", "b\n", ["- a", "+ b"]),
    ("a", "a\n", ["- a (without a line end)", "+ a"]), ("", "a\n", ["+ a"]),
  ])
  func whatDiffersIsShownLineByLine(old: String, new: String, lines: [String]) {
    #expect(LineDifference(from: old, to: new).lines == lines)
  }

  @Test(arguments: Shell.allCases)
  func aFileThatChangedSinceItWasShownIsLeftAlone(shell: Shell) async throws {
    let scratch = try Scratch()
    var file = EnvironmentFile(
      kind: .quick, gate: scratch.path, release: .helios3, processors: 2)
    file.processors = 4
    try scratch.write("by hand\n", to: "illumos-quick.sh")
    let present = try await answer(PresentFile.probe(file.path), shell)
    let check = Step(
      "look", why: "To see.", .require(file.requirements(over: present)), impact: .reads)
    let plan = PlanScriptTests.plan([.step(check), .step(file.writing(over: present))])
    try scratch.write("by another hand\n", to: "illumos-quick.sh")
    #expect(try await shell.run(plan.script).status == 5)
    #expect(try scratch.read("illumos-quick.sh") == "by another hand\n")
    try scratch.write("by hand\n", to: "illumos-quick.sh")
    #expect(try await shell.run(plan.script).status == 0)
    #expect(try scratch.read("illumos-quick.sh") == file.contents)
    #expect(try scratch.read("illumos-quick.sh.old") == "by hand\n")
  }
}
