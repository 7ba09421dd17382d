import Testing

/// From packages to a booted system and back: walked in a real terminal.
@Suite(.serialized) struct InstallScreenTests {
  private static let maker = DemoWorldUnderTest.Maker()

  private func world() async throws -> ProgramUnderTest {
    let world = try await Self.maker.world()
    let program = try ProgramUnderTest(in: world)
    _ = try await program.shell(
      "printf 'pkg_seconds=0\\ndepot_pause=1\\n' >../machine/etc/simulation.conf",
      in: world.workspace)
    return program
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func aBuildIsInstalledBootedVerifiedAndTakenBack(columns: Int, rows: Int) async throws {
    let program = try await world()
    try await TmuxScreen.open(EndToEnd.demo, columns: columns, rows: rows, with: program) {
      screen in
      try await screen.wait(for: "bootserver")
      try await screen.type("5")
      try await screen.wait(for: "nightly-nd")
      try await screen.type("o")
      let form = try await screen.wait(for: "$ heliosw onu -t quick-")
      let name = try #require(form.firstMatch(of: /onu -t (quick-[0-9]+)/)?.1)
      try await screen.type("Enter")
      try await screen.start("install illumos into \(name): done")
      try await screen.wait(for: "M restarts into \(name)")
      try await screen.type("M")
      try await screen.start("restart demo into \(name): done")
      try await screen.wait(for: "it runs now")
      try await screen.type("Z")
      try await screen.wait(for: "what runs can't be destroyed")
      try await goBack(screen, from: String(name))
      try await screen.type("q", "q")
      try await screen.wait(for: "ended with 0")
    }
    #expect(try await program.run(["packages", "verify", "--demo"]).status == 1)
  }

  @Test(arguments: [(80, 24), (120, 40)])
  func aDepotIsStartedAskedReplacedAndStopped(columns: Int, rows: Int) async throws {
    let program = try await world()
    let port = try LoopbackPort.free()
    try await TmuxScreen.open(EndToEnd.demo, columns: columns, rows: rows, with: program) {
      screen in
      try await screen.wait(for: "bootserver")
      _ = try await program.run(["depot", "start", "--demo", "-l", "\(port)", "--detach"])
      try await screen.type("5")
      try await screen.wait(for: "127.0.0.1:\(port) serves")
      try await screen.wait(for: "127.0.0.2")
      try await screen.type("u")
      try await screen.wait(for: "On another machine: http://127.0.0.1:\(port)")
      try await screen.type("q")
      try await screen.wait { !$0.contains("On another machine") }
      try await screen.type("r")
      try await screen.start("it takes the place of the one before it")
      try await screen.wait(for: "127.0.0.1:\(port) serves")
      try await screen.type("s")
      try await screen.wait(for: "Stop the depot on port \(port)?")
      try await screen.type("s")
      try await screen.wait(for: "No depot runs")
      try await screen.type("q", "q")
      try await screen.wait(for: "ended with 0")
    }
    #expect(LoopbackPort.get("/", from: port) == nil)
  }

  private func goBack(_ screen: TmuxScreen, from name: String) async throws {
    try await screen.type("6")
    try await screen.wait(for: "[6 ")
    try await screen.type("g", "j", "A")
    try await screen.start("activate helios-1: done")
    try await screen.type("5")
    try await screen.wait(for: "M restarts into helios-1")
    try await screen.type("M")
    try await screen.start("restart demo into helios-1: done")
    try await screen.wait(for: "now      helios-1")
    try await screen.type("Z")
    try await screen.wait(for: "Type the name of what goes")
    try await screen.type(text: name)
    try await screen.type("Enter")
    try await screen.wait(for: "take back \(name): done")
  }
}

extension TmuxScreen {
  /// Starts the plan that is shown, and waits for what shall come of it.
  fileprivate func start(_ end: String) async throws {
    try await wait(for: "[y start]")
    try await type("y")
    try await wait(for: end)
  }
}
