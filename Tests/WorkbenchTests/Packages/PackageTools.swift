import FoundationEssentials
import SystemPackage

@testable import Workbench

/// Tools that package tests can run against: the demo machine's, and, with `HELIOSW_REAL_PKG=1`, those of pkg5 on PATH.
enum PackageTools: String, CaseIterable, Sendable {
  case simulated, real

  /// Those that are there: on a Helios machine, `HELIOSW_REAL_PKG=1 swift test --filter PackageToolsTests` tries both.
  static var present: [PackageTools] {
    ProcessInfo.processInfo.environment["HELIOSW_REAL_PKG"] == "1" ? allCases : [.simulated]
  }

  /// A shell that is on every machine that has them.
  static let shell = "/bin/sh"

  /// A folder with a workspace in it, and what a build and `setup` would have left there: a repository with a package
  /// `system/hello`, and mogrify files that change nothing.
  func workspace() async throws -> Place {
    let scratch = try Scratch()
    var environment = ProcessInfo.processInfo.environment
    var machine = Machine(name: rawValue, root: scratch.path.appending("root"))
    if self == .simulated {
      machine.path = [try await DemoSandbox.shared.value.world.appending("machine/bin")]
      environment["HELIOSW_SIMULATION"] = scratch.path.appending("simulation.conf").string
      try scratch.write("pkg_seconds=0\n", to: "simulation.conf")
    }
    let site = Site(
      machine: machine, workspace: Workspace(root: scratch.path.appending("w")),
      transport: LocalTransport(environment: environment), patience: .seconds(300))
    let place = Place(scratch: scratch, site: site, tools: self)
    let repository = site.workspace.mainGate.packageRepository(.nonDebug)
    try await place.must(
      """
      mkdir -p root/etc w/packages \(repository.removingLastComponent().quoted)
      printf 'ID=helios\\nVERSION_ID=3\\n' >root/etc/os-release
      for name in os-conflicts os-deps; do : >w/packages/$name.mogrify; done
      pkgrepo create \(repository.quoted)
      pkgrepo add-publisher -s \(repository.quoted) on-nightly
      """)
    try await place.publish(to: repository)
    return place
  }

  /// A workspace of a test.
  struct Place: Sendable {
    let scratch: Scratch
    let site: Site
    let tools: PackageTools

    /// Runs a script in its folder with the tools on PATH.
    func sh(_ script: String) async throws -> ScriptAnswer {
      try await site.run("cd \(scratch.path.quoted) || exit 1\n\(script)")
    }

    /// Runs a script that must end well.
    func must(_ script: String) async throws {
      let answer = try await sh("set -e\n\(script)")
      guard answer.status == 0 else {
        throw CocoaError(.featureUnsupported, userInfo: ["": answer.complaint])
      }
    }

    /// Runs a plan as it is, with `sh`.
    func carryOut(_ plan: Plan) async throws -> ScriptAnswer {
      try await sh("\(PackageTools.shell) -s <<'END OF THE PLAN'\n\(plan.script)\nEND OF THE PLAN")
    }

    /// Publishes `system/hello`, with pkgsend where that is, else by what the simulated tools read.
    fileprivate func publish(to repository: FilePath) async throws {
      switch tools {
      case .real:
        try await must(
          """
          mkdir -p proto/etc; echo hello >proto/etc/hello.conf
          printf '%s\\n' 'set name=pkg.fmri value=pkg://on-nightly/system/hello@0.5.11,5.11-3.0.999999' \\
            'set name=pkg.summary value=Hello' 'file path=etc/hello.conf owner=root group=sys mode=0644' \\
            'link path=etc/hi target=hello.conf' >hello.p5m
          pkgsend -s \(repository.quoted) publish -d proto hello.p5m
          """)
      case .simulated:
        let list = repository.appending("publisher/on-nightly/simulated-packages")
        try await must(
          """
          printf 'system/hello\\t\\t0.5.11\\t3.0.999999\\t20261122T232950Z\\tstlouis-0-gabcdef1\\n' >\(list.quoted)
          """)
      }
    }
  }
}
