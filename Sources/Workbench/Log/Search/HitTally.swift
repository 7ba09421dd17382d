/// How many lines match a pattern, in each block of the index and in all.
///
/// Four bytes a block are enough to count, to draw marks beside a scroll-bar and to jump from hit to
/// hit: in a block with hits the lines are looked at again. A bit for each line would be four megabytes
/// for a log of short lines, and would not be bounded.
struct HitTally: Sendable {
  /// What is looked for.
  let matcher: LineMatcher
  /// The matching lines that begin in each block.
  private(set) var counts: [UInt32] = []
  /// All matching lines.
  private(set) var lines = 0
  /// Lines that were given up, since to match them would have taken too long.
  private(set) var givenUp = 0
  /// Where the first line begins that was not looked at, in bytes.
  private(set) var searched: Int64 = 0
  /// The line at `searched`, if it is too long to be looked at at once.
  private var longLine: LongLineSearch?
  /// The line that has no newline yet, if it is so long.
  private var unended: LongLineSearch?
  /// Where the long lines begin that match.
  private var longHits: Set<Int64> = []

  init(_ matcher: LineMatcher) {
    self.matcher = matcher
  }

  /// How far was looked, in bytes.
  var reach: Int64 { max(searched, longLine?.searched ?? 0) }

  /// Looks on.
  ///
  /// - Parameters:
  ///   - end: Where the last whole line of the log ends.
  ///   - budget: About how many bytes to read at most.
  mutating func advance(
    in file: any LogBytes, to end: Int64, budget: Int, _ buffer: PieceBuffer
  ) throws(LogProblem) {
    try finishLongLine(in: file, budget, buffer)
    guard longLine == nil else { return }
    var pieces = WholeLines(file, searched..<max(searched, end), into: buffer)
    let limit = searched + Int64(budget)
    while searched < limit, let piece = try pieces.next() {
      if let line = piece.longLine {
        longLine = LongLineSearch(line)
        return try finishLongLine(in: file, budget, buffer)
      }
      givenUp += matcher.matches(in: pieces.base, count: piece.count) { start, _ in
        count(lineAt: piece.start + Int64(start))
        return true
      }
      searched = pieces.start
    }
  }

  private mutating func finishLongLine(
    in file: any LogBytes, _ budget: Int, _ buffer: PieceBuffer
  ) throws(LogProblem) {
    try longLine?.advance(matcher, in: file, budget: budget, buffer)
    guard let line = longLine, line.isDone else { return }
    longLine = nil
    searched = line.line.upperBound + 1
    switch line.answer {
    case .matches:
      count(lineAt: line.line.lowerBound)
      longHits.insert(line.line.lowerBound)
    case .givenUp: givenUp += 1
    case .doesNotMatch: break
    }
  }

  /// Whether the line matches that has no newline yet; what was looked at of a long one is remembered.
  ///
  /// - Returns: nil if that is not known yet.
  mutating func matchesUnended(
    in file: any LogBytes, _ line: Range<Int64>, budget: Int, _ buffer: PieceBuffer
  ) throws(LogProblem) -> Bool? {
    guard !line.isEmpty else { return false }
    let known = unended.flatMap { $0.line.lowerBound == line.lowerBound ? $0 : nil }
    var search = known?.grown(to: line.upperBound) ?? LongLineSearch(line)
    try search.advance(matcher, in: file, budget: budget, buffer)
    unended = search
    return search.isDone ? search.answer == .matches : nil
  }

  /// Whether a line matches that is too long to be in memory at once.
  func matches(
    longLine line: Range<Int64>, in file: any LogBytes, _ buffer: PieceBuffer
  ) throws(LogProblem) -> Bool {
    if line.lowerBound < searched { return longHits.contains(line.lowerBound) }
    return try LongLineSearch.answer(of: matcher, in: file, line, buffer) == .matches
  }

  private mutating func count(lineAt start: Int64) {
    let block = LogIndex.block(of: start)
    if counts.count <= block {
      counts.append(contentsOf: repeatElement(0, count: block + 1 - counts.count))
    }
    counts[block] += 1
    lines += 1
  }

  /// The nearest block that has hits, from a block on or back, as far as was looked.
  func nearestBlock(from block: Int, _ direction: LogDirection) -> Int? {
    var block = direction == .backward ? min(block, counts.count - 1) : block
    while counts.indices.contains(block) {
      if counts[block] > 0 { return block }
      block += direction == .forward ? 1 : -1
    }
    return nil
  }
}
