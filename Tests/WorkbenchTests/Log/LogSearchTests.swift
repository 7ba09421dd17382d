import SystemPackage
import Testing

@testable import Workbench

@Suite struct LogSearchTests {
  @Test(arguments: [
    "error", "Error", "WARNING", "dmake: ", "x", ":", "ld: fatal:", "-o error ", "\u{1B}[31m", "no",
    "no such words", "first referenced", "é",
  ])
  func wordsAreFoundWhereGrepFindsThem(words: String) async throws {
    let option = SearchPattern(words).ignoresCase ? "-anFi" : "-anF"
    try await compare(SearchPattern(words), grep: "\(option) -e")
  }

  @Test(arguments: [
    "error", "^dmake", "first.*Undefined$", "[ \\t]error[:\\t ]", "(warn|ERROR):", "\\d+:\\d+",
    "x.c",
    "\\berror\\b", "^$", "^", "a{2}", "(?i)WARNING", "\\S+ --> ", "Error\\s", "\\.c", "c+:", "ab?x",
    "symbol .timezone'", "[^a-z]dmake",
  ])
  func expressionsAreFoundWhereGrepFindsThem(expression: String) async throws {
    let pattern = SearchPattern(expression, syntax: .regularExpression)
    try await compare(pattern, grep: pattern.ignoresCase ? "-anPi" : "-anP")
  }

  @Test(arguments: ["(", "[a", "a**", "\\", "(?<x", "*"])
  func whatIsNoExpressionIsRefused(expression: String) throws {
    let pattern = SearchPattern(expression, syntax: .regularExpression)
    #expect(throws: LogProblem.self) { try LineMatcher(pattern) }
  }

