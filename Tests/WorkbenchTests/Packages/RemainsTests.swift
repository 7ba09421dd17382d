import SystemPackage
import Testing

@testable import Workbench

/// What is told of things that broke off, from jobs and boot environments alone.
@Suite struct RemainsTests {
  private static let start = 1_770_000_000

  private static func job(
    _ recipe: String, _ state: JobState, notes: [String: String] = ["environment": "quick-42"],
    steps: Int = 9, at moment: Int = start
  ) -> Job {
    let plan = Plan(recipe, recipe: recipe, on: Machine(name: "genesis"), stages: [])
    var summary = PlanSummary(of: plan, in: "/w")
    summary.notes = notes
    return Job(
      id: JobID(moment: moment, recipe: recipe, salt: 1), folder: "/j", plan: summary, state: state,
      startedAt: moment, endedAt: state == .lost ? nil : moment + 300,
      steps: (1...steps).map { StepRecord(moment: moment + $0, event: .begin, step: $0, text: "") })
  }

  private static func environment(
    _ name: String = "quick-42", _ flags: BootEnvironment.Flags = [], at place: FilePath? = nil,
    made: Int = start + 20
  ) -> BootEnvironment {
    BootEnvironment(
      name: name, flags: flags, mountPoint: place, sizeInBytes: 1, createdAt: made)
  }

  private func kind(_ environment: BootEnvironment, _ jobs: Job...) -> Remainder.Kind? {
    Remains(in: BootEnvironmentList([environment]), jobs: jobs).environments.first?.kind
  }

  @Test(arguments: [JobState.lost, .stopped, .done(1)])
  func whatABrokenOnuBeganIsHalfMadeMountedOrNot(state: JobState) {
    let onu = Self.job("onu", state)
    #expect(kind(Self.environment(), onu) == .halfMade)
    #expect(kind(Self.environment(at: "/tmp/onu.aTayFf"), onu) == .halfMade)
  }

  @Test func whatABrokenOnuBeganHoldsNoBuild() {
    var build = PastBuild(
      BuildIdentity(machine: "m", gate: "/g", start: "1", wallSeconds: 0, process: 1),
      log: "/g/log/log.X/nightly.log")
    build.number = 7
    let notes = ["environment": "quick-42", "build": "log.X"]
    func origin(_ state: JobState, _ flags: BootEnvironment.Flags = []) -> Int? {
      [build].origin(
        of: Self.environment("quick-42", flags), version: nil,
        jobs: [Self.job("onu", state, notes: notes)])?.number
    }
    #expect(origin(.done(0)) == 7)
    #expect(origin(.done(1)) == nil)
    #expect(origin(.lost) == nil)
    // It was activated, which comes last; only the look at the result was missed.
    #expect(origin(.lost, .onReboot) == 7)
  }

  /// A restart unmounts it.
  @Test func whatWasOnceMountedByAnOnuIsStillHalfMade() {
    var notes = BootEnvironmentNotes()
    notes.see([Self.environment(at: "/tmp/onu.aTayFf")], [:], now: Self.start + 900)
    func kind(_ flags: BootEnvironment.Flags = []) -> Remainder.Kind? {
      let list = BootEnvironmentList([Self.environment("quick-42", flags)], notes: notes)
      return Remains(in: list, jobs: []).environments.first?.kind
    }
    #expect(kind() == .halfMade)
    #expect(kind(.onReboot) == nil)
    #expect(kind(.now) == nil)
  }

  @Test func whatIsMountedByAnOnuOfOthersIsHalfMadeUntilItIsActive() {
    #expect(kind(Self.environment(at: "/tmp/onu.aTayFf")) == .halfMade)
    #expect(kind(Self.environment("x", .onReboot, at: "/tmp/onu.aTayFf")) == .leftMounted)
    #expect(kind(Self.environment(at: "/mnt")) == nil)
  }

