import SystemPackage
import Testing

/// What is said, and with which status, when something is wrong.
@Suite struct ComplaintTests {
  @Test(arguments: [["status"], ["consolidations"], ["doctor"], ["fetch"], ["plan", "fetch"]])
  func outsideOfAWorkspaceACommandSaysWhereItLooked(words: [String]) async throws {
    let program = try ProgramUnderTest()
    let answer = try await program.run(words)
    #expect(answer.status == 64)
    #expect(answer.output == "")
    #expect(
      answer.errors.hasPrefix(
        "heliosw: No Helios workspace found: no folder from \(program.home.path) upwards"))
    #expect(answer.errors.contains("\nHint: "))
  }

  @Test func aNamedFolderThatIsNoWorkspaceIsSaidToBeNone() async throws {
    let program = try ProgramUnderTest()
    let byOption = try await program.run(["status", "--workspace", "/usr"])
    #expect(byOption.status == 64)
    #expect(byOption.errors.contains("/usr/config/projects.toml is not there"))
    let byVariable = try await program.run(["status"], environment: ["HELIOS_WORKSPACE": "/usr"])
    #expect(byVariable.errors.hasPrefix("heliosw: HELIOS_WORKSPACE is no Helios workspace"))
  }

  @Test func aWorkspaceIsFoundFromAFolderInIt() async throws {
    let workspace = try await MadeWorkspace.maker.workspace()
    let answer = try await workspace.program.run(
      ["status"], in: workspace.folder.appending("projects/clean"))
    #expect(answer.lines.first?.hasSuffix(": \(workspace.folder)") == true)
  }

  @Test func brokenTOMLIsNamedWithFileAndLine() async throws {
    let (program, file) = try workspace("[project.a]\nrev = \"main\"\nurl =\n")
    let answer = try await program.run(["consolidations"], in: file.removingLastComponent())
    #expect(answer.status == 64)
    #expect(answer.errors.hasPrefix("heliosw: \(file):3"))
  }

  @Test func aValueOfTheWrongTypeIsNamedWithFileLineAndKey() async throws {
    let (program, file) = try workspace("[project.a]\nauto_update = \"yes\"\n")
    let answer = try await program.run(["consolidations"], in: file.removingLastComponent())
    #expect(answer.status == 64)
    #expect(answer.errors.hasPrefix("heliosw: \(file):2"))
    #expect(answer.errors.contains("project.a.auto_update"))
  }

  @Test func keysThatNobodyKnowsAreNoProblem() async throws {
    let (program, file) = try workspace("[project.a]\nnew_key = 1\n[other]\nx = []\n")
    let answer = try await program.run(["consolidations"], in: file.removingLastComponent())
    #expect(answer.status == 0)
    #expect(answer.errors == "")
  }

  @Test(arguments: [
    ("heliosw.toml", "theme = 3\n", "theme must be a text between quotes."),
    ("heliosw.toml", "theme = \"nowhere\"\n", "There is no theme nowhere."),
    ("heliosw.toml", "theme = \"../../x\"\n", "There is no theme ../../x."),
    ("heliosw.toml", "drawing = \"blocks\"\n", "one of auto, unicode, ascii, not blocks"),
    ("heliosw.toml", "theme = \n", "heliosw.toml:1"), ("keys.toml", "[log\n", "keys.toml:1"),
    ("keys.toml", "[log]\ndance = \"d\"\n", "log.dance is no verb."),
    ("keys.toml", "[log]\nfollow = \"Fn99\"\n", "log.follow: Fn99 is no key."),
    ("keys.toml", "[log]\nfollow = 3\n", "log.follow must be a text or a list of texts."),
  ])
  func aSettingThatCannotBeUnderstoodIsNamed(
    file: String, text: String, words: String
  ) async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    try program.home.write(text, to: "config/heliosw/\(file)")
    let answer = try await program.run(["screenshot", "--demo"])
    #expect(answer.status == 64)
    #expect(answer.errors.contains(words))
  }

  @Test func theUsersKeysTakeThePlaceOfOurs() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    try program.home.write("[global]\nnew-build = \"Y\"\n", to: "config/heliosw/keys.toml")
    let screen = try await program.run(["screenshot", "--demo"]).output
    #expect(screen.contains(" Y new build"))
  }

  @Test(arguments: [
    (["log", "summary", "/nonexistent/nightly.log"], "there is no such file"),
    (["log", "summary", "/usr"], "it is a directory"),
    (["log", "errors", "fifo"], "it is not a regular file"),
    (["log", "follow", "fifo"], "it is not a regular file"),
    (["log", "phases", "/dev/null"], "it is not a regular file"),
  ])
  func aLogThatCannotBeReadIsNamed(words: [String], reason: String) async throws {
    let program = try ProgramUnderTest()
    _ = try await program.shell("mkfifo fifo")
    let answer = try await program.run(words)
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.errors.contains("\(words[2]): \(reason)"))
  }

  @Test(arguments: ["summary", "errors", "phases", "classify"])
  func aLogThatIsNoTextIsReadAsFarAsItGoes(command: String) async throws {
    let program = try ProgramUnderTest()
    _ = try await program.shell("head -c 300000 '\(ProgramUnderTest.executable)' >log; : >empty")
    for file in ["log", "empty"] {
      let answer = try await program.run(["log", command, file])
      #expect(answer.status == 0)
      #expect(answer.errors == "")
      #expect(!answer.output.unicodeScalars.contains("\u{1B}"))
    }
  }

  @Test func aStateFolderThatCannotBeWrittenIsNamedAndNothingStarts() async throws {
    let workspace = try await MadeWorkspace.maker.workspace()
    let answer = try await workspace.program.run(
      ["fetch", "clean"], environment: ["XDG_STATE_HOME": "/dev/null/state"], in: workspace.folder)
    #expect(answer.status == 1)
    #expect(answer.errors.contains("The job could not be started on"))
    #expect(answer.errors.contains("\nHint: Its folder must be writable"))
  }

  @Test func withoutAHomeTheDemoWorldSaysWhatItNeeds() async throws {
    let answer = try await ProgramUnderTest().run(
      ["demo", "--make"], environment: ["HOME": "", "XDG_CACHE_HOME": ""])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("neither XDG_CACHE_HOME nor HOME is set"))
  }

  @Test(arguments: [
    ["nonsense"], ["status", "--nonsense"], ["status", "extra"], ["plan", "nonsense"],
    ["build-illumos"], ["build-illumos", "-q", "extra"], ["build-illumos", "--quick=yes"],
    ["fetch", "--nope"], ["jobs", "stop"], ["jobs", "stop", "--grace", "x", "y"],
    ["log", "errors", "--limit", "x"], ["log", "classify", "--phase", "nonsense", "/dev/null"],
    ["demo", "--ending", "nonsense"], ["demo", "--seconds", "-1"], ["demo", "--size", "big"],
    ["screenshot", "--panel", "nonsense"], ["screenshot", "--format", "png"], ["completions"],
  ])
  func wordsThatCannotBeUnderstoodAreAUsageError(words: [String]) async throws {
    let answer = try await ProgramUnderTest().run(words)
    #expect(answer.status == 64)
    #expect(answer.output == "")
    #expect(!answer.errors.isEmpty)
  }

  @Test(arguments: [
    ["--help"], ["help"], ["plan"], ["plan", "--help"], ["build-illumos", "--help"],
    ["fetch", "-h"],
    ["plan", "fetch", "--help"], ["log", "classify", "--help"],
  ])
  func helpIsNoError(words: [String]) async throws {
    let answer = try await ProgramUnderTest().run(words)
    #expect(answer.status == 0)
    #expect(answer.output.contains("USAGE: heliosw"))
    #expect(answer.errors == "")
  }

  @Test func aReaderThatGoesAwayIsNoFailureToTalkAbout() async throws {
    let workspace = try await MadeWorkspace.maker.workspace()
    let answer = try await workspace.program.shell(
      "heliosw consolidations --json | head -n 1", in: workspace.folder)
    #expect(answer.output == "{\n")
    #expect(answer.errors == "")
  }

  @Test func complaintsNeverReachTheTerminalRaw() async throws {
    let answer = try await ProgramUnderTest().run(["log", "summary", "/tmp/\u{1B}[31mx\u{9B}2J"])
    #expect(answer.status == 1)
    #expect(answer.errors.contains("^[[31mx"))
    #expect(!answer.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
  }

  private func workspace(_ text: String) throws -> (ProgramUnderTest, FilePath) {
    let program = try ProgramUnderTest()
    return (program, try program.home.write(text, to: "w/config/projects.toml"))
  }
}