  @Test func anExpressionThatWouldTakeForEverIsGivenUp() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(
      folder.write(String(repeating: "a", count: 5000) + "b\nshort\n"))
    _ = try await log.advanceToEnd()
    let pattern = SearchPattern("(a+)+(a+)+$", syntax: .regularExpression)
    let progress = try await log.count(pattern)
    #expect(progress.lines == 0)
    #expect(progress.givenUp == 1)
    #expect(try await log.count(SearchPattern("h(o+)r", syntax: .regularExpression)).lines == 1)
  }

  @Test(arguments: ["(?:x|y)+z", "(x|y)+z$", "^(?:(x)|(y))*z$"])
  func anExpressionThatNeedsMuchStackFindsALongLine(expression: String) async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(String(repeating: "xy", count: 40_000) + "z\n"))
    _ = try await log.advanceToEnd()
    let pattern = SearchPattern(expression, syntax: .regularExpression)
    #expect(try await log.count(pattern).lines == 1)
  }

  @Test func theLinesThatMatchAreGivenInPortions() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(
      folder.write(String(repeating: "hit\nmiss\n", count: 20_000) + "hit"))
    _ = try await log.advanceToEnd()
    let pattern = SearchPattern("hit")
    var numbers: [Int] = []
    while true {
      let lines = try await log.lines(
        matching: pattern, from: (numbers.last ?? -1) + 1, limit: 100)
      guard !lines.isEmpty else { break }
      #expect(lines.allSatisfy { $0.text == "hit" })
      numbers += lines.compactMap(\.number)
    }
    #expect(numbers == Array(stride(from: 0, through: 40_000, by: 2)))
  }

  @Test func noWordsAtAllAreNowhere() async throws {
    let log = try LogDocument(LogFixture.path("simulated/quick/nightly.log"))
    _ = try await log.advanceToEnd()
    #expect(try await log.count(SearchPattern("")).lines == 0)
    #expect(try await log.search(SearchPattern("a\nb"), from: -1) == nil)
  }

  @Test func theCountGrowsWithTheLog() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write("hit\nmiss\nhi"))
    _ = try await log.advanceToEnd()
    #expect(try await log.count(SearchPattern("hit")).lines == 1)
    try folder.append(Array("t".utf8))
    _ = try await log.advanceToEnd()
    #expect(try await log.count(SearchPattern("hit")).lines == 2)
    #expect(try await log.search(SearchPattern("hit"), from: 0) == 2)
    try folder.append(Array("ting\nhit\n".utf8))
    _ = try await log.advanceToEnd()
    let progress = try await log.count(SearchPattern("hit"))
    #expect(progress.lines == 3)
    #expect(progress.isComplete)
  }

  @Test func aLineIsCountedOnceHoweverOftenItMatches() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write("hit hit hit\n"))
    _ = try await log.advanceToEnd()
    #expect(try await log.count(SearchPattern("hit")).lines == 1)
  }

  @Test func theWordsOfALineAreGivenToShowThem() throws {
    let words = try LineMatcher(SearchPattern("ab"))
    #expect(words.ranges(in: Array("abxABab".utf8)) == [0..<2, 3..<5, 5..<7])
    let expression = try LineMatcher(SearchPattern("[a-c]+", syntax: .regularExpression))
    #expect(expression.ranges(in: Array("abxABab".utf8)) == [0..<2, 3..<7])
    #expect(expression.ranges(in: []) == [])
  }

  @Test(arguments: 0..<20)
  func theFinderMissesNothing(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        "abAB:".utf8.randomElement(using: &random) ?? 0
      }
      let words = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        "abAB:".utf8.randomElement(using: &random) ?? 0
      }
      let ignoringCase = Bool.random(using: &random)
      let finder = try #require(LiteralFinder(words, ignoringCase: ignoringCase))
      let start = Int.random(in: 0...text.count, using: &random)
      let found = text.withUnsafeBytes { bytes in
        bytes.baseAddress.flatMap { finder.find(in: $0, start..<text.count) }
      }
      #expect(found == firstPlace(of: words, in: text, from: start, ignoringCase))
    }
  }

  @Test(arguments: [
    ("abc", "abc"), ("ab*c", "a"), ("a+bc", "bc"), ("x|yyyy", ""), ("(abc)d", ""),
    ("\\.cde", ".cde"),
    ("\\bword\\b", "word"), ("[abc]def", "def"), ("[]x]def", "def"), ("ab{2,3}cde", "cde"),
    ("\\x41bc", ""), ("\\Qa.b\\E", ""), ("^abc$", "abc"), ("a.bcd", "bcd"), ("ab?", "a"), ("é", ""),
    ("abc\\", ""), ("[abc", ""),
  ])
  func theWordsThatEveryMatchHasAreReadOff(expression: String, words: String) {
    #expect(RequiredWords.of(expression) == Array(words.utf8))
  }

  private func firstPlace(
    of words: [UInt8], in text: [UInt8], from start: Int, _ ignoringCase: Bool
  ) -> Int? {
    guard text.count - words.count >= start else { return nil }
    return (start...(text.count - words.count)).first { place in
      zip(words, text[place...]).allSatisfy { word, byte in
        word == byte || ignoringCase && word.smallLetter == byte.smallLetter
      }
    }
  }

  /// Compares the lines found by counting, by going forwards and by going backwards with grep's.
  private func compare(_ pattern: SearchPattern, grep options: String) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(LineSoup.lines(2500, seed: 5) + LineSoup.tricky)
    let quoted = "'" + pattern.text.replacing("'", with: "'\\''") + "'"
    let expected = try RealPipelines.lines(of: "grep \(options) \(quoted) \"$1\"", on: file)
      .compactMap { Int(String(decoding: $0.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)) }
      .map { $0 - 1 }
    let log = LogDocument(try LogFile(file), pieceSize: 10_000)
    let status = try await log.advanceToEnd()
    #expect(try await log.matches(of: pattern, in: 0..<status.lines) == expected)
    #expect(try await walk(log, pattern, status.lines) == expected)
    #expect(try await log.count(pattern).lines == expected.count)
    #expect(try await walk(log, pattern, status.lines) == expected)
  }

  /// The hits found from the start on, after proving that the way back is the same.
  private func walk(
    _ log: LogDocument, _ pattern: SearchPattern, _ lines: Int
  ) async throws -> [Int] {
    var forward: [Int] = []
    var line = -1
    while forward.count < 20, let next = try await log.search(pattern, from: line) {
      forward.append(next)
      line = next
    }
    var backward: [Int] = []
    line = (forward.last ?? -1) + 1
    while let previous = try await log.search(pattern, from: line, .backward) {
      backward.append(previous)
      line = previous
    }
    #expect(backward == forward.reversed())
    guard forward.count == 20 else { return forward }
    return try await log.matches(of: pattern, in: 0..<lines)
  }
}
