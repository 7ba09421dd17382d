import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// What the engine reads for a screen of a log.
@Suite struct LogRequestTests {
  private func rows(_ change: (inout LogRequest) -> Void) async throws -> [String] {
    let home = try Home()
    let commands = (0..<9).map { "/usr/bin/gcc -c \($0).c" }
    let text =
      (["first", "a.c:1:2: error: no"] + commands + ["last"]).joined(separator: "\n") + "\n"
    let log = try LogDocument(home.write(text, to: "nightly.log"))
    _ = try await log.advance()
    var request = LogRequest(
      subject: .build(1), rows: -14..<34, folding: .on, bytes: 0..<100)
    change(&request)
    if !request.filter.isEmpty { _ = try await log.apply(request.filter) }
    return try await log.rows(request).map { row in
      switch row {
      case .line(let line): line.text
      case .fold(let fold): "\(fold.lines)"
      }
    }
  }

  @Test func foldsStandForTheirLines() async throws {
    #expect(
      try await rows { _ in } == [
        "first", "a.c:1:2: error: no", "2..<10", "/usr/bin/gcc -c 8.c", "last",
      ])
  }

  @Test func anOpenFoldIsRead() async throws {
    #expect(try await rows { $0.open = [2] }.count == 12)
  }

  @Test func aFilterShowsItsLinesThoughAllElseIsFolded() async throws {
    let filter = LogFilter(includes: [SearchPattern("gcc")])
    let shown = try await rows { $0.filter = filter }
    #expect(shown.count == 9)
    #expect(shown.allSatisfy { $0.contains("gcc") })
  }

  @Test func jumpsLeadToLinesThatTheFilterShows() async throws {
    let home = try Home()
    let text = "x: error: 1\nhidden x: error: 2\nplain\nx: error: 3\nhidden x: error: 4"
    let log = try LogDocument(home.write(text, to: "nightly.log"))
    _ = try await log.advance()
    var quest = LogQuest(
      subject: .build(1), target: .error, direction: .forward, from: 0,
      filter: LogFilter(excludes: [SearchPattern("hidden")]))
    #expect(try await log.find(quest) == 3)
    quest.from = 3
    #expect(try await log.find(quest) == nil)
    (quest.direction, quest.from) = (.backward, 5)
    #expect(try await log.find(quest) == 3)
    quest.filter = LogFilter()
    #expect(try await log.find(quest) == 4)
  }

  @Test func withoutFoldingAllLinesAreRead() async throws {
    #expect(try await rows { $0.folding = .off }.count == 12)
  }
}
