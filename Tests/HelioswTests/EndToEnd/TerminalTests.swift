import Glibc
import SystemPackage
import Testing

/// How the program behaves towards its terminal, its shell and its user's settings.
@Suite struct TerminalTests {
  private func program() async throws -> ProgramUnderTest {
    try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
  }

  /// A shell with the workbench open in it, and the settings of the terminal written down.
  private func inShell<Result>(
    _ program: ProgramUnderTest, environment: [String: String] = [:],
    command: String = "demo", _ use: (TmuxScreen) async throws -> Result
  ) async throws -> Result {
    let prompt = ["PS1": "ready> ", "HISTFILE": "/dev/null"].merging(environment) { $1 }
    return try await TmuxScreen.open(
      "exec bash --norc --noprofile -i", with: program, environment: prompt
    ) { screen in
      try await screen.wait(for: "ready>")
      try await screen.run("stty -a >before; echo written")
      try await screen.wait(for: "\nwritten")
      try await screen.run("\(ProgramUnderTest.executable) \(command)")
      return try await use(screen)
    }
  }

  /// The terminal is as it was before: settings, and the shell's own screen.
  private func expectSane(_ screen: TmuxScreen, _ program: ProgramUnderTest) async throws {
    try await screen.run("stty -a >after; echo compared")
    try await screen.wait(for: "\ncompared")
    #expect(try await screen.property("#{alternate_on}") == "0")
    let folder = program.home.path
    #expect(try folder.appending("before").text() == folder.appending("after").text())
  }

