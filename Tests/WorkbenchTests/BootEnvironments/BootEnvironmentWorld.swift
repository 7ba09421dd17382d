import FoundationEssentials
import SystemPackage

@testable import Workbench

/// A demo world whose boot environments are put back before each use: by one test at a time.
final class BootEnvironmentWorld: Sendable {
  private let sandbox: DemoSandbox

  init() async throws {
    sandbox = try await DemoSandbox()
    _ = try await sandbox.sh("cp -R machine/var/be machine/var/be.fresh")
  }

  /// Everything as it was at the beginning.
  func putBack() async throws {
    _ = try await sandbox.sh(
      """
      rm -rf machine/var/be; cp -R machine/var/be.fresh machine/var/be
      printf '' >machine/etc/simulation.conf
      """)
  }

  /// Lets a subcommand of beadm fail.
  func fail(_ verb: String, _ status: Int) async throws {
    _ = try await sandbox.sh("echo beadm=\(verb)/\(status) >machine/etc/simulation.conf")
  }

  /// Runs a script with the machine's commands.
  func sh(_ script: String, shell: String = "sh") async throws -> DemoSandbox.Answer {
    try await sandbox.sh(script, shell: shell)
  }

  /// The machine, as heliosw knows it.
  var site: Site {
    let root = sandbox.world.appending("machine")
    return Site(
      machine: Machine(
        name: "demo", root: root, path: [root.appending("bin")],
        stateFolder: sandbox.world.appending("state"), isSimulated: true),
      workspace: Workspace(root: sandbox.world.appending("helios")),
      transport: LocalTransport(environment: ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]),
      patience: .seconds(120))
  }

  /// Runs the plan of a recipe's words; what it printed, and how it ended.
  func run(_ words: String..., shell: Shell = .dash) async throws -> Shell.Answer {
    try await shell.run(try await plan(words).script)
  }

  /// The plan of a recipe's words.
  func plan(_ words: [String]) async throws -> Plan {
    func plan<R: Recipe>(_ recipe: R.Type) async throws -> Plan {
      try await R(RecipeArguments(parsing: Array(words.dropFirst()), options: R.options))
        .plan(at: site)
    }
    guard let recipe = Catalog.recipe(named: "be \(words[0])") else {
      throw CocoaError(.featureUnsupported)
    }
    return try await plan(recipe)
  }

  /// The boot environments now, as `NAME:FLAGS`.
  func flags() async throws -> [String] {
    try await sh("beadm list -H | cut -d ';' -f 1,3 | tr ';' ':'").output
      .split(separator: "\n").map(String.init)
  }
}
