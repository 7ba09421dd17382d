import SystemPackage
import Testing

@testable import Workbench

/// Lines that are longer than what is searched at once.
@Suite struct LongLineSearchTests {
  private static let window = 4096

  /// A line of so many bytes that has some words at a place.
  private func line(_ length: Int, _ words: String = "", at place: Int = 0) -> [UInt8] {
    var line = [UInt8](repeating: UInt8(ascii: "x"), count: length)
    line.replaceSubrange(place..<(place + words.utf8.count), with: words.utf8)
    return line
  }

  @Test(arguments: [0, 5, window - 4, window - 2, window, 2 * window - 3, 2 * window + 90])
  func whatIsAnywhereInALongLineIsFound(place: Int) async throws {
    let folder = try TemporaryFolder()
    let long = line(2 * Self.window + 100, "Needle", at: place)
    let log = try open(folder.write(Array("Needle\n".utf8) + long + [10] + long))
    _ = try await log.advanceToEnd()
    for pattern in [
      SearchPattern("Needle"), SearchPattern("needle"),
      SearchPattern("N[e]+dle", syntax: .regularExpression),
    ] {
      #expect(try await log.matches(of: pattern, in: 0..<3) == [0, 1, 2])
      #expect(try await log.search(pattern, from: 0) == 1)
      #expect(try await count(pattern, in: log) == 3)
      #expect(try await log.search(pattern, from: 2, .backward) == 1)
    }
  }

  @Test func aFilterLooksAtTheWholeOfALongLine() async throws {
    let folder = try TemporaryFolder()
    let late = line(2 * Self.window, "Needle", at: 2 * Self.window - 20)
    let log = try open(folder.write(late + [10] + line(2 * Self.window) + [10] + late + [10]))
    _ = try await log.advanceToEnd()
    for (filter, shown) in [
      (LogFilter(includes: [SearchPattern("needle")]), [0, 2]),
      (LogFilter(excludes: [SearchPattern("needle")]), [1]),
    ] {
      let progress = try await log.apply(filter)
      #expect(progress.rows == shown.count)
      #expect(progress.hits == [2])
      #expect(try await log.lines(rows: 0..<9, through: filter).map(\.number) == shown)
    }
  }

  @Test(arguments: [
    ("^x+N", true), ("dle$", true), ("^Needle", false), ("(?<=x{9})Needle$", true),
    ("Needle(?=x)", false), ("\\bNeedle", false), ("x{9}Needle\\z", true), ("xx$", false),
  ])
  func anExpressionKnowsWhereALongLineBeginsAndEnds(
    expression: String, isHit: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let length = Self.window + 30
    let start = expression.hasPrefix("^x+N") ? 40 : length - 6
    let log = try open(folder.write(line(length, "Needle", at: start) + [10]))
    _ = try await log.advanceToEnd()
    let pattern = SearchPattern(expression, syntax: .regularExpression)
    let end = SearchPattern("dle$", syntax: .regularExpression)
    #expect(try await count(pattern, in: log) == (isHit ? 1 : 0))
    #expect(try await count(end, in: log) == (start == 40 ? 0 : 1))
  }

  @Test func aLongLineThatGrowsIsSearchedOnWhereItEnded() async throws {
    let folder = try TemporaryFolder()
    let log = try open(folder.write(line(Self.window + 3, "Nee", at: Self.window)))
    _ = try await log.advanceToEnd()
    let pattern = SearchPattern("Needle")
    #expect(try await count(pattern, in: log) == 0)
    try folder.append(Array("dle".utf8))
    _ = try await log.advanceToEnd()
    #expect(try await count(pattern, in: log) == 1)
    try folder.append(Array("\nnothing\n".utf8))
    _ = try await log.advanceToEnd()
    #expect(try await count(pattern, in: log) == 1)
    #expect(try await log.search(pattern, from: -1) == 0)
  }

  private func open(_ path: FilePath) throws -> LogDocument {
    LogDocument(try LogFile(path), searchWindow: Self.window)
  }

  private func count(_ pattern: SearchPattern, in log: LogDocument) async throws -> Int {
    var progress = try await log.count(pattern)
    while !progress.isComplete { progress = try await log.count(pattern) }
    return progress.lines
  }
}
