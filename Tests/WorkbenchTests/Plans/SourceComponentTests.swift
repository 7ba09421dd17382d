import SystemPackage
import Testing

@testable import Workbench

@Suite struct SourceComponentTests {
  private let gate = Gate(path: "/ws/gate")

  @Test(arguments: [
    ("cmd/id", "cmd/id"), ("cmd/id/", "cmd/id"), ("./cmd//id", "cmd/id"),
    ("usr/src/cmd/id/id.c", "cmd/id/id.c"), ("/ws/gate/usr/src/lib/libzfs", "lib/libzfs"),
    ("cmd/../lib/libc", "lib/libc"), ("", nil), (".", nil), ("..", nil), ("../etc", nil),
    ("/etc", nil), ("/ws/gate", nil), ("usr/src", nil), ("cmd/$(id)", "cmd/$(id)"),
  ])
  func aPersonsWordBecomesAPathBelowTheSources(word: String, path: String?) {
    #expect(SourceComponent.path(word, in: gate) == path)
  }

  @Test(arguments: Shell.allCases)
  func theNearestMakefileSaysWhatIsBuilt(shell: Shell) async throws {
    let scratch = try Scratch()
    for folder in ["cmd", "cmd/id", "lib", "lib/libc", "uts", "uts/intel/zfs", "cmd/a b"] {
      try scratch.write("", to: "usr/src/\(folder)/Makefile")
    }
    for file in [
      "cmd/id/id.c", "lib/libc/port/gen/x.c", "uts/common/fs/zfs/dnode.c", "cmd/a b/c.c",
    ] {
      try scratch.write("", to: "usr/src/\(file)")
    }
    try scratch.write("", to: "usr/src/uts/common/os/exec.c")
    try scratch.write("", to: "usr/src/cmd/odd/x.c")
    let asked = [
      "cmd/id", "cmd/id/id.c", "lib/libc/port/gen/x.c", "uts/common/fs/zfs/dnode.c", "cmd/a b/c.c",
      "cmd",
      "uts/common/os/exec.c", "cmd/odd/x.c", "cmd/nosuch", "cmd/id/$(touch hacked)",
    ]
    let probe = SourceComponent.probe(Gate(path: scratch.path), asked)
    let answer = try await shell.run(probe.script)
    let found = try probe.read(
      ScriptAnswer(status: answer.status, output: Array(answer.output.utf8), errors: []))
    #expect(found.map(\.asked) == asked)
    #expect(
      found.map(\.directory) == [
        "cmd/id", "cmd/id", "lib/libc", "uts/intel/zfs", "cmd/a b", "cmd", nil, nil, nil, nil,
      ])
    #expect(found.map(\.exists) == [Bool](repeating: true, count: 8) + [false, false])
    #expect(!scratch.exists("usr/src/hacked"))
  }

  @Test func theChangedFilesOfAGateTellTheirComponents() async throws {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      """
      git init -q gate; cd gate
      mkdir -p usr/src/cmd/id usr/src/cmd/ls usr/src/man; touch usr/src/cmd/id/Makefile
      touch usr/src/cmd/id/id.c usr/src/cmd/ls/Makefile usr/src/README other
      git add .; git commit -qm all
      echo x >usr/src/cmd/id/id.c; echo x >usr/src/cmd/ls/new.c; echo x >usr/src/README; echo x >other
      """)
    let gate = Gate(path: sandbox.path.appending("gate"))
    let probe = SourceComponent.probe(gate, [], changed: .asked)
    let answer = try await Shell.dash.run(probe.script, environment: InventorySandbox.environment)
    let found = try probe.read(
      ScriptAnswer(status: 0, output: Array(answer.output.utf8), errors: []))
    #expect(Set(found.compactMap(\.directory)) == ["cmd/id", "cmd/ls"])
    let facts = ComponentFacts(build: BuildPlanTests.facts, components: found)
    #expect(Set(try facts.directories(in: gate, names: [])) == ["cmd/id", "cmd/ls"])
  }

  @Test func whatIsNotThereIsRefused() {
    let facts = ComponentFacts(
      build: BuildPlanTests.facts,
      components: [SourceComponent(asked: "cmd/nosuch", directory: nil, exists: false)])
    let problem = #expect(throws: Problem.self) {
      try facts.directories(in: gate, names: ["cmd/nosuch"])
    }
    #expect(problem?.summary == "cmd/nosuch is not in /ws/gate/usr/src.")
  }
}
