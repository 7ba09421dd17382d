import FoundationEssentials
import SystemPackage
import Testing

@testable import Workbench

/// Jobs that are killed between any two steps, and in the middle of the gate's own onu: what is left is told, and finished or undone.
@Suite(.serialized, .oneMachine) struct BrokenInstallationTests {
  private static let making = Task { try await BootEnvironmentWorld() }
  private static let asMade = ["helios:", "helios-1:NR", "quick-38:", "id-option:"]

  /// The world at its beginning, without what the README says an onu has left, and without jobs.
  private func world(_ settings: String = "") async throws -> BootEnvironmentWorld {
    let world = try await Self.making.value
    try await world.putBack()
    _ = try await world.sh(
      """
      rm -rf state/heliosw/jobs helios/tmp/onu*.new-* helios/tmp/onu*.old-*
      printf 'pkg_seconds=0\\n\(settings)\\n' >machine/etc/simulation.conf
      pfexec beadm destroy -F -f zfs-free
      """)
    return world
  }

  /// The plan, with its death before one of its stages.
  private func cut(_ plan: Plan, before stage: Int) -> Plan {
    var plan = plan
    let death = Step(
      "die", why: "A test.", .run(Command(["sh", "-c", "kill -KILL 0"])), impact: .reads)
    plan.stages.insert(.step(death), at: stage)
    return plan
  }

