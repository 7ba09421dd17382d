import SystemPackage
import Testing

@testable import Workbench

@Suite struct LogFilterTests {
  @Test(arguments: [
    LogFilter(), LogFilter(includes: [SearchPattern("error")]),
    LogFilter(excludes: [SearchPattern("error")]),
    LogFilter(includes: [SearchPattern("dmake"), SearchPattern("warning")]),
    LogFilter(
      includes: [SearchPattern("^\\S+:", syntax: .regularExpression)],
      excludes: [SearchPattern("WARNING"), SearchPattern("x")]),
    LogFilter(includes: [SearchPattern("no such words")]),
  ])
  func linesAreShownAsEachOfThemMatches(filter: LogFilter) async throws {
    let folder = try TemporaryFolder()
    let soup = LineSoup.lines(2500, seed: 9)
    let log = LogDocument(try LogFile(folder.write(soup)), pieceSize: 10_000)
    _ = try await log.advanceToEnd()
    let expected = try soup.split(separator: 10, omittingEmptySubsequences: false).dropLast()
      .map(Array.init).filter { try shows($0, filter) }
    let progress = try await log.apply(filter)
    #expect(progress.isComplete)
    #expect(progress.rows == expected.count)
    let shown = try await log.lines(rows: 0..<9999, through: filter, bytes: 0..<9999)
    #expect(shown.map(\.bytes) == expected)
    for row in stride(from: 0, to: shown.count, by: 97) {
      let line = try #require(shown[row].number)
      #expect(try await log.row(ofLine: line, through: filter) == row)
      let page = try await log.lines(rows: row..<(row + 3), through: filter, bytes: 0..<9999)
      #expect(page == Array(shown[row...].prefix(3)))
    }
  }

  @Test func aFilterGrowsWithTheLog() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write("keep\ndrop\nkee"))
    let filter = LogFilter(includes: [SearchPattern("keep")])
    _ = try await log.advanceToEnd()
    #expect(try await log.apply(filter).rows == 1)
    try folder.append(Array("p".utf8))
    _ = try await log.advanceToEnd()
    #expect(try await log.apply(filter).hits == [2])
    #expect(try await log.lines(rows: 0..<9, through: filter).map(\.number) == [0, 2])
    try folder.append(Array("\nkeep\n".utf8))
    _ = try await log.advanceToEnd()
    let progress = try await log.apply(filter)
    #expect(progress.rows == 3)
    #expect(progress.hits == [3])
    #expect(try await log.lines(rows: 1..<3, through: filter).map(\.number) == [2, 3])
  }

  @Test func aLogThatIsReadAnewIsFilteredAnew() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("keep\nkeep\nkeep\n")
    let log = try LogDocument(path)
    let filter = LogFilter(includes: [SearchPattern("keep")])
    _ = try await log.advanceToEnd()
    _ = try await log.apply(filter)
    try folder.write("keep\n")
    _ = try await log.advanceToEnd()
    #expect(try await log.apply(filter).rows == 1)
  }

  @Test func everyPatternHasACountOfItsOwn() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write("a\nab\nb\nc\n"))
    _ = try await log.advanceToEnd()
    let progress = try await log.apply(
      LogFilter(includes: [SearchPattern("a"), SearchPattern("b")], excludes: [SearchPattern("c")]))
    #expect(progress.hits == [2, 2, 1])
    #expect(progress.rows == 3)
  }

  private func shows(_ line: [UInt8], _ filter: LogFilter) throws -> Bool {
    func matches(_ pattern: SearchPattern) throws -> Bool {
      let matcher = try LineMatcher(pattern)
      var isMatch = false
      (line + [10]).withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        matcher.matches(in: base, count: bytes.count) { _, _ in
          isMatch = true
          return false
        }
      }
      return isMatch
    }
    let isIncluded = try filter.includes.isEmpty || filter.includes.contains(where: matches)
    return try isIncluded && !filter.excludes.contains(where: matches)
  }
}