  @Test func qGivesTheTerminalBack() async throws {
    let program = try await program()
    try await inShell(program) { screen in
      try await screen.wait(for: "[0 ")
      #expect(try await screen.property("#{alternate_on}") == "1")
      try await screen.type("q")
      try await screen.wait { $0.contains("demo\nready>") }
      try await expectSane(screen, program)
    }
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGSEGV, 139), (SIGABRT, 134)])
  func aSignalGivesTheTerminalBack(signal: Int32, status: Int) async throws {
    let program = try await program()
    // Swift's own crash reporter asks questions where it can.
    try await inShell(program, environment: ["SWIFT_BACKTRACE": "enable=yes,interactive=yes"]) {
      screen in
      try await screen.wait(for: "[0 ")
      try await program.killChild(of: screen, signal)
      try await screen.wait { !$0.contains("[0 ") && $0.contains("ready>") }
      try await screen.run("echo status $?")
      try await screen.wait(for: "\nstatus \(status)")
      try await expectSane(screen, program)
    }
  }

  @Test func theShellGetsTheTerminalWhileTheProgramIsSuspended() async throws {
    let program = try await program()
    try await inShell(program) { screen in
      try await screen.wait(for: "[0 ")
      try await screen.type("1")
      try await screen.wait(for: "> illumos")
      try await screen.type("C-z")
      try await screen.wait(for: "Stopped")
      try await expectSane(screen, program)
      try await screen.run("fg")
      try await screen.wait(for: "> illumos")
      try await screen.type("j")
      try await screen.wait(for: "> omnios-build")
      try await screen.type("Q")
      try await screen.wait { !$0.contains("omnios-build") && $0.contains("ready>") }
      try await expectSane(screen, program)
    }
  }

  @Test func controlCAsksAndLeavesEverythingAsItIs() async throws {
    let program = try await program()
    try await inShell(program) { screen in
      try await screen.wait(for: "[0 ")
      try await screen.type("C-c")
      try await screen.wait(for: "^C stopped nothing. What shall be done?")
      try await screen.type("Escape")
      try await screen.wait { $0.contains("[0 ") && !$0.contains("Interrupted") }
      try await screen.type("C-c")
      try await screen.wait(for: "Interrupted")
      try await screen.type("q")
      try await screen.wait { !$0.contains("[0 ") && $0.contains("ready>") }
      try await expectSane(screen, program)
    }
  }

  @Test func aShellIsOpenedInARepositoryAndLeftAgain() async throws {
    let world = try await DemoWorldUnderTest.Maker.still.world()
    let program = try ProgramUnderTest(in: world)
    try await inShell(program, environment: ["SHELL": "/bin/sh"]) { screen in
      try await screen.wait(for: "bootserver")
      try await screen.type("1")
      try await screen.wait(for: "> illumos")
      try await screen.type("!")
      try await screen.wait { $0.contains("brings heliosw back.\nready>") }
      try await screen.run("pwd >\"$HOME/where\"; stty -a >\"$HOME/inside\"; exit")
      try await screen.wait(for: "> illumos")
      #expect(
        try program.home.path.appending("home/where").text() == "\(world.gate)\n")
      let inside = try program.home.path.appending("home/inside").text()
      #expect(try inside == program.home.path.appending("before").text())
      try await screen.type("Q")
      try await screen.wait { !$0.contains("> illumos") && $0.contains("ready>") }
      try await expectSane(screen, program)
    }
  }

  @Test func aFinishedLogIsOpenedByItsName() async throws {
    let world = try await DemoWorldUnderTest.Maker.still.world()
    let program = try ProgramUnderTest(in: world)
    let log = world.log.appending("latest/nightly.log")
    try await inShell(program, command: "log '\(log)'") { screen in
      try await screen.wait { $0.contains("[3 Log") && $0.contains("real ") }
      try await screen.type("g")
      try await screen.wait(for: "Nightly distributed build started")
      try await screen.type("e")
      try await screen.wait { screen in
        screen.split(separator: "\n").contains { $0.hasPrefix("E ") && $0.contains("error") }
      }
      try await screen.type("Q")
      try await screen.wait { !$0.contains("[3 Log") && $0.contains("ready>") }
    }
  }

  @Test func aTerminalThatCannotShowAScreenIsRefusedWithAReason() async throws {
    let program = try await program()
    try await inShell(program, command: "demo --seconds 0; echo status $?") { screen in
      try await screen.type("Q")
      try await screen.wait(for: "status 0")
      try await screen.run("TERM=dumb \(ProgramUnderTest.executable) demo; echo status $?")
      let text = try await screen.wait(for: "status 5")
      #expect(text.contains("The workbench can't be shown: the terminal type \"dumb\""))
      #expect(text.contains("Hint: heliosw status tells the same without a screen"))
    }
  }

  @Test func withoutATerminalTheWorkbenchSaysWhatElseThereIs() async throws {
    let answer = try await program().shell("setsid -w \(ProgramUnderTest.executable) demo | cat")
    #expect(answer.output == "")
    #expect(answer.errors.contains("The workbench can't be shown: there is no terminal."))
  }

  @Test func noColourIsUsedWhereNoneIsWanted() async throws {
    let program = try await program()
    for (variables, hasColours) in [([:], true), (["NO_COLOR": "1"], false)] {
      try await inShell(program, environment: variables) { screen in
        try await screen.wait(for: "bootserver")
        let codes = try await screen.colours().matches(of: /\u{1B}\[[0-9;]*m/).map(\.output)
        let isColour = /\u{1B}\[([0-9;]*;)?([349][0-8]|10[0-7])(;[0-9;]*)?m/
        #expect(codes.contains { $0.wholeMatch(of: isColour) != nil } == hasColours)
      }
    }
  }

  @Test(arguments: ["C", "POSIX"]) func aLocaleWithoutUTF8GetsASCII(locale: String) async throws {
    let program = try await program()
    try await inShell(program, environment: ["LC_ALL": locale]) { screen in
      for key in ["0", "1", "2", "3", "9", ":"] {
        try await screen.wait(for: "[")
        try await screen.type(key)
      }
      let text = try await screen.wait(for: "= Commands =")
      #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
    }
  }
}

extension TmuxScreen {
  /// Types a line into a shell.
  func run(_ line: String) async throws {
    try await type(text: line)
    try await type("Enter")
  }
}

extension ProgramUnderTest {
  /// Sends a signal to the workbench that a shell at a terminal has started.
  func killChild(of screen: TmuxScreen, _ signal: Int32) async throws {
    let shell = try await screen.processIdentifier() ?? 0
    let child = try await eventually {
      try await self.shell("ps -o pid= --ppid \(shell)").output.split(separator: "\n").first
        .flatMap { pid_t($0.filter(\.isNumber)) }
    }
    #expect(kill(child, signal) == 0)
  }
}
