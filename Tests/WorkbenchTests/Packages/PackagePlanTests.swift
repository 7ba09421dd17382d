import Testing

@testable import Workbench

/// The plans about packages, from facts alone.
@Suite struct PackagePlanTests {
  /// Each plan whose script a person has read, by the name of its fixture.
  static func plans() throws -> [(String, Plan)] {
    func options(_ words: String...) -> RecipeArguments { RecipeArguments(operands: words) }
    let start = try DepotStart(RecipeArguments())
    let replace = try DepotStart(RecipeArguments(values: ["replace": ""]))
    let list = RepositoryList([PackageFacts.built(.nonDebug)])
    let left = RepositoryList([
      PackageRepository(
        path: "/home/robin/helios/tmp/onu.new-12/repo.redist", kind: .halfMade)
    ])
    return [
      (
        "onu-packages-only",
        try PackageFacts.onu("-P").plan(at: PackageFacts.site, with: PackageFacts.facts())
      ),
      (
        "onu-target",
        try PackageFacts.onu("-t", "quick-42").plan(
          at: PackageFacts.site,
          with: PackageFacts.facts {
            ($0.isEntireInstalled, $0.zones) = (true, ["web"])
          })
      ), ("depot-start", try start.plan(at: PackageFacts.site, with: PackageFacts.facts())),
      (
        "depot-replace",
        try replace.plan(
          at: PackageFacts.site, with: PackageFacts.facts { $0.depots = [PackageFacts.depot] })
      ),
      (
        "onu-clean-up",
        try OnuCleanUp(options()).plan(
          at: PackageFacts.site,
          with: .init(environments: PackageFacts.environments, repositories: left))
      ),
      (
        "onu-undo",
        try OnuUndo(options("quick-41")).plan(
          at: PackageFacts.site, with: .init(environments: PackageFacts.environments))
      ),
      (
        "pkg-update",
        try PackageUpdate(options()).plan(at: PackageFacts.site, with: PackageFacts.environments)
      ),
      (
        "reboot",
        try Reboot(options()).plan(
          at: PackageFacts.site, with: .init(environments: PackageFacts.environments))
      ),
      (
        "packages-keep",
        try KeepRepository(options("before")).plan(at: PackageFacts.site, with: list)
      ),
      (
        "packages-archive",
        try ArchiveRepository(options("b.p5p")).plan(at: PackageFacts.site, with: list)
      ),
    ]
  }

  @Test func thePlansAreTheScriptsThatAPersonHasRead() throws {
    for (name, plan) in try Self.plans() { try plan.expectRead(as: name) }
  }

  @Test(arguments: Shell.allCases)
  func everyScriptPassesTheShellsOwnCheck(shell: Shell) async throws {
    for (name, plan) in try Self.plans() {
      let answer = try await shell.run(plan.script, ["-n"])
      #expect(answer.status == 0, "\(name): \(answer.errors)")
    }
  }

  @Test func whatIsChangedIsSaidHonestly() throws {
    let impacts = Dictionary(uniqueKeysWithValues: try Self.plans().map { ($0, $1.impact) })
    #expect(impacts["onu-packages-only"] == .writes)
    #expect(impacts["onu-target"] == .replacesSystem)
    #expect(impacts["depot-start"] == .writes)
    #expect(impacts["onu-clean-up"] == .replacesSystem)
    #expect(impacts["pkg-update"] == .replacesSystem)
    #expect(impacts["reboot"] == .reboots)
  }

  @Test func whatRunsIsNotTakenBack() throws {
    let problem = #expect(throws: Problem.self) {
      try OnuUndo(RecipeArguments(operands: ["helios"])).plan(
        at: PackageFacts.site, with: .init(environments: PackageFacts.environments))
    }
    #expect(problem?.summary == "helios runs: what runs can't be destroyed.")
  }

  @Test func whatNoOnuHasMadeIsNotTakenBack() throws {
    let problem = #expect(throws: Problem.self) {
      try OnuUndo(RecipeArguments(operands: ["quick-41"])).plan(
        at: PackageFacts.site,
        with: .init(environments: PackageFacts.environments, isOfOnu: false))
    }
    #expect(problem?.hint == "heliosw be destroy quick-41 destroys it for good.")
  }

  @Test func wayOutOfWhatRunsIsTheShortest() throws {
    var list = PackageFacts.environments
    list.environments[0].flags = .onReboot
    list.environments[2].flags = .now
    let undo = try OnuUndo(RecipeArguments(operands: ["half"]))
    func hint(_ before: String? = nil) -> String? {
      #expect(throws: Problem.self) {
        try undo.plan(at: PackageFacts.site, with: .init(environments: list, before: before))
      }?.hint
    }
    #expect(hint() == "heliosw reboot starts helios, then it can be taken back.")
    list.environments[0].flags = []
    list.environments[2].flags = [.now, .onReboot]
    #expect(hint("helios")?.contains("heliosw be activate helios, then") == true)
  }

  @Test func whatWasNextBeforeIsNextAgain() throws {
    var list = PackageFacts.environments
    list.environments[0].flags = .now
    list.environments[2].flags = .onReboot
    let undo = try OnuUndo(RecipeArguments(operands: ["half"]))
    func activated(_ before: String?) throws -> String? {
      try undo.plan(at: PackageFacts.site, with: .init(environments: list, before: before))
        .steps.map(\.title).first { $0.hasPrefix("Activate") }
    }
    #expect(try activated("quick-41") == "Activate quick-41")
    #expect(try activated("gone") == "Activate helios")
    #expect(try activated(nil) == "Activate helios")
  }

  @Test func aRestartWaitsForJobs() throws {
    let facts = Reboot.Facts(
      environments: PackageFacts.environments, running: ["quick build of illumos"])
    let obstacle = try Reboot(RecipeArguments()).obstacle(at: PackageFacts.site, with: facts)
    #expect(
      obstacle?.summary
        == "genesis can't be restarted now: quick build of illumos would end.")
  }

}
