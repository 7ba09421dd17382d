import CPlatform

/// A search pattern made ready to be looked for.
public struct LineMatcher: Sendable {
  /// What is looked for.
  public let pattern: SearchPattern

  /// The words, or some that every match has in it.
  private let words: LiteralFinder?
  private let expression: PatternExpression?

  /// Makes a pattern ready.
  ///
  /// - Throws: ``LogProblem/badPattern(reason:offset:)`` if it is no regular expression.
  public init(_ pattern: SearchPattern) throws(LogProblem) {
    self.pattern = pattern
    switch pattern.syntax {
    case .literal:
      // No line has a newline in it.
      let text = pattern.text.contains("\n") ? "" : pattern.text
      words = LiteralFinder(text.utf8, ignoringCase: pattern.ignoresCase)
      expression = nil
    case .regularExpression:
      do throws(PatternExpression.Mistake) {
        expression = try PatternExpression(pattern.text, ignoringCase: pattern.ignoresCase)
      } catch {
        throw .badPattern(reason: error.reason, offset: error.offset)
      }
      words = LiteralFinder(
        RequiredWords.of(pattern.text), ignoringCase: pattern.ignoresCase)
    }
  }

  /// Where a line matches, for whoever wants to show it; at most so many places.
  public func ranges(in line: [UInt8], limit: Int = 1000) -> [Range<Int>] {
    line.withUnsafeBytes { line in
      guard let base = line.baseAddress else { return [] }
      var ranges: [Range<Int>] = []
      var start = 0
      let places = expression?.makePlaces()
      while start <= line.count, ranges.count < limit {
        let found: Range<Int>?
        if let expression, let places {
          found = expression.match(in: line, from: start, places)
        } else {
          found = words?.find(in: base, start..<line.count).map {
            $0..<($0 + (words?.needle.count ?? 0))
          }
        }
        guard let found else { break }
        if !found.isEmpty { ranges.append(found) }
        start = max(found.upperBound, start + 1)
      }
      return ranges
    }
  }
}

extension LineMatcher {
  /// Goes through some whole lines and gives those that match, in order.
  ///
  /// - Parameters:
  ///   - base: The first byte of the first line.
  ///   - count: The length of the lines in bytes. The last one may be without its newline.
  ///   - found: Takes where a line begins and where its newline is, or would be; says whether to go on.
  func matches(
    in base: UnsafeRawPointer, count: Int, _ found: (_ start: Int, _ end: Int) -> Bool
  ) {
    let places = expression?.makePlaces()
    var start = 0
    while start < count {
      var line = start
      if let words {
        guard let hit = words.find(in: base, start..<count) else { return }
        line = lineStart(base, before: hit, from: start)
        start = hit
      } else if expression == nil {
        return
      }
      let end = lineEnd(base, from: start, count: count)
      if matchesExpression(base, line..<end, places), !found(line, end) { return }
      start = end + 1
    }
  }

  private func matchesExpression(
    _ base: UnsafeRawPointer, _ line: Range<Int>, _ places: PatternExpression.Places?
  ) -> Bool {
    guard let expression, let places else { return true }
    let bytes = UnsafeRawBufferPointer(start: base + line.lowerBound, count: line.count)
    return expression.match(in: bytes, places) != nil
  }

  private func lineStart(_ base: UnsafeRawPointer, before hit: Int, from start: Int) -> Int {
    guard let newline = memrchr(base + start, 10, hit - start) else { return start }
    return UnsafeRawPointer(newline) - base + 1
  }

  private func lineEnd(_ base: UnsafeRawPointer, from start: Int, count: Int) -> Int {
    guard let newline = memchr(base + start, 10, count - start) else { return count }
    return UnsafeRawPointer(newline) - base
  }
}
