import SystemPackage
import Testing

/// What goes wrong while the workbench is open, and how it is said.
@Suite struct TroubleTests {
  @Test func aBrokenProjectsFileIsNamedAndReadAgainWhenItIsMended() async throws {
    let program = try ProgramUnderTest()
    let file = try program.home.write("[project.a]\nrev = \n", to: "w/config/projects.toml")
    try await open(program) { screen in
      try await screen.type("1")
      let text = try await screen.wait(for: "can't be read as TOML")
      #expect(text.contains("\(file):2".suffix(30)))
      try program.home.write("[project.mended]\n", to: "w/config/projects.toml")
      try await screen.type("R")
      try await screen.wait { $0.contains("> mended") && $0.contains("not cloned") }
    }
  }

  @Test func aRepositoryThatIsMadeAndTakenAwayIsNoticed() async throws {
    let program = try ProgramUnderTest()
    try program.home.write("[project.a]\n", to: "w/config/projects.toml")
    _ = try await program.shell("mkdir w/projects; git init -qb main w")
    try await open(program) { screen in
      try await screen.type("1")
      try await screen.wait { $0.contains("> a") && $0.contains("not cloned") }
      _ = try await program.shell("git init -qb topic w/projects/a; touch w/projects/a/file")
      try await screen.type("R")
      try await screen.wait { $0.contains("topic (no commit)") && $0.contains("?1") }
      _ = try await program.shell("rm -rf w/projects/a")
      try await screen.type("R")
      try await screen.wait { $0.contains("not cloned") && !$0.contains("topic") }
    }
  }

  @Test func aFetchThatFailsIsToldOnEveryView() async throws {
    let program = try ProgramUnderTest()
    try program.home.write("[project.a]\n", to: "w/config/projects.toml")
    _ = try await program.shell(
      "git init -q w; git init -q w/projects/a; git -C w/projects/a remote add origin /nowhere")
    try await open(program) { screen in
      try await screen.type("1")
      try await screen.wait(for: "> a")
      try await screen.type("f")
      try await screen.wait(for: "fetch a failed")
      try await screen.type("9", "Enter")
      try await screen.wait(for: "does not appear to be a git repository")
    }
  }

  @Test func aLogThatIsAFolderIsSaidToBeOneAndNothingElseSuffers() async throws {
    let program = try ProgramUnderTest()
    try program.home.write("[project.a]\n", to: "w/config/projects.toml")
    _ = try await program.shell("mkdir -p w/projects/illumos/log/nightly.log")
    try await open(program) { screen in
      try await screen.wait(for: "it is a directory")
      try await screen.type("1")
      try await screen.wait { $0.contains("> a") && $0.contains("not cloned") }
    }
  }

  @Test func aStateFolderThatCannotBeWrittenIsNamedWhenAJobIsWanted() async throws {
    let program = try ProgramUnderTest()
    try program.home.write("", to: "w/config/projects.toml")
    _ = try await program.shell("git init -q w; git -C w remote add origin /nowhere")
    try await open(program, environment: ["XDG_STATE_HOME": "/dev/null/state"]) { screen in
      try await screen.type("1")
      try await screen.wait(for: "> helios")
      try await screen.type("f")
      try await screen.wait(for: "The job could not be started")
    }
  }

  private func open(
    _ program: ProgramUnderTest, environment: [String: String] = [:],
    _ use: (TmuxScreen) async throws -> Void
  ) async throws {
    try await TmuxScreen.open(
      "cd w && exec \(ProgramUnderTest.executable)", columns: 120, rows: 30, with: program,
      environment: environment
    ) { screen in
      try await screen.wait(for: "[0 ")
      try await use(screen)
    }
  }
}
