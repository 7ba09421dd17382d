import SystemPackage
import Testing

@testable import Workbench

struct InventoryWorkspaceTests {
  private func sandbox() async throws -> InventorySandbox {
    let sandbox = try InventorySandbox()
    try await sandbox.sh(
      """
      mkdir -p one/config one/projects/illumos/usr two/config
      touch one/config/projects.toml two/config/projects.toml
      """
    )
    return sandbox
  }

  @Test func theNearestFolderUpwardsIsFound() async throws {
    let sandbox = try await sandbox()
    let found = try Workspace.find(
      environment: [:], from: sandbox.path.appending("one/projects/illumos/usr"))
    #expect(found.root == sandbox.path.appending("one"))
  }

  @Test func whatIsNamedGoesBeforeWhatIsNear() async throws {
    let sandbox = try await sandbox()
    let (one, two) = (sandbox.path.appending("one"), sandbox.path.appending("two"))
    let environment = ["HELIOS_WORKSPACE": two.string]
    #expect(try Workspace.find(environment: environment, from: one).root == two)
    #expect(try Workspace.find(explicit: "../one", environment: environment, from: two).root == one)
    #expect(try Workspace.find(environment: ["HELIOS_WORKSPACE": ""], from: one).root == one)
  }

  @Test func aNameThatIsNoWorkspaceIsAFailureAndNothingElseIsTried() async throws {
    let sandbox = try await sandbox()
    let one = sandbox.path.appending("one")
    let problem = #expect(throws: Problem.self) {
      try Workspace.find(environment: ["HELIOS_WORKSPACE": "/nonexistent"], from: one)
    }
    #expect(problem?.kind == .usage)
    #expect(
      problem?.summary == "HELIOS_WORKSPACE is no Helios workspace: "
        + "/nonexistent/config/projects.toml is not there.")
  }

  @Test func nothingFoundNamesWhereItLooked() {
    let problem = #expect(throws: Problem.self) {
      try Workspace.find(environment: [:], from: "/nonexistent/x")
    }
    #expect(problem?.summary.contains("no folder from /nonexistent/x upwards") == true)
    #expect(problem?.hint?.contains("HELIOS_WORKSPACE") == true)
  }

  @Test func eachGateIsListedOnceAndTheMainOneFirst() {
    let workspace = Workspace(
      root: "/h", registeredGates: ["/ws/ftdi", "projects/illumos", "../other", "/ws/x/../ftdi"])
    #expect(workspace.gates.map(\.path) == ["/h/projects/illumos", "/ws/ftdi", "/other"])
    #expect(workspace.gates.map(\.name) == ["illumos", "ftdi", "other"])
  }

  @Test func aGatesFoldersAreWhereNightlyPutsThem() {
    let gate = Gate(path: "/g")
    #expect(gate.protoArea(.nonDebug) == "/g/proto/root_i386-nd")
    #expect(gate.protoArea(.debug) == "/g/proto/root_i386")
    #expect(gate.packageRepository(.nonDebug) == "/g/packages/i386/nightly-nd/repo.redist")
    #expect(gate.packageRepository(.debug) == "/g/packages/i386/nightly/repo.redist")
    #expect(gate.lock == "/g/log/nightly.lock")
  }
}
