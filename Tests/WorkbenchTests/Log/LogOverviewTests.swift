import Testing

@testable import Workbench

@Suite struct LogOverviewTests {
  @Test(arguments: [1, 7, 40, 1000, 5000])
  func eachPartHasTheMarksOfItsLines(parts: Int) async throws {
    let folder = try TemporaryFolder()
    var text = ""
    for line in 0..<3000 {
      text += line % 700 == 3 ? "x.c:1:2: error: no\n" : "\(String(repeating: "-", count: 60))\n"
    }
    let log = try LogDocument(folder.write(text))
    _ = try await log.advanceToEnd()
    var expected = [LineKinds](repeating: [], count: parts)
    for line in stride(from: 3, to: 3000, by: 700) { expected[line * parts / 3000] = .nightlyError }
    #expect(try await log.overview(parts: parts, hits: nil).kinds == expected)
    let pattern = SearchPattern("error")
    #expect(try await log.overview(parts: parts, hits: pattern).hasHits.contains(true) == false)
    _ = try await log.count(pattern)
    for _ in 0..<2 {
      let overview = try await log.overview(parts: parts, hits: pattern)
      #expect(overview.kinds == expected)
      #expect(overview.hasHits == expected.map { !$0.isEmpty })
    }
  }

  @Test func anEmptyLogHasNoMarks() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(""))
    _ = try await log.advanceToEnd()
    #expect(try await log.overview(parts: 3, hits: nil) == LogOverview(parts: 3))
    #expect(try await log.overview(parts: 0, hits: nil) == LogOverview())
  }
}
