import FoundationEssentials
import SystemPackage
import Testing

@testable import Workbench

/// What is done with packages, on the simulated machine.
@Suite(.serialized, .oneMachine) struct DemoPackagesTests {
  /// A world of these tests' own; its pkg takes no time.
  private static let world = Task {
    let sandbox = try await DemoSandbox()
    _ = try await sandbox.sh("echo pkg_seconds=0 >>machine/etc/simulation.conf")
    return sandbox
  }

  private static func site(_ sandbox: DemoSandbox) -> Site {
    Site(
      machine: Machine(
        name: "demo", root: sandbox.world.appending("machine"),
        path: [sandbox.world.appending("machine/bin")],
        stateFolder: sandbox.world.appending("state"),
        isSimulated: true),
      workspace: Workspace(root: sandbox.world.appending("helios")),
      transport: LocalTransport(environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"]),
      patience: .seconds(120))
  }

  private func onu(_ words: String...) throws -> Onu {
    try Onu(RecipeArguments(parsing: words, options: Onu.options))
  }

  /// Runs a plan with a shell, without a job.
  private func carryOut(_ plan: Plan, _ shell: Shell = .dash) async throws -> Shell.Answer {
    try await shell.run(plan.script)
  }

  @Test func theRepositoriesOfANewWorldAreFound() async throws {
    let site = Self.site(try await Self.world.value)
    let list = try await site.repositories()
    #expect(
      list.repositories.map(\.kind) == [.nonDebug, .debug, .onu, .os, .other, .combined])
    let newest = try list.need(nil, in: site.workspace)
    #expect(newest.kind == .nonDebug)
    #expect(newest.build != nil)
    #expect(list.freshness(of: newest) == .stale("a later build left no packages"))
  }

  @Test(arguments: Shell.allCases)
  func packagesAreTransformedAndTakeTheOldOnesPlace(shell: Shell) async throws {
    let site = Self.site(try await Self.world.value)
    let answer = try await carryOut(
      try await onu("-P", "-s", shell.rawValue.split(separator: "/").last.map(String.init) ?? "x")
        .plan(at: site), shell)
    #expect(answer.status == 0, "\(answer.errors)")
    let list = try await site.repositories()
    let made = list.repositories.filter { $0.kind == .onu && $0.origin != nil }
    #expect(made.contains { list.freshness(of: $0) == .current && $0.packages == 497 })
    #expect(!list.repositories.contains { $0.kind == .halfMade })
  }

  /// Killing a run between any two steps leaves the old repository whole, or the new one; and what is beside it is found.
  @Test(arguments: 2...8)
  func aRunThatIsKilledLeavesSomethingWhole(step: Int) async throws {
    let site = Self.site(try await Self.world.value)
    let whole = try await carryOut(try await onu("-P", "-s", "killed").plan(at: site))
    #expect(whole.status == 0)
    let plan = try await onu("-P", "-s", "killed").plan(at: site)
    let script = plan.script.replacing("step \(step) '", with: "kill -KILL $$\nstep \(step) '")
    #expect(script != plan.script)
    #expect(try await Shell.dash.run(script).status == 137)
    let list = try await site.repositories()
    let left = list.repositories.filter { $0.kind == .onu && $0.name == "onu.killed" }
    #expect(left.map(\.packages) == [497])
    let halfMade = list.repositories.filter { $0.kind == .halfMade }
    #expect(try await site.halfMadeRepositories().map(\.path) == halfMade.map(\.path))
    if !halfMade.isEmpty {
      let cleaning = try OnuCleanUp(RecipeArguments()).plan(
        at: site, with: .init(environments: nil, repositories: list))
      #expect(try await carryOut(cleaning).status == 0)
    }
    #expect(!(try await site.repositories().repositories.contains { $0.kind == .halfMade }))
  }

  @Test func anotherBuildSinceThePlanIsARefusal() async throws {
    let sandbox = try await Self.world.value
    let site = Self.site(sandbox)
    let plan = try await onu("-P", "-s", "late").plan(at: site)
    let attrs =
      "\"$GATE\"/packages/i386/nightly-nd/repo.redist/publisher/on-nightly/catalog/catalog.attrs"
    _ = try await sandbox.sh("cp -p \(attrs) kept.attrs; echo >>\(attrs)")
    let answer = try await carryOut(plan)
    _ = try await sandbox.sh("mv kept.attrs \(attrs)")
    #expect(answer.status == 5)
    #expect(answer.errors.contains("other packages have been built since this plan was made"))
  }

