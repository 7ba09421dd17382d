import Testing

@testable import Workbench

@Suite struct RetentionTests {
  private static let gigabyte: Int64 = 1_000_000_000

  private static func one(
    _ name: String, _ age: Int, _ flags: BootEnvironment.Flags = [], at place: String? = nil
  ) -> BootEnvironment {
    BootEnvironment(
      name: name, flags: flags, mountPoint: place.map { .init($0) },
      sizeInBytes: 2 * gigabyte, createdAt: 1_000_000 - age)
  }

  static let list = BootEnvironmentList([
    one("oldest", 90), one("old", 80), one("running", 50, [.now, .onReboot], at: "/"),
    one("newer", 40), one("open", 30, at: "/mnt"), one("newest", 10, .once),
  ])

  @Test func whatRunsIsBootedKeptMountedOrGoodIsNeverProposed() {
    var list = Self.list
    list.notes[list.environments[3]].isKept = true
    let advice = list.advice(toGain: 1000 * Self.gigabyte)
    #expect(advice.proposals.map(\.name) == ["oldest"])
    #expect(
      advice.spared == [
        "old": .lastGood, "running": .running, "newer": .kept, "open": .mounted, "newest": .once,
      ])
    #expect(!advice.isEnough)
  }

  @Test func theNextOneIsNeverProposedWhereverItIs() {
    for index in Self.list.environments.indices {
      var list = Self.list
      for other in list.environments.indices { list.environments[other].flags.remove(.onReboot) }
      list.environments[index].flags.insert(.onReboot)
      let proposed = list.advice(toGain: .max).proposals.map(\.name)
      #expect(!proposed.contains(list.environments[index].name))
    }
  }

  @Test func theOldestAreProposedAndNoMoreThanNeeded() {
    let advice = Self.list.advice(toGain: 3 * Self.gigabyte)
    #expect(advice.proposals.map(\.name) == ["oldest", "newer"])
    #expect(advice.gain == 4 * Self.gigabyte)
    #expect(advice.isEnough)
    #expect(Self.list.advice(toGain: 1).proposals.map(\.name) == ["oldest"])
    #expect(Self.list.advice(toGain: 0).proposals.isEmpty)
  }

  @Test func whatIsNotNeededForTheGainIsGivenBack() {
    var list = Self.list
    list.environments[0].sizeInBytes = Self.gigabyte
    list.environments[3].sizeInBytes = 5 * Self.gigabyte
    #expect(list.advice(toGain: 4 * Self.gigabyte).proposals.map(\.name) == ["newer"])
  }

  @Test func theLastGoodOneIsTheLastThatWasSeenRunning() {
    var list = Self.list
    list.notes[list.environments[0]].lastRun = 500
    list.notes[list.environments[2]].lastRun = 900
    #expect(list.lastGood?.name == "oldest")
  }

  @Test func ofNoBootEnvironmentsNoneIsProposed() {
    let advice = BootEnvironmentList([]).advice(toGain: 5)
    #expect(advice.proposals.isEmpty && advice.spared.isEmpty && !advice.isEnough)
  }
}
