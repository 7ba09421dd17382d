import Testing

@testable import Workbench

@Suite struct JobOrderTests {
  @Test func jobsOfOneSecondSortByTheirStart() {
    let first = JobID(milliseconds: 1_795_396_500_007, recipe: "fetch", chance: 63)
    let second = JobID(milliseconds: 1_795_396_500_008, recipe: "build-illumos", chance: 0)
    let last = JobID(milliseconds: 1_795_396_500_999, recipe: "a", chance: 63)
    #expect([last, second, first].sorted() == [first, second, last])
    #expect(last.name == "20261123T011500Z-a-f9ff")
  }

  @Test func namesOfBeforeKeepTheirOrderAmongSeconds() {
    let names = ["20261123T011501Z-fetch-0000", "20261123T011500Z-fetch-ffff", "odd", ""]
    #expect(names.map { JobID($0) }.sorted().map(\.name) == ["", names[1], names[0], "odd"])
  }

  @Test func aMachineThatWasStartedAnewIsToldFromALoss() {
    func job(_ more: String) -> Job? {
      Job.list(
        from: "now 20261123T020000Z\njob 20261123T011500Z-fetch-0000\nfolder /j\nalive no\n"
          + "\(more)state pid=7\nplan {}\n"
      ).first
    }
    #expect(job("")?.state == .lost)
    #expect(job("")?.endedWithTheMachine == false)
    #expect(job("restarted yes\n")?.state == .lost)
    #expect(job("restarted yes\n")?.endedWithTheMachine == true)
  }
}