  @Test func aBuildIsInstalledBootedVerifiedAndTakenBack() async throws {
    let sandbox = try await DemoSandbox()
    let site = Self.site(sandbox)
    _ = try await sandbox.sh("echo pkg_seconds=0 >>machine/etc/simulation.conf")
    let plan = try await onu("-t", "quick-42").plan(at: site)
    let installed = try await carryOut(plan)
    #expect(installed.status == 0, "\(installed.errors)")
    #expect(OnuProgress(installed.output).stage == .activate)
    #expect(try await site.bootEnvironments().onReboot?.name == "quick-42")
    #expect(!(try await site.runningSystem().isOwnBuild))

    let reboot = try await Reboot(RecipeArguments()).plan(at: site)
    #expect(try await carryOut(reboot).status == 0)
    let running = try await site.runningSystem()
    #expect(running.isOwnBuild, "\(running)")
    #expect(running.version.hasPrefix("stlouis-0-g"))

    _ = try await sandbox.sh("pfexec beadm activate helios-1 && pfexec reboot")
    let undo = try await OnuUndo(RecipeArguments(operands: ["quick-42"])).plan(at: site)
    #expect(try await carryOut(undo).status == 0)
    #expect(try await site.bootEnvironments()["quick-42"] == nil)
    #expect(!(try await site.runningSystem().isOwnBuild))
  }

  @Test func anOnuThatFailsSaysWhyAndIsCleanedUpByOneVerb() async throws {
    let sandbox = try await DemoSandbox()
    let site = Self.site(sandbox)
    _ = try await sandbox.sh(
      "printf 'pkg_seconds=0\\npkg=image-update/7\\n' >>machine/etc/simulation.conf")
    let answer = try await carryOut(try await onu("-t", "quick-42").plan(at: site))
    #expect(answer.status == 1)
    #expect(OnuProgress(answer.output).failure?.status == 7)
    #expect(answer.errors.contains("heliosw onu-clean-up removes it"))
    let left = try await site.bootEnvironments()
    #expect(left["quick-42"]?.isMountedByOnu == true)
    #expect(left.onReboot?.name == "helios-1")

    let cleaning = try await OnuCleanUp(RecipeArguments()).plan(at: site)
    #expect(try await carryOut(cleaning).status == 0)
    let after = try await site.bootEnvironments()
    #expect(after["quick-42"] == nil)
    let mounted = after.environments.filter(\.isMountedByOnu)
    #expect(mounted.isEmpty)
  }

  @Test func theMachineUpdatesItselfAndThenHasNothingToDo() async throws {
    let sandbox = try await DemoSandbox()
    let site = Self.site(sandbox)
    _ = try await sandbox.sh("echo pkg_seconds=0 >>machine/etc/simulation.conf")
    let update = try PackageUpdate(RecipeArguments())
    let answer = try await carryOut(try await update.plan(at: site))
    #expect(answer.status == 0, "\(answer.errors)")
    let ending = try #require(UpdateEnding(in: answer.output))
    #expect(ending.environment == "helios-2")
    #expect(try await site.bootEnvironments().onReboot?.name == "helios-2")
    _ = try await sandbox.sh("pfexec reboot")
    let again = try await carryOut(try await update.plan(at: site))
    #expect(again.status == 0)
    #expect(again.output.contains("No updates available for this image."))
    #expect(try await site.runningSystem().version == "helios-3.0.24011-simulated")
  }

  @Test func aFileIsFoundAndRepositoriesAreCompared() async throws {
    let site = Self.site(try await Self.world.value)
    let list = try await site.repositories()
    let (new, old) = (
      try list.need("nightly-nd", in: site.workspace), try list.need("nightly", in: site.workspace)
    )
    #expect(
      try await site.contents(of: new, path: "ixgbe").map(\.package) == ["driver/network/ixgbe"])
    #expect(
      try await site.contents(of: new, matching: "*microcode*").map(\.path).contains(
        "platform/i86pc/ucode/GenuineIntel/06-55-04"))
    let difference = PackageDifference(
      from: (try await site.packages(in: old), try await site.contents(of: old)),
      to: (try await site.packages(in: new), try await site.contents(of: new)))
    #expect(difference.changes.contains { $0.package == "system/kernel" })
    let problem = await #expect(throws: Problem.self) {
      try await site.contents(of: new, matching: "nosuch")
    }
    #expect(problem?.kind == .refused)
  }

  @Test func aRepositoryIsKeptUnderANameAndWrittenAsOneFile() async throws {
    let sandbox = try await Self.world.value
    let site = Self.site(sandbox)
    let keep = try KeepRepository(RecipeArguments(operands: ["before-zfs"]))
    #expect(try await carryOut(try await keep.plan(at: site)).status == 0)
    let kept = try await site.repositories().need("before-zfs", in: site.workspace)
    #expect(kept.kind == .kept)
    #expect(kept.packages == 497)
    #expect(kept.provenance?.hasPrefix("log.") == true)
    await #expect(throws: Problem.self) { try await keep.plan(at: site) }

    let archive = try ArchiveRepository(RecipeArguments(operands: ["build.p5p"]))
    let plan = try await archive.plan(at: site)
    #expect(try await carryOut(plan).status == 0)
    #expect(try await sandbox.sh("test -s helios/build.p5p").status == 0)
    #expect(try await carryOut(plan).status == 5)
  }
}
