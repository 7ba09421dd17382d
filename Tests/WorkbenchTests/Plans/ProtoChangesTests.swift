import SystemPackage
import Testing

@testable import Workbench

@Suite struct ProtoChangesTests {
  @Test(arguments: Shell.allCases)
  func whatIsNewerThanTheStampIsListed(shell: Shell) async throws {
    let scratch = try Scratch()
    try scratch.write("old", to: "proto/usr/bin/ls")
    try scratch.write("", to: "stamp")
    let times = "touch -t 202601010000 proto/usr/bin/ls; touch -t 202601010001 stamp"
    _ = try await shell.run("cd \(scratch.path.quoted); \(times)")
    try scratch.write("#!/bin/sh\n", to: "proto/usr/bin/id")
    try scratch.write("", to: "proto/usr/lib/a b")
    let step = ProtoChanges.step(
      in: scratch.path.appending("proto"), since: scratch.path.appending("stamp"))
    let plan = PlanScriptTests.plan([.step(step)])
    let answer = try await shell.run(plan.script)
    let changes = try #require(ProtoChanges(output: answer.output))
    #expect(changes.folder == scratch.path.appending("proto").string)
    #expect(changes.files.map(\.path) == ["usr/bin/id", "usr/lib/a b"])
    #expect(changes.files.map(\.sizeInBytes) == [10, 0])
  }

  @Test func aFolderThatIsNotThereHasNoList() async throws {
    let plan = PlanScriptTests.plan([
      .step(ProtoChanges.step(in: "/nonexistent/proto", since: "/nonexistent/stamp"))
    ])
    let answer = try await Shell.dash.run(plan.script)
    #expect(answer.status == 0)
    #expect(answer.output.contains("/nonexistent/proto is not there"))
    #expect(ProtoChanges(output: answer.output) == nil)
  }

  @Test(arguments: [
    "", "no list", "--- end of the list\n-r--r--r-- 1 0 0 5 Nov 23 04:10 ./x\n",
  ])
  func withoutAListNothingIsSaid(output: String) {
    #expect(ProtoChanges(output: output) == nil)
  }

  @Test(arguments: [
    "--- changed in /p\n-r--r--r-- 1 0 0 5 Nov 23 04:10 ./x\n-r--r--r-- 1 0 0 12345",
    "--- changed in /p\ntotal 0\n-r--r--r-- 1 0 0 5 Nov 23 04:10 ./x\n\u{0}\u{1B}[2J\n--- end of the list\n",
    "--- changed in /old\n--- end of the list\n--- changed in /p\n-r--r--r--  1 0  0   5 Nov 23 04:10 ./x\n",
  ])
  func aListThatIsCutOrSpoiltGivesTheFilesThatItNames(output: String) {
    let file = ProtoChanges.File(path: "x", sizeInBytes: 5, time: "Nov 23 04:10")
    #expect(ProtoChanges(output: output) == ProtoChanges(folder: "/p", files: [file]))
  }
}
