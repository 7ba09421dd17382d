import SystemPackage
import Testing

@testable import Workbench

@Suite struct HistoryTests {
  let sandbox: HistorySandbox
  var gate: Gate { sandbox.gate }

  init() throws { sandbox = try HistorySandbox() }

  @Test func buildsAreNumberedInTheOrderTheyBecomeKnown() async throws {
    let history = try sandbox.open()
    let builds = try await history.record([
      sandbox.record("10:00:00"), sandbox.record("11:00:00", process: 43),
    ])
    #expect(builds.map(\.number) == [1, 2])
    #expect(try await history.builds(of: gate, on: "genesis").map(\.number) == [2, 1])
  }

  @Test func gatesAndMachinesCountForThemselves() async throws {
    let history = try sandbox.open()
    var other = try sandbox.record("10:00:00")
    other.build.identity.gate = "/elsewhere"
    var far = try sandbox.record("10:00:00")
    far.build.identity.machine = "far"
    let builds = try await history.record([sandbox.record("10:00:00"), other, far])
    #expect(builds.map(\.number) == [1, 1, 1])
    #expect(try await history.builds(of: gate, on: "genesis").count == 1)
  }

  @Test func aBuildToldOfTwiceIsOneBuild() async throws {
    let history = try sandbox.open()
    var begun = try sandbox.record("10:00:00", .running, seconds: nil)
    begun.build.builder = "robin"
    begun.repositories = [
      PastRepository(name: "illumos", commit: "c0ffee", branch: "stlouis", changes: 2)
    ]
    try await history.record([begun])
    let ended = try await history.record([sandbox.record("10:00:00", .failed)])
    #expect(ended.map(\.number) == [1])
    let record = try #require(try await history.record(1, of: gate, on: "genesis"))
    #expect(record.build.outcome == .failed)
    #expect(record.build.builder == "robin")
    #expect(record.repositories == begun.repositories)
  }

  @Test func aLogThatDoesNotNameItsProcessIsTheSameBuildAllTheSame() async throws {
    let history = try sandbox.open()
    try await history.record([sandbox.record("10:00:00", process: 42)])
    try await history.record([sandbox.record("10:00:00", process: nil)])
    #expect(try await history.builds(of: gate, on: "genesis").map(\.identity.process) == [42])
  }

  @Test func twoBuildsOfOneSecondAreTwo() async throws {
    let history = try sandbox.open()
    try await history.record([
      sandbox.record("10:00:00", process: 42), sandbox.record("10:00:00", process: 43),
    ])
    #expect(try await history.builds(of: gate, on: "genesis").count == 2)
  }

  @Test func whatWasReadToItsEndIsNotReplacedByLess() async throws {
    let history = try sandbox.open()
    var whole = try sandbox.record("10:00:00", .failed)
    whole.isWhole = true
    whole.errors = [PastError("id.c:1:2: error: x", component: "cmd/id", line: 7)]
    whole.phases = [PastPhase(name: "clobber", state: .done, seconds: 21, offset: 0)]
    var part = try sandbox.record("10:00:00", .unknown)
    part.errors = [PastError("something else")]
    try await history.record([whole, part])
    let kept = try #require(try await history.record(1, of: gate, on: "genesis"))
    #expect(kept.errors == whole.errors)
    #expect(kept.phases == whole.phases)
    #expect(kept.build.outcome == .failed)
  }

  @Test func aNumberIsNeverGivenTwice() async throws {
    let history = try sandbox.open()
    try await history.record([
      sandbox.record("10:00:00", process: 1), sandbox.record("11:00:00", process: 2),
    ])
    try await history.pool.write { try $0.execute(sql: "DELETE FROM build WHERE number = 2") }
    let next = try await history.record([sandbox.record("12:00:00", process: 3)])
    #expect(next.map(\.number) == [3])
  }

  @Test func aBuildWhoseEndNobodySawIsCalledInterrupted() async throws {
    let history = try sandbox.open()
    try await history.record([
      sandbox.record("10:00:00", process: 1, .running),
      sandbox.record("11:00:00", process: 2, .running),
    ])
    try await history.settle(gate, on: "genesis", runningAs: [2])
    let outcomes = try await history.builds(of: gate, on: "genesis").map(\.outcome)
    #expect(outcomes == [.running, .interrupted])
  }

  @Test func hostileTextStaysText() async throws {
    let history = try sandbox.open()
    var record = try sandbox.record("10:00:00", .failed)
    let text = "x'); DROP TABLE build; --\u{1b}[31m\"\n\0 end"
    record.errors = [PastError(text, component: "cmd/\u{1b}'x")]
    try await history.record([record])
    let kept = try #require(try await history.record(1, of: gate, on: "genesis"))
    #expect(kept.errors == record.errors)
    #expect(kept.errors.first?.text.hasSuffix("\u{FFFD} end") == true)
  }
}
