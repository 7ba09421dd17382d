import Testing

@testable import Workbench

/// The plans, carried out on the simulated machine.
@Suite(.serialized, .oneMachine) struct BootEnvironmentStoryTests {
  private static let making = Task { try await BootEnvironmentWorld() }

  private func world() async throws -> BootEnvironmentWorld {
    let world = try await Self.making.value
    try await world.putBack()
    return world
  }

  private static let asMade = ["helios:", "helios-1:NR", "quick-38:", "id-option:", "zfs-free:"]

  @Test func theBeginningIsAsTheReadmeSays() async throws {
    let world = try await world()
    #expect(try await world.flags() == Self.asMade)
    let list = try await world.site.bootEnvironments()
    #expect(list.running?.name == "helios-1")
    #expect(list.snapshots(of: "id-option").map(\.name) == ["before-truss"])
    #expect(list["zfs-free"]?.mountPoint?.lastComponent?.string == "onu.wQ3v9a")
    #expect(list.pool?.sizeInBytes == 107_374_182_400)
    #expect(list.gain(ofDestroying: try #require(list["quick-38"])) == 2_469_606_195)
  }

  @Test(arguments: Shell.allCases)
  func bootingOnceFallsBackAtTheSecondStart(shell: Shell) async throws {
    let world = try await world()
    #expect(try await world.run("boot-once", "quick-38", shell: shell).status == 0)
    #expect(try await world.flags()[2] == "quick-38:T")
    _ = try await world.sh("pfexec reboot")
    #expect(try await world.flags()[1...2] == ["helios-1:R", "quick-38:N"])
    #expect(try await world.sh("uname -v").output.hasPrefix("stlouis-0-g"))
    _ = try await world.sh("pfexec init 6")
    #expect(try await world.flags() == Self.asMade)
  }

  @Test func bootingOnceIsCancelled() async throws {
    let world = try await world()
    _ = try await world.run("boot-once", "quick-38")
    #expect(try await world.run("boot-once", "--cancel").status == 0)
    #expect(try await world.flags() == Self.asMade)
  }

