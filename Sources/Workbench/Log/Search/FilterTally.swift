/// How many lines a filter shows, in each block of the index and in all.
struct FilterTally: Sendable {
  private(set) var selector: LineSelector
  /// For each block the number of lines shown of those that begin before it.
  private var rowsBefore: [Int] = [0]
  /// All lines shown that have ended.
  private(set) var rows = 0
  /// What is known of the line without a newline at the end.
  private var unended: Unended

  /// A line that has no newline yet.
  struct Unended: Sendable {
    /// Where it begins and where it ends by now.
    var line: Range<Int64> = 0..<0
    /// Whether it is shown.
    var isShown = false
    /// Which patterns match it: 1 for each that does.
    var hits: [Int]
  }

  /// The lines that each pattern matches.
  private(set) var hits: [Int]
  /// Where the first line begins that the filter was not applied to, in bytes.
  private(set) var filtered: Int64 = 0

  init(_ filter: LogFilter) throws(LogProblem) {
    selector = try LineSelector(filter)
    hits = filter.patterns.map { _ in 0 }
    unended = Unended(hits: hits)
  }

  /// Goes on with the filter.
  ///
  /// - Parameters:
  ///   - end: Where the last whole line of the log ends.
  ///   - budget: About how many bytes to read at most.
  mutating func advance(
    in file: any LogBytes, to end: Int64, budget: Int, _ buffer: PieceBuffer
  ) throws(LogProblem) {
    var pieces = WholeLines(file, filtered..<max(filtered, end), into: buffer)
    let limit = filtered + Int64(budget)
    while filtered < limit, let piece = try pieces.next() {
      try selector.select(piece, at: pieces.base, of: file, buffer)
      for line in selector.lines where selector.shows(line) {
        show(lineAt: piece.start + Int64(line.start))
      }
      for (index, count) in selector.hits.enumerated() { hits[index] += count }
      filtered = pieces.start
    }
  }

  /// Looks at the line that has no newline yet; one that is too long to be in memory at once is not shown
  /// until it ends.
  mutating func lookAtUnended(
    in file: any LogBytes, _ line: Range<Int64>, _ buffer: PieceBuffer
  ) throws(LogProblem) -> Unended {
    if unended.line == line { return unended }
    unended = Unended(line: line, hits: selector.filter.patterns.map { _ in 0 })
    var pieces = WholeLines(file, line, into: buffer)
    guard line.count <= buffer.capacity, let piece = try pieces.next() else { return unended }
    try selector.select(piece, at: pieces.base, of: file, buffer)
    unended.isShown = selector.lines.first.map(selector.shows) ?? false
    unended.hits = selector.hits
    return unended
  }

  private mutating func show(lineAt start: Int64) {
    let block = LogIndex.block(of: start)
    while rowsBefore.count <= block { rowsBefore.append(rows) }
    rows += 1
  }

  /// The number of lines shown of those that begin before a block.
  func rows(beforeBlock block: Int) -> Int {
    block < rowsBefore.count ? rowsBefore[block] : rows
  }

  /// The block that holds a row; nil if no row of that number is known.
  func block(ofRow row: Int) -> Int? {
    guard (0..<rows).contains(row) else { return nil }
    var (low, high) = (0, rowsBefore.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if rowsBefore[middle] <= row { low = middle } else { high = middle }
    }
    return low
  }
}
