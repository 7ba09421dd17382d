import Testing

/// Each verb of the view of boot environments, walked in a real terminal.
@Suite(.serialized) struct BootEnvironmentScreenTests {
  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func everyVerbIsWalkedByKeysAlone(columns: Int, rows: Int) async throws {
    let world = try await DemoWorldUnderTest.Maker.bootScreens.world()
    let program = try ProgramUnderTest(in: world)
    let before = try await program.run(["be", "list", "--demo"]).output
    try await TmuxScreen.open(EndToEnd.demo, columns: columns, rows: rows, with: program) {
      screen in
      try await screen.wait(for: "bootserver")
      try await screen.type("6")
      try await screen.wait(for: "> helios-1")
      try await makeAndBootOnce(screen)
      try await changeAndOpen(screen)
      try await destroy(screen)
      try await screen.type("q", "q")
      try await screen.wait(for: "ended with 0")
    }
    #expect(try await program.run(["be", "list", "--demo"]).output == before)
  }

  private func makeAndBootOnce(_ screen: TmuxScreen) async throws {
    try await screen.type("N", "C-u")
    try await screen.type(text: "walk")
    try await screen.type("Enter")
    try await screen.confirm("create boot environment walk: done")
    try await screen.wait(for: "> walk")
    try await screen.type("t")
    try await screen.confirm("boot walk once: done")
    try await screen.wait(for: "boots walk next, once, then helios-1")
    try await screen.type("T")
    try await screen.confirm("cancel booting walk once: done")
    try await screen.type("A")
    try await screen.confirm("activate walk: done")
    try await screen.wait(for: "boots walk next")
    try await screen.type("g", "j", "A")
    try await screen.confirm("activate helios-1: done")
    try await screen.wait(for: "running now, next boot")
  }

  private func changeAndOpen(_ screen: TmuxScreen) async throws {
    try await screen.type("G", "r", "C-u")
    try await screen.type(text: "walk-2")
    try await screen.type("Enter")
    try await screen.confirm("rename walk to walk-2: done")
    try await screen.wait(for: "> walk-2")
    try await screen.type("o")
    try await screen.confirm("mount walk-2: done")
    try await screen.wait(for: "mounted at")
    try await screen.type("u")
    try await screen.confirm("unmount walk-2: done")
    try await screen.type("c")
    try await screen.type(text: "one")
    try await screen.type("Enter")
    try await screen.confirm("take snapshot walk-2@one: done")
    try await screen.wait(for: "snapshot  one")
    try await screen.type("!")
    try await screen.wait(for: "[y start]")
    try await screen.type("y")
    try await screen.wait { $0.contains("heliosw comes back") }
    try await screen.type(text: "pwd; exit")
    try await screen.type("Enter")
    try await screen.wait(for: "> walk-2")
  }

  private func destroy(_ screen: TmuxScreen) async throws {
    try await screen.type("b")
    try await screen.wait(for: "Roll walk-2 back to")
    try await screen.type("Enter")
    try await screen.wait(for: "Type the name of what goes")
    try await screen.type("Escape")
    try await screen.wait(for: "Nothing was started.")
    try await screen.type("D")
    try await screen.wait(for: "Type the name of what goes")
    try await screen.type(text: "walk-")
    try await screen.type("Enter")
    try await screen.type(text: "2")
    try await screen.type("Enter")
    try await screen.wait(for: "destroy walk-2: done")
    try await screen.wait { !$0.contains("> walk-2") }
  }
}

extension TmuxScreen {
  /// Starts the plan that is shown, and waits for its end.
  fileprivate func confirm(_ end: String) async throws {
    try await wait(for: "[y start]")
    try await type("y")
    try await wait(for: end)
  }
}
