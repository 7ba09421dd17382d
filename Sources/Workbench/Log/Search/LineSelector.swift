/// Says of each line of a piece whether a filter shows it.
struct LineSelector: Sendable {
  /// The filter.
  let filter: LogFilter
  private let includes: [LineMatcher]
  private let excludes: [LineMatcher]

  /// The lines of the last piece, with what matched them.
  private(set) var lines: [Line] = []
  /// How many lines of the last piece each pattern has matched, in the filter's order.
  private(set) var hits: [Int] = []

  /// A line of a piece.
  struct Line: Hashable, Sendable {
    /// Where it begins, in bytes from the start of the piece.
    var start: Int
    fileprivate var isIncluded = false
    fileprivate var isExcluded = false
  }

  /// Makes a selector.
  init(_ filter: LogFilter) throws(LogProblem) {
    self.filter = filter
    var matchers: [LineMatcher] = []
    for pattern in filter.patterns { matchers.append(try LineMatcher(pattern)) }
    includes = Array(matchers.prefix(filter.includes.count))
    excludes = Array(matchers.dropFirst(filter.includes.count))
  }

  /// Whether a line of the last piece is shown.
  func shows(_ line: Line) -> Bool {
    (includes.isEmpty || line.isIncluded) && !line.isExcluded
  }

  /// Looks at a piece of a log.
  mutating func select(
    _ piece: WholeLines.Piece, at base: UnsafeRawPointer, of file: any LogBytes,
    _ buffer: PieceBuffer
  ) throws(LogProblem) {
    guard let line = piece.longLine else { return select(in: base, count: piece.count) }
    try select(longLine: line, in: file, buffer)
  }

  private mutating func select(in base: UnsafeRawPointer, count: Int) {
    findLines(in: base, count: count)
    hits.removeAll(keepingCapacity: true)
    for matcher in includes { mark(matcher, base, count) { $0.isIncluded = true } }
    for matcher in excludes { mark(matcher, base, count) { $0.isExcluded = true } }
  }

  /// Looks at a line that is too long to be in memory at once.
  private mutating func select(
    longLine: Range<Int64>, in file: any LogBytes, _ buffer: PieceBuffer
  ) throws(LogProblem) {
    var line = Line(start: 0)
    hits.removeAll(keepingCapacity: true)
    for (index, matcher) in (includes + excludes).enumerated() {
      let isHit = try LongLineSearch.answer(of: matcher, in: file, longLine, buffer) == .matches
      hits.append(isHit ? 1 : 0)
      if isHit, index < includes.count { line.isIncluded = true }
      if isHit, index >= includes.count { line.isExcluded = true }
    }
    lines = [line]
  }

  private mutating func findLines(in base: UnsafeRawPointer, count: Int) {
    lines.removeAll(keepingCapacity: true)
    var start = 0
    let newline = LiteralFinder([UInt8(ascii: "\n")], ignoringCase: false)
    while start < count {
      lines.append(Line(start: start))
      guard let end = newline?.find(in: base, start..<count) else { return }
      start = end + 1
    }
  }

  private mutating func mark(
    _ matcher: LineMatcher, _ base: UnsafeRawPointer, _ count: Int,
    _ change: (inout Line) -> Void
  ) {
    var (line, hits) = (0, 0)
    matcher.matches(in: base, count: count) { start, _ in
      while lines[line].start < start { line += 1 }
      change(&lines[line])
      hits += 1
      return true
    }
    self.hits.append(hits)
  }
}
