import Glibc
import Testing

/// A job outlives every end of the screen it was started from.
@Suite(.serialized) struct SurvivalTests {
  /// How a screen can end.
  enum End: String, CaseIterable, Sendable {
    case quit, killed, hungUp
  }

  @Test(arguments: End.allCases)
  func aBuildOutlivesItsScreenAndIsStoppedFromAnother(end: End) async throws {
    let (world, program) = try await EndToEnd.world("endless", seconds: 60, of: .survivals)
    try await TmuxScreen.open("exec \(ProgramUnderTest.executable) demo", with: program) {
      screen in
      try await screen.startBuild()
      try await screen.wait(for: "bootstrap tools")
      let process = try #require(await screen.processIdentifier())
      switch end {
      case .quit: try await screen.type("Q")
      case .killed: kill(process, SIGKILL)
      case .hungUp: await screen.close()
      }
      _ = try await eventually { kill(process, 0) == 0 ? nil : true }
    }
    let job = try #require(world.jobs.names.first)
    let lines = try await program.json(LogAnswer.self, ["log", "phases", "--demo", "--json"])
      .lines
    #expect(world.jobs.isAlive(job))

    try await TmuxScreen.open(EndToEnd.demo, with: program) { screen in
      try await screen.wait { $0.contains("building") && $0.contains("9 Jobs 1") }
      try await screen.type("2", "X")
      try await screen.wait(for: "Stop quick build of illumos?")
      try await screen.type("y")
      try await screen.wait { $0.split(separator: "\n").first?.contains("interrupted") == true }
      try await screen.wait(for: "quick build of illumos was stopped.")
    }
    #expect(world.jobs.names == [job])
    #expect(!world.lock.exists)
    let after = try await program.json(LogAnswer.self, ["log", "phases", "--demo", "--json"])
    #expect(after.lines >= lines)
    #expect(after.outcome == "interrupted")
    _ = try await eventually { world.jobs.isAlive(job) ? nil : true }
  }

  @Test func twoScreensWatchOneJobAndEitherStopsIt() async throws {
    let (world, program) = try await EndToEnd.world("endless", seconds: 60, of: .survivals)
    let other = try ProgramUnderTest(in: world)
    try await TmuxScreen.open(EndToEnd.demo, with: program) { first in
      try await TmuxScreen.open(EndToEnd.demo, columns: 120, rows: 40, with: other) { second in
        try await second.wait(for: "bootserver")
        try await second.type("9")
        try await second.wait(for: "No jobs yet")
        try await first.startBuild()
        let jobs = try await second.wait { $0.contains("quick build of illumos") }
        #expect(!jobs.contains("lost"))
        try await second.wait { $0.contains("running") && $0.contains("Run nightly") }
        try await second.type("X", "y")
        try await second.wait(for: "stopped")
        try await first.wait(for: "quick build of illumos was stopped.")
      }
    }
    #expect(world.jobs.names.count == 1)
    #expect(!world.lock.exists)
  }

  @Test func aBuildIsFollowedThroughEverySize() async throws {
    let (world, program) = try await EndToEnd.world("endless", seconds: 60, of: .survivals)
    try await TmuxScreen.open(EndToEnd.demo, with: program) { screen in
      try await screen.startBuild()
      try await screen.resize(columns: 40, rows: 10)
      try await screen.wait {
        $0.contains("building") && $0.split(separator: "\n")[0].count <= 40
      }
      try await screen.resize(columns: 10, rows: 3)
      try await screen.wait { $0.contains("heliosw ne") && $0.contains("40x10 cell") }
      try await screen.resize(columns: 120, rows: 40)
      try await screen.wait { screen in
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count >= 40 && lines[0].contains("building") && lines[38].contains("? help")
      }
      try await screen.resize(columns: 80, rows: 24)
      let last = try await screen.wait { screen in
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count <= 25 && lines[0].contains("building") && lines[22].contains("? help")
      }
      #expect(last.split(separator: "\n").filter { $0.contains("━ Phases") }.count == 1)
    }
    try await world.settle()
  }
}
