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
          found = expression.match(in: line, from: start, places).range
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
  /// Whether a line matches.
  enum Answer: Hashable, Sendable {
    case matches
    case doesNotMatch
    /// It would have taken too long to find out.
    case givenUp
  }

  /// The length of the longest match that may be cut by the end of what is in memory; of an
  /// expression's nothing is known.
  var longestKnown: Int { expression == nil ? words?.needle.count ?? 1 : .max }

  /// Goes through some whole lines and gives those that match, in order.
  ///
  /// - Parameters:
  ///   - base: The first byte of the first line.
  ///   - count: The length of the lines in bytes. The last one may be without its newline.
  ///   - found: Takes where a line begins and where its newline is, or would be; says whether to go on.
  /// - Returns: How many lines were given up, since to match them would have taken too long.
  @discardableResult
  func matches(
    in base: UnsafeRawPointer, count: Int, _ found: (_ start: Int, _ end: Int) -> Bool
  ) -> Int {
    let places = expression?.makePlaces()
    var start = 0
    var givenUp = 0
    while start < count {
      var line = start
      if let words {
        guard let hit = words.find(in: base, start..<count) else { break }
        line = lineStart(base, before: hit, from: start)
        start = hit
      } else if expression == nil {
        break
      }
      let end = lineEnd(base, from: start, count: count)
      switch matchExpression(base, line..<end, places) {
      case .found: if !found(line, end) { return givenUp }
      case .givenUp: givenUp += 1
      case .notFound: break
      }
      start = end + 1
    }
    return givenUp
  }

  /// Looks for a match in a part of a line.
  ///
  /// - Parameters:
  ///   - start: The byte from which on a match may begin.
  ///   - endsThere: Whether the line ends with the part.
  func match(
    in part: UnsafeRawBufferPointer, from start: Int, endsThere: Bool
  ) -> PatternExpression.Answer {
    guard let base = part.baseAddress else { return .notFound }
    if let words {
      guard let hit = words.find(in: base, start..<part.count) else { return .notFound }
      if expression == nil { return .found(hit..<(hit + words.needle.count)) }
    }
    guard let expression else { return .notFound }
    return expression.match(in: part, from: start, endsThere: endsThere, expression.makePlaces())
  }

  private func matchExpression(
    _ base: UnsafeRawPointer, _ line: Range<Int>, _ places: PatternExpression.Places?
  ) -> PatternExpression.Answer {
    guard let expression, let places else { return .found(line) }
    let bytes = UnsafeRawBufferPointer(start: base + line.lowerBound, count: line.count)
    return expression.match(in: bytes, places)
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