  @Test func whatAnOnuOfOthersHasUpdatedIsNotHalfMade() {
    let running = BootEnvironment(name: "helios", flags: .now, sizeInBytes: 1, createdAt: 1)
    let made = Self.environment("x", at: "/tmp/onu.aTayFf")
    var list = BootEnvironmentList([running, made])
    list.notes[running].provenance = Provenance(version: "helios-3.0.1", publisher: "helios")
    list.notes[made].provenance = list.notes[running].provenance
    #expect(Remains(in: list, jobs: []).environments == [Remainder("x", .halfMade)])
    list.notes[made].provenance = Provenance(version: "stlouis-0-gabcd1", publisher: "on-nightly")
    #expect(Remains(in: list, jobs: []).environments == [Remainder("x", .leftMounted)])
  }

  @Test func whatIsActiveThoughItsJobBrokeOffIsUnconfirmed() {
    let place: FilePath = "/tmp/onu.aTayFf"
    #expect(
      kind(Self.environment("quick-42", .onReboot, at: place), Self.job("onu", .lost))
        == .unconfirmed)
    #expect(
      kind(Self.environment("quick-42", .onReboot, at: place), Self.job("onu", .done(0)))
        == .leftMounted)
  }

  @Test func whatIsBeingMadeIsLeftAlone() {
    var list = BootEnvironmentList([Self.environment(at: "/tmp/onu.aTayFf")])
    #expect(Remains(in: list, jobs: [Self.job("onu", .running)]).isEmpty)
    list.beingMade = ["quick-42"]
    #expect(Remains(in: list, jobs: []).isEmpty)
  }

  @Test func anOlderOrYoungerOneOfTheSameNameIsNotMeant() {
    #expect(kind(Self.environment(made: Self.start - 1), Self.job("onu", .lost)) == nil)
    #expect(kind(Self.environment(made: Self.start + 90_000), Self.job("onu", .lost)) == nil)
    #expect(kind(Self.environment(made: Self.start + 301), Self.job("onu", .stopped)) == nil)
  }

  @Test func ofSeveralRunsTheLastCounts() {
    let again = Self.job("onu", .done(0), at: Self.start + 10)
    #expect(kind(Self.environment(), Self.job("onu", .lost), again) == nil)
  }

  @Test func aRunThatWasRefusedHasMadeNothing() {
    #expect(kind(Self.environment(), Self.job("onu", .done(5), steps: 1)) == nil)
  }

  @Test func aBrokenUpdateOfTheMachineLeavesWhatPkgHasNamed() {
    let update = Self.job("pkg-update", .lost, notes: ["before": "helios-1"])
    #expect(kind(Self.environment("helios-2"), update) == .halfUpdated)
    #expect(kind(Self.environment("mine"), update) == nil)
  }

  @Test func aRemovalThatBrokeOffIsToldUntilItIsDone() {
    let undo = Self.job("onu-undo", .lost, notes: ["destroys": "a quick-42"])
    let old = Self.environment(made: Self.start - 9)
    #expect(kind(old, undo) == .halfGone)
    #expect(kind(Self.environment("quick-4", made: Self.start - 9), undo) == nil)
    #expect(kind(Self.environment("quick-42", .onReboot, made: Self.start - 9), undo) == nil)
  }

  @Test func theTargetsOfRunningOnusAreReadFromTheirWords() {
    let text = """
      4711 /usr/bin/ksh93 /g/opt/onbld/bin/onu -v -d /w/tmp/onu -t quick-42
      4712 pfexec /g/opt/onbld/bin/onu -t other -v
      4713 vi /g/opt/onbld/bin/onu
      4714 grep -F -e bin/onu

      """
    #expect(Site.targets(ofOnus: text) == ["quick-42", "other"])
    #expect(Site.targets(ofOnus: "/x/bin/onu -t\n") == [])
  }

  @Test func aFolderThatALiveJobFillsIsNotLeftBehind() {
    let half = PackageRepository(path: "/w/tmp/onu.new-7/repo.redist", kind: .halfMade)
    let filler = Self.job("onu", .running, notes: ["half-made": "/w/tmp/onu.new-7"])
    #expect(Remains(in: nil, [half], jobs: [filler]).isEmpty)
    #expect(Remains(in: nil, [half], jobs: []).folders == [half])
  }
}
