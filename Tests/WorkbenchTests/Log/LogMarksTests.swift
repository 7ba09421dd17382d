import Testing

@testable import Workbench

@Suite struct LogMarksTests {
  @Test(arguments: [1, 7, 40, 1000, 5000])
  func eachRowHasTheMarksOfItsLines(rows: Int) async throws {
    let folder = try TemporaryFolder()
    var text = ""
    for line in 0..<3000 {
      text += line % 700 == 3 ? "x.c:1:2: error: no\n" : "\(String(repeating: "-", count: 60))\n"
    }
    let log = try LogDocument(folder.write(text))
    _ = try await log.advanceToEnd()
    var expected = [LineKinds](repeating: [], count: rows)
    for line in stride(from: 3, to: 3000, by: 700) { expected[line * rows / 3000] = .nightlyError }
    #expect(try await log.marks(.errors, rows: rows) == expected)
    #expect(try await log.marks(.banner, rows: rows) == [LineKinds](repeating: [], count: rows))
    let pattern = SearchPattern("ERROR", syntax: .regularExpression)
    _ = try await log.count(pattern)
    #expect(try await log.marks(of: pattern, rows: rows).contains(true) == false)
    _ = try await log.count(SearchPattern("error"))
    let hits = try await log.marks(of: SearchPattern("error"), rows: rows)
    #expect(hits == expected.map { !$0.isEmpty })
  }

  @Test func anEmptyLogHasNoMarks() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(""))
    _ = try await log.advanceToEnd()
    #expect(try await log.marks(.errors, rows: 3) == [[], [], []])
    #expect(try await log.marks(.errors, rows: 0) == [])
  }
}
