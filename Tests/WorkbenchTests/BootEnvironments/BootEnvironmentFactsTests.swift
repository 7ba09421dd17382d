import Testing

@testable import Workbench

@Suite struct BootEnvironmentFactsTests {
  private static let versions: [(String, BuildVersion)] = [
    (
      "stlouis-0-g2205894696",
      BuildVersion.gate(branch: "stlouis", commitsSince: 0, commit: "2205894696")
    ),
    ("fix/id-5-gabc123f", .gate(branch: "fix/id", commitsSince: 5, commit: "abc123f")),
    ("my-branch-2-g00ff00ff", .gate(branch: "my-branch", commitsSince: 2, commit: "00ff00ff")),
    ("helios-3.0.23976", .release("helios-3.0.23976")),
    ("omnios-r151054-abc", .other("omnios-r151054-abc")),
    ("", .other("")), ("-0-g", .other("-0-g")), ("a-x-gabcdef", .other("a-x-gabcdef")),
    ("a-1-gxyzw1", .other("a-1-gxyzw1")),
  ]

  @Test(arguments: versions)
  func aVersionTellsWhatItWasBuiltFrom(text: String, version: BuildVersion) {
    #expect(BuildVersion(text) == version)
  }

  @Test func whatAnOpenEnvironmentSaysOfItselfIsRead() {
    #expect(
      Provenance(from: "stlouis-0-g2205894696\non-nightly\n0.5.11-3.0.999999\n")
        == Provenance(
          version: "stlouis-0-g2205894696", publisher: "on-nightly",
          kernelPackage: "0.5.11-3.0.999999"))
    #expect(Provenance(from: "helios-3.0.1\n") == Provenance(version: "helios-3.0.1"))
    #expect(Provenance(from: "").isEmpty)
    #expect(Provenance(from: "\n\n").isEmpty)
  }

  @Test func spaceIsReadByTheTabAndABrokenLineIsPassedOver() {
    let list = DatasetSpace.list(
      from: "rpool/ROOT/a\t7\t5\t2\t0\t-\nrpool/ROOT/a@s\t2\t-\t-\t-\t-\nrpool/ROOT/b\tx\nnot so\n")
    #expect(
      list == [
        DatasetSpace(
          name: "rpool/ROOT/a", used: 7, usedByDataset: 5, usedBySnapshots: 2, usedByChildren: 0),
        DatasetSpace(name: "rpool/ROOT/a@s", used: 2),
      ])
    #expect(DatasetSpace.list(from: "").isEmpty)
    #expect(PoolSpace(from: "rpool\t100\t40\n")?.freeInBytes == 40)
    #expect(PoolSpace(from: "rpool\t100") == nil)
    #expect(PoolSpace(from: "") == nil)
  }

  @Test func whatOthersWereClonedFromFreesOnlyItsOwnFiles() {
    var list = BootEnvironmentList(
      ["a", "b"].map { BootEnvironment(name: $0, sizeInBytes: 10, createdAt: 1) })
    list.details.datasets = ["a": "rpool/ROOT/a", "b": "rpool/ROOT/b"]
    list.space = DatasetSpace.list(
      from: "rpool/ROOT/a\t10\t6\t4\t0\t-\nrpool/ROOT/b\t10\t7\t2\t1\trpool/ROOT/a@s\n"
        + "rpool/ROOT/b/var\t1\t1\t0\t0\t-\n")
    #expect(list.gain(ofDestroying: list.environments[0]) == 6)
    #expect(list.gain(ofDestroying: list.environments[1]) == 10)
    list.space = []
    #expect(list.gain(ofDestroying: list.environments[0]) == nil)
  }

  @Test func notesStayWithAnEnvironmentThatGetsAnotherName() {
    var environment = BootEnvironment(name: "a", uuid: "u", sizeInBytes: 1, createdAt: 5)
    var notes = BootEnvironmentNotes()
    notes[environment].isKept = true
    environment.name = "b"
    notes.see([environment], ["b": Provenance(version: "v")], now: 100)
    #expect(notes[environment].isKept)
    #expect(notes[environment].name == "b")
    #expect(notes[environment].provenance?.version == "v")
    notes.see([], [:], now: 200)
    #expect(notes == BootEnvironmentNotes())
  }

  /// Which one ran last must be known, also when one ran for a minute only.
  @Test func theOneThatRanLastIsKnownWheneverAnotherIsStarted() {
    var notes = BootEnvironmentNotes()
    func run(_ name: String, at now: Int) -> [Int?] {
      let all = ["a", "b"].map {
        BootEnvironment(
          name: $0, uuid: $0, flags: $0 == name ? .now : [], sizeInBytes: 1, createdAt: 5)
      }
      notes.see(all, [:], now: now)
      return all.map { notes[$0].lastRun }
    }
    #expect(run("a", at: 10_000) == [10_000, nil])
    #expect(run("a", at: 10_050) == [10_000, nil])
    #expect(run("b", at: 10_060) == [10_000, 10_060])
    #expect(run("a", at: 10_100) == [10_100, 10_060])
    #expect(run("a", at: 13_701) == [13_701, 10_060])
  }

  @Test(arguments: ["", "{", "[]", #"{"format":2,"environments":{}}"#, "\u{0}"])
  func notesThatCannotBeReadAreNone(text: String) {
    #expect(BootEnvironmentNotes(from: text) == BootEnvironmentNotes())
  }

  @Test func theBuildOfOneIsTheLastOfItsVersionThatLeftPackagesBeforeIt() {
    func build(_ number: Int, _ version: String, _ end: Int, _ outcome: BuildOutcome) -> PastBuild {
      var build = PastBuild(
        BuildIdentity(machine: "m", gate: "/g", start: "\(number)", wallSeconds: 0, process: 1),
        log: "/l")
      (build.number, build.version, build.endedAt, build.outcome) = (number, version, end, outcome)
      return build
    }
    let builds = [
      build(5, "v", 600, .clean), build(4, "v", 400, .failed), build(3, "v", 300, .checksFailed),
      build(2, "v", 200, .clean), build(1, "w", 250, .clean),
    ]
    let environment = BootEnvironment(name: "a", sizeInBytes: 1, createdAt: 500)
    #expect(builds.origin(of: environment, version: "v")?.number == 3)
    #expect(builds.origin(of: environment, version: "x") == nil)
    #expect(builds.origin(of: environment, version: nil) == nil)
  }

  @Test func whatIsSaidOfOneDependsOnTheOthers() {
    var list = RetentionTests.list
    #expect(list.words(for: list.environments[2]) == "running now, boots after that")
    #expect(list.words(for: list.environments[4]) == "mounted at /mnt")
    #expect(list.words(for: list.environments[5]) == "next boot, once")
    #expect(list.words(for: list.environments[0]) == "")
    list.environments[5].flags = []
    #expect(list.words(for: list.environments[2]) == "running now, next boot")
  }
}
