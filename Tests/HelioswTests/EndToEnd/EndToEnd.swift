import SystemPackage

/// The program in real terminals, driven by keys alone, on worlds that build.
enum EndToEnd {
  /// A world at peace, and how builds behave in it.
  static func world(
    _ ending: String, seconds: Int = 0, of maker: DemoWorldUnderTest.Maker = .screens
  ) async throws -> (DemoWorldUnderTest, ProgramUnderTest) {
    let world = try await maker.world()
    try await world.settle()
    try world.simulate(ending, seconds: seconds)
    return (world, try ProgramUnderTest(in: world))
  }

  /// The command that opens the workbench, and says how it ended.
  static let demo = "\(ProgramUnderTest.executable) demo; echo \"ended with $?\"; exec cat"
}

extension TmuxScreen {
  /// Opens the form that a build is chosen in.
  func openBuildForm() async throws {
    try await type("B")
    try await wait(for: "$ heliosw build-illumos -q")
  }

  /// Plans a build on the dashboard, reads its sheet and starts it.
  func startBuild() async throws {
    try await wait(for: "bootserver")
    try await openBuildForm()
    try await type("Enter")
    try await wait(for: "[y start]")
    try await type("y")
    try await wait { $0.contains("[2 Build]") && $0.contains("building") }
  }
}