  /// Runs a plan as a job, to its end or until something is so.
  private func carryOut(
    _ plan: Plan, at site: Site, until isSo: () async throws -> Bool = { false }
  ) async throws -> Job {
    let id = try await site.start(plan, as: .new(plan.recipe))
    while true {
      let job = try #require(try await site.jobs().first { $0.id == id })
      if !job.state.isAlive { return job }
      if try await isSo() { return job }
      // A look costs as much as what is waited for.
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  private func remains(_ site: Site) async throws -> Remains {
    Remains(
      in: try await site.bootEnvironments(), try await site.halfMadeRepositories(),
      jobs: try await site.jobs())
  }

  private func onu(_ words: String...) throws -> Onu {
    try Onu(RecipeArguments(parsing: words, options: Onu.options))
  }

  private func cleanUp(_ site: Site) async throws {
    let job = try await carryOut(try await OnuCleanUp(RecipeArguments()).plan(at: site), at: site)
    #expect(job.state == .done(0))
  }

  private func undo(_ site: Site) async throws -> Plan {
    try await OnuUndo(RecipeArguments(operands: ["quick-42"])).plan(at: site)
  }

  @Test(arguments: 1...8)
  func anOnuKilledInItsMiddleIsCleanedUpOrTakenBack(commands: Int) async throws {
    let world = try await world("onu_dies=\(commands)")
    let site = world.site
    let job = try await carryOut(try await onu("-t", "quick-42").plan(at: site), at: site)
    #expect(job.state == .lost)
    let left = try await remains(site)
    let isActivated = commands == 8
    #expect(left.environments == [Remainder("quick-42", isActivated ? .unconfirmed : .halfMade)])
    if isActivated {
      #expect(try await carryOut(try await undo(site), at: site).state == .done(0))
    } else {
      try await cleanUp(site)
    }
    #expect(try await world.flags() == Self.asMade)
    #expect(try await remains(site).isEmpty)
  }

  @Test func anInstallationKilledBetweenTwoStepsIsCleanedUpOrTakenBack() async throws {
    let count = try await onu("-t", "quick-42").plan(at: world().site).stages.count
    for stage in 1...count {
      let world = try await world()
      let site = world.site
      let plan = cut(try await onu("-t", "quick-42").plan(at: site), before: stage)
      #expect(try await carryOut(plan, at: site).state == .lost)
      let left = try await remains(site)
      if left.environments.first?.kind == .unconfirmed {
        #expect(try await carryOut(try await undo(site), at: site).state == .done(0))
      }
      if try await !remains(site).isEmpty { try await cleanUp(site) }
      #expect(try await world.flags() == Self.asMade, "before stage \(stage)")
      #expect(try await remains(site).isEmpty, "before stage \(stage)")
      let whole = try await site.repositories().repositories.filter { $0.kind == .onu }
      #expect(whole.map(\.packages) == [497], "before stage \(stage)")
    }
  }

  @Test func anUndoKilledBetweenTwoStepsIsFinished() async throws {
    for stage in 1...6 {
      let world = try await world()
      let site = world.site
      let installed = try await carryOut(try await onu("-t", "quick-42").plan(at: site), at: site)
      #expect(installed.state == .done(0))
      let plan = try await undo(site)
      try #require(plan.stages.count == 5)
      if stage > plan.stages.count { continue }
      #expect(try await carryOut(cut(plan, before: stage), at: site).state == .lost)
      let list = try await site.bootEnvironments()
      let kinds = try await remains(site).environments.map(\.kind)
      switch (list["quick-42"], list.onReboot?.name) {
      case (nil, _): #expect(kinds.isEmpty)
      case (_, "quick-42"): #expect(kinds == [.leftMounted])
      default: #expect(kinds == [.halfGone])
      }
      if kinds == [.halfGone] {
        try await cleanUp(site)
      } else if list["quick-42"] != nil {
        #expect(try await carryOut(try await undo(site), at: site).state == .done(0))
      }
      #expect(try await world.flags() == Self.asMade, "before stage \(stage)")
    }
  }

  @Test func aCleaningUpKilledBetweenTwoStepsIsFinishedByTheNext() async throws {
    for stage in 1...4 {
      let world = try await world("onu_dies=4")
      let site = world.site
      _ = try await carryOut(try await onu("-t", "quick-42").plan(at: site), at: site)
      let plan = try await OnuCleanUp(RecipeArguments()).plan(at: site)
      try #require(plan.stages.count == 4)
      #expect(try await carryOut(cut(plan, before: stage), at: site).state == .lost)
      if try await !remains(site).isEmpty { try await cleanUp(site) }
      #expect(try await world.flags() == Self.asMade, "before stage \(stage)")
    }
  }

  @Test func anUpdateOfTheMachineKilledInItsMiddleIsCleanedUp() async throws {
    let world = try await world("pkg_seconds=120")
    let site = world.site
    let plan = try await PackageUpdate(RecipeArguments()).plan(at: site)
    let job = try await carryOut(plan, at: site) {
      try await site.bootEnvironments()["helios-2"] != nil
    }
    try await site.kill(job.id)
    while try await site.jobs().contains(where: \.state.isAlive) {}
    _ = try await world.sh("printf 'pkg_seconds=0\\n' >machine/etc/simulation.conf")
    #expect(try await remains(site).environments == [Remainder("helios-2", .halfUpdated)])
    try await cleanUp(site)
    #expect(try await world.flags() == Self.asMade)
  }

  @Test func aDepotKilledBetweenTwoStepsCanBeStartedAgain() async throws {
    let count = try await DepotStart(RecipeArguments()).plan(at: world().site).stages.count
    for stage in 1..<count {
      let site = try await world().site
      let plan = try await DepotStart(RecipeArguments()).plan(at: site)
      #expect(try await carryOut(cut(plan, before: stage), at: site).state == .lost)
      if try await !remains(site).isEmpty { try await cleanUp(site) }
      #expect(try await remains(site).isEmpty)
      #expect(try await DepotStart(RecipeArguments()).planToRun(at: site).notes["port"] == "7891")
    }
  }

  @Test func whatAnOnuIsMakingIsNeitherCleanedUpNorDestroyed() async throws {
    let world = try await world()
    _ = try await world.sh(
      """
      mkdir -p tools/bin; echo 'while :; do sleep 1; done' >tools/bin/onu
      sh tools/bin/onu -v -d x -t quick-42 >/dev/null 2>&1 & echo $! >tools/pid
      pfexec beadm create quick-42 && pfexec beadm mount quick-42 "$PWD/machine/tmp/onu.x"
      """)
    #expect(try await world.site.bootEnvironments().beingMade == ["quick-42"])
    await #expect(throws: Problem.self) {
      try await OnuCleanUp(RecipeArguments()).plan(at: world.site)
    }
    for verb in ["destroy", "unmount"] {
      let problem = await #expect(throws: Problem.self) {
        try await world.plan([verb, "quick-42"])
      }
      #expect(problem?.summary.hasSuffix("an onu is making it at this moment.") == true)
    }
    _ = try await world.sh("kill $(cat tools/pid)")
    #expect(try await remains(world.site).environments == [Remainder("quick-42", .halfMade)])
  }
}

extension JobID {
  /// A new name, as a start now would give it.
  fileprivate static func new(_ recipe: String) -> JobID {
    JobID(
      milliseconds: Int(Date().timeIntervalSince1970 * 1000), recipe: recipe,
      chance: .random(in: 0...63))
  }
}
