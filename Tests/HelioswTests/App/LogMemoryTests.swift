import Testing

@testable import heliosw

/// Two screens that keep what they know of logs in one file.
@Suite struct LogMemoryTests {
  private func memory(_ files: String..., marks: [String: Int] = [:]) -> LogMemory {
    var memory = LogMemory()
    memory.logs = files.map { LogMemory.Entry(file: $0, top: 1, marks: marks) }
    return memory
  }

  private let filters = LogMemory.Filters(includes: [], excludes: [])

  @Test func whatOneKeepsDoesNotTakeAwayWhatTheOtherKept() {
    let merged = memory("mine", "old").merged(since: memory("old"), with: memory("theirs", "old"))
    #expect(merged.logs.map(\.file) == ["mine", "theirs", "old"])
  }

  @Test func whatWasNotChangedHereIsAsTheOtherLeftIt() {
    let base = memory("log")
    let theirs = memory("log", marks: ["a": 7])
    #expect(base.merged(since: base, with: theirs) == theirs)
  }

  @Test func whatBothChangedIsOfTheOneThatKeepsItLast() {
    let mine = memory("log", marks: ["a": 3])
    let merged = mine.merged(since: memory("log"), with: memory("log", marks: ["a": 7]))
    #expect(merged.logs == mine.logs)
  }

  @Test func filtersOfOtherWorkspacesStayAndOnesOwnGo() {
    var base = LogMemory()
    base.filters = ["here": filters]
    var theirs = base
    theirs.filters["there"] = filters
    #expect(LogMemory().merged(since: base, with: theirs).filters == ["there": filters])
    #expect(base.merged(since: base, with: theirs).filters.count == 2)
  }

  @Test func noMoreThanFiftyLogsAreKept() {
    var theirs = LogMemory()
    theirs.logs = (0..<50).map { LogMemory.Entry(file: "\($0)", top: nil, marks: [:]) }
    let merged = memory("mine").merged(since: LogMemory(), with: theirs)
    #expect(merged.logs.count == 50)
    #expect(merged.logs.first?.file == "mine")
  }
}
