import HeliosTUI
import Testing

/// A build that fails, from the first screen to the last.
@Suite(.serialized) struct StoryTests {
  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func aBuildIsStartedWatchedAndReadByKeysAlone(columns: Int, rows: Int) async throws {
    let (world, program) = try await EndToEnd.world("failed", seconds: 5)
    try await TmuxScreen.open(EndToEnd.demo, columns: columns, rows: rows, with: program) {
      screen in
      try await screen.wait { $0.contains("[0 ") && $0.contains("bootserver") }
      try await screen.type("1")
      let table = try await screen.wait { $0.contains("[1 ") && $0.contains("?1") }
      let illumos = try #require(table.split(separator: "\n").first { $0.contains("> illumos") })
      #expect(illumos.contains("S1 M3 ?1"))
      #expect(illumos.split(separator: " ").contains("17"))

      try await screen.startBuild()
      try await screen.type("3")
      try await screen.wait { $0.contains("[3 Log") && $0.contains("FOLLOW") }
      let counted = try await screen.wait { $0.contains("[3 Log E") }
      #expect(counted.split(separator: "\n")[0].contains(" E "))
      try await screen.type("e")
      try await screen.wait { screen in
        screen.split(separator: "\n").contains { $0.hasPrefix("E ") && $0.contains("error") }
      }

      try await screen.wait { $0.split(separator: "\n").first?.contains(" failed ") == true }
      try await screen.type("9")
      try await screen.wait { $0.contains("[9 Jobs]") && $0.contains("Run nightly  status 1") }
      let log = try await program.json(LogAnswer.self, ["log", "summary", "--demo", "--json"])
      try await screen.wait { $0.contains("E \(log.errors)  W \(log.warnings)") }
      try await screen.type("q", "q")
      try await screen.wait(for: "ended with 0")
    }
    #expect(world.jobs.names.count == 1)
    #expect(!world.lock.exists)
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func aFailingComponentIsMendedInABldenvAndBuiltClean(columns: Int, rows: Int) async throws {
    let (world, program) = try await EndToEnd.world("failed", seconds: 1)
    _ = try await program.shell(
      """
      git checkout -q -- usr/src/cmd/id/id.c
      sed -i 's,^errors=.*,errors=cmd/id,' ../../../machine/etc/simulation.conf
      """, in: world.gate)
    try await TmuxScreen.open(
      EndToEnd.demo, columns: columns, rows: rows, with: program, environment: ["SHELL": "/bin/sh"]
    ) { screen in
      try await screen.startBuild()
      try await screen.wait(for: "quick build of illumos failed")
      try await screen.wait { $0.split(separator: "\n").first?.contains(" failed ") == true }
      try await screen.type("3", "e")
      try await screen.wait { $0.contains("E id.c:") }
      try await screen.type("b")
      try await screen.wait(for: "[y start]")
      try await screen.type("y")
      try await screen.wait(for: "Build type   is  non-DEBUG")
      try await screen.type(text: "pwd; sed -i '/foo = 1;/d' id.c; exit")
      try await screen.type("Enter")
      try await screen.wait(for: "quick bldenv of illumos in cmd/id: done")
      try await screen.type("r")
      try await screen.wait(for: "[y start]")
      try await screen.type("y")
      try await screen.wait {
        $0.contains("rebuild cmd/id: 1 file installed") && $0.contains("usr/bin/id")
      }
      try await screen.type("q")
      try await screen.wait { !$0.contains("1 file installed") }
      try await screen.type("0")
      try await screen.startBuild()
      try await screen.wait(for: "quick build of illumos: done")
      try await screen.wait { $0.split(separator: "\n").first?.contains("built clean") == true }
    }
    #expect(world.jobs.names.count == 4)
  }

  @Test func aCleanBuildIsSaidToBeClean() async throws {
    let (_, program) = try await EndToEnd.world("clean", seconds: 2)
    try await TmuxScreen.open(EndToEnd.demo, with: program) { screen in
      try await screen.startBuild()
      try await screen.wait { $0.split(separator: "\n").first?.contains("built clean") == true }
      try await screen.wait(for: "quick build of illumos: done")
    }
  }

  @Test func aBuildThatBeganElsewhereIsSeenAndCannotBeDoubled() async throws {
    let (world, program) = try await EndToEnd.world("endless", seconds: 60)
    try await TmuxScreen.open(EndToEnd.demo, with: program) { screen in
      try await screen.wait(for: "bootserver")
      _ = try await program.run(["build-illumos", "-q", "--demo", "--detach"])
      try await screen.wait { $0.split(separator: "\n").first?.contains("building") == true }
      try await screen.openBuildForm()
      try await screen.type("Enter")
      try await screen.wait(for: "A nightly already runs in illumos")
    }
    #expect(world.jobs.names.count == 1)
    try await world.settle()
  }
}
