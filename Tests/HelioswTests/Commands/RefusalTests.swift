import Glibc
import SystemPackage
import Testing

/// Builds that are refused with status 5, and leave everything as it was.
@Suite(.serialized) struct RefusalTests {
  @Test(arguments: [
    ("demo.robin.\(getpid())", "robin (process \(getpid()))"),
    ("elsewhere.robin.1", "robin (process 1 on elsewhere)"),
  ])
  func aLockThatMayBeAliveRefuses(holder: String, words: String) async throws {
    let world = try await DemoWorldUnderTest.Maker.refusals.world()
    let program = try ProgramUnderTest(in: world)
    _ = try await program.shell("ln -s '\(holder)' '\(world.lock)'")
    try await refused(world, program, "A nightly already runs in illumos: \(words)")
    try await world.settle()
  }

  @Test func anOpenBldenvRefuses() async throws {
    let world = try await DemoWorldUnderTest.Maker.refusals.world()
    try await refused(
      world, ProgramUnderTest(in: world), "A build can't start inside the bldenv of /gate",
      ["CODEMGR_WS": "/gate"])
  }

  @Test func aMachineWithoutProcessorsRefuses() async throws {
    let world = try await DemoWorldUnderTest.Maker.refusals.world()
    let program = try ProgramUnderTest(in: world)
    let psrinfo = world.folder.appending("machine/bin/psrinfo")
    _ = try await program.shell("mv '\(psrinfo)' '\(psrinfo).away'")
    try await refused(world, program, "demo does not say how many processors it has.")
    _ = try await program.shell("mv '\(psrinfo).away' '\(psrinfo)'")
  }

  @Test func aSystemThatIsNotHeliosRefuses() async throws {
    let program = try ProgramUnderTest()
    try program.home.write("", to: "w/config/projects.toml")
    let nightly = try program.home.write("", to: "w/projects/illumos/usr/src/tools/scripts/nightly")
    _ = try await program.shell("chmod +x '\(nightly)'")
    let answer = try await program.run(
      ["build-illumos", "-q"], in: program.home.path.appending("w"))
    #expect(answer.status == 5)
    #expect(answer.output == "")
    #expect(answer.errors.contains("Helios"))
    #expect(!program.home.path.appending("state/heliosw").exists)
  }

  @Test func aWorkspaceWithoutAGateRefuses() async throws {
    let program = try ProgramUnderTest()
    try program.home.write("", to: "w/config/projects.toml")
    let answer = try await program.run(
      ["build-illumos", "-q"], in: program.home.path.appending("w"))
    #expect(answer.status == 5)
    #expect(answer.errors.contains("There is no gate at"))
    #expect(program.home.path.appending("w").entries == ["config"])
  }

  private func refused(
    _ world: DemoWorldUnderTest, _ program: ProgramUnderTest, _ reason: String,
    _ environment: [String: String] = [:]
  ) async throws {
    let list = "ls -lAR --time-style=full-iso ."
    let before = try await program.shell(list, in: world.gate).output
    let answer = try await program.run(
      ["build-illumos", "-q", "--demo"], environment: environment)
    #expect(answer.status == 5)
    #expect(answer.output == "")
    #expect(answer.errors.contains(reason))
    #expect(try await program.shell(list, in: world.gate).output == before)
    #expect(world.jobs.names.isEmpty)
  }
}
