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
  /// Where the first line begins that was not looked at, in bytes.
  private(set) var searched: Int64 = 0

  init(_ matcher: LineMatcher) {
    self.matcher = matcher
  }

  /// Looks on.
  ///
  /// - Parameters:
  ///   - end: Where the last whole line of the log ends.
  ///   - budget: About how many bytes to read at most.
  mutating func advance(
    in file: any LogBytes, to end: Int64, budget: Int, _ buffer: PieceBuffer
  ) throws(LogProblem) {
    var pieces = WholeLines(file, searched..<max(searched, end), into: buffer)
    let limit = searched + Int64(budget)
    while searched < limit, let piece = try pieces.next() {
      matcher.matches(in: pieces.base, count: piece.count) { start, _ in
        count(lineAt: piece.start + Int64(start))
        return true
      }
      searched = pieces.start
    }
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