  @Test(arguments: Shell.allCases)
  func aNewOneIsMadeActivatedRenamedAndDestroyed(shell: Shell) async throws {
    let world = try await world()
    #expect(try await world.run("create", "-a", "new", shell: shell).status == 0)
    #expect(
      try await world.flags()[1...] == [
        "helios-1:N", "quick-38:", "id-option:", "zfs-free:", "new:R",
      ])
    #expect(try await world.run("activate", "helios-1", shell: shell).status == 0)
    #expect(try await world.run("rename", "new", "newer", shell: shell).status == 0)
    let free = try await world.site.bootEnvironments().pool?.freeInBytes
    #expect(try await world.run("destroy", "newer", shell: shell).status == 0)
    #expect(try await world.flags() == Self.asMade)
    #expect(try #require(await world.site.bootEnvironments().pool?.freeInBytes) > free ?? 0)
  }

  @Test func whatIsMountedIsUnmountedBeforeItIsDestroyed() async throws {
    let world = try await world()
    #expect(try await world.run("destroy", "zfs-free").status == 0)
    #expect(try await world.flags() == Self.asMade.dropLast())
  }

  @Test func aSnapshotIsTakenGoneBackToAndDestroyed() async throws {
    let world = try await world()
    #expect(try await world.run("snapshot", "id-option@after").status == 0)
    #expect(try await world.run("rollback", "id-option@before-truss").status == 0)
    #expect(
      try await world.site.bootEnvironments().snapshots(of: "id-option").map(\.name)
        == ["before-truss"])
    #expect(try await world.run("destroy", "id-option@before-truss").status == 0)
    #expect(try await world.site.bootEnvironments().snapshots(of: "id-option").isEmpty)
  }

  @Test func theUndoOfEachStepBringsBackWhatWas() async throws {
    for words in [
      ["create", "-a", "new"], ["activate", "quick-38"], ["boot-once", "quick-38"],
      ["rename", "quick-38", "other"], ["mount", "quick-38"], ["unmount", "zfs-free"],
    ] {
      let world = try await world()
      let before = try await world.sh("beadm list -H | cut -d ';' -f 1,3,4").output
      let plan = try await world.plan(words)
      #expect(try await Shell.dash.run(plan.script).status == 0)
      #expect(try await world.sh("beadm list -H | cut -d ';' -f 1,3,4").output != before)
      for step in plan.steps.reversed() {
        if case .command(let undo) = step.undo { _ = try await world.sh(undo.shellText) }
      }
      #expect(
        try await world.sh("beadm list -H | cut -d ';' -f 1,3,4").output == before, "\(words)")
    }
  }

  @Test(arguments: [
    ["create", "-a", "new"], ["activate", "quick-38"], ["boot-once", "quick-38"],
    ["rename", "quick-38", "other"], ["destroy", "quick-38"],
  ])
  func whatWasCutOffAfterAnyStepIsTakenBackByItsUndo(words: [String]) async throws {
    let list = "beadm list -H | cut -d ';' -f 1,3,4"
    let world = try await world()
    // The usual one is what is to be booted once: then there is a step more.
    if words[0] == "boot-once" { _ = try await world.sh("pfexec beadm activate quick-38") }
    let before = try await world.sh(list).output
    let plan = try await world.plan(words)
    for count in 1..<plan.stages.count {
      var cut = plan
      cut.stages = Array(plan.stages.prefix(count))
      guard !cut.steps.contains(where: \.isForGood) else { continue }
      #expect(try await Shell.dash.run(cut.script).status == 0)
      for step in cut.steps.reversed() {
        if case .command(let undo) = step.undo { _ = try await world.sh(undo.shellText) }
      }
      #expect(try await world.sh(list).output == before, "\(words) after step \(count)")
    }
  }

  @Test(arguments: [
    ["activate", "id-option"], ["boot-once", "quick-38"], ["destroy", "zfs-free"],
  ])
  func whatWasCutOffAfterAnyStepIsFinishedByTheSameCommand(words: [String]) async throws {
    let world = try await world()
    let preparation =
      words[0] == "activate" ? "pfexec beadm activate -t helios" : "pfexec beadm activate quick-38"
    _ = try await world.sh(preparation)
    let plan = try await world.plan(words)
    #expect(try await Shell.dash.run(plan.script).status == 0)
    let whole = try await world.flags()
    for count in 1..<plan.stages.count - 1 {
      try await world.putBack()
      _ = try await world.sh(preparation)
      var cut = plan
      cut.stages = Array(plan.stages.prefix(count))
      #expect(try await Shell.dash.run(cut.script).status == 0)
      if try await world.flags() != whole {
        #expect(try await Shell.dash.run(world.plan(words).script).status == 0)
      }
      #expect(try await world.flags() == whole, "\(words) after step \(count)")
    }
  }

  @Test func aPlanThatIsOvertakenByOthersTouchesNothing() async throws {
    let world = try await world()
    let plan = try await world.plan(["destroy", "quick-38"])
    for change in [
      "pfexec beadm activate quick-38", "pfexec beadm activate -t quick-38",
      "pfexec beadm destroy -F quick-38 && pfexec beadm create quick-38",
    ] {
      try await world.putBack()
      _ = try await world.sh(change)
      #expect(try await Shell.dash.run(plan.script).status == 5, "\(change)")
      #expect(try await world.flags().contains { $0.hasPrefix("quick-38") })
    }
  }

  private static let failures: [(String, [String], Int)] = [
    ("create", ["create", "new"], 189), ("activate", ["activate", "quick-38"], 224),
    ("mount", ["mount", "quick-38"], 179), ("unmount", ["unmount", "zfs-free"], 164),
    ("rename", ["rename", "quick-38", "x"], 204), ("destroy", ["destroy", "quick-38"], 170),
    ("rollback", ["rollback", "id-option@before-truss"], 199),
    ("snapshot", ["snapshot", "quick-38@x"], 189), ("destroy", ["destroy", "quick-38"], 192),
  ]

  @Test(arguments: failures)
  func aFailureOfBeadmIsToldInWords(verb: String, words: [String], status: Int) async throws {
    let world = try await world()
    try await world.fail(verb, status)
    let answer = try await Shell.dash.run(try await world.plan(words).script)
    #expect(answer.status == 1)
    let reason = try #require(BeadmStatus(rawValue: status)).words
    #expect(answer.errors.contains(": \(reason)\n"))
    #expect(answer.errors.hasSuffix("failed with status \(status)\n"))
    #expect(try await world.flags() == Self.asMade)
  }

  @Test(arguments: Shell.allCases)
  func aPlanKnowsTheWordsForEveryStatus(shell: Shell) async throws {
    let script = try await world().plan(["create", "new"]).script
    let end = try #require(script.range(of: "# --- the plan ---"))
    let answer = try await shell.run(
      script[..<end.lowerBound] + "n=160; while [ $n -le 225 ]; do meaning $n; n=$((n + 1)); done")
    #expect(
      answer.output.split(separator: "\n").map(String.init) == BeadmStatus.allCases.map(\.words))
  }

  @Test func notesAreKeptOnTheMachine() async throws {
    let world = try await world()
    var list = try await world.site.bootEnvironments()
    list.notes[try #require(list["helios"])].isKept = true
    list.notes.see(
      list.environments, try await world.site.provenances(of: list), now: 1_800_000_000)
    try await world.site.keep(list.notes)
    let read = try await world.site.bootEnvironments()
    #expect(read.notes == list.notes)
    #expect(read.notes[try #require(read["helios"])].isKept)
    #expect(
      read.notes[try #require(read["helios-1"])].provenance?.version == "helios-3.0.23976-simulated"
    )
  }

  /// What was listed before a restart is not what is looked into after it.
  @Test func whatIsSeenAfterARestartIsNotNotedForWhatRanBefore() async throws {
    let world = try await world()
    var list = try await world.site.bootEnvironments()
    #expect(try await world.site.provenances(of: list)["helios-1"] != nil)
    for index in list.environments.indices {
      list.environments[index].flags = list.environments[index].name == "helios" ? .now : []
    }
    #expect(try await world.site.provenances(of: list) == [:])
  }

  @Test func aMachineWithoutBeadmSaysSo() async throws {
    let site = Site(
      machine: Machine(name: "linux"), workspace: Workspace(root: "/"),
      transport: LocalTransport(environment: ["PATH": "/nonexistent"]))
    let problem = await #expect(throws: Problem.self) { try await site.bootEnvironments() }
    #expect(problem?.kind == .refused)
    #expect(problem?.summary == "linux has no boot environments: there is no beadm.")
  }
}

extension Step {
  /// Whether it can't be taken back.
  fileprivate var isForGood: Bool { if case .none = undo { true } else { false } }
}
