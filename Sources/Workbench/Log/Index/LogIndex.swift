/// Where the lines of a log are and what they are, in a few bytes for each block of the file.
///
/// A block has 32 KiB. For each one the index knows the number of the first line that begins in it
/// or behind it, the kinds of the lines that begin in it, and what the lines above mean for it.
/// Everything else is found by reading a block again, which takes some microseconds; so the index of
/// 1 GB takes 610 KB, whatever its lines are.
struct LogIndex: Sendable {
  /// The size of a block in bytes.
  static let blockSize = 1 << 15

  /// For each block the number of the first line that begins in it or behind it.
  private(set) var firstLines: [Int] = [0]
  /// For each block the indexed kinds of the lines that begin in it.
  private(set) var kinds: [LineKinds] = [[]]
  /// For each block the context of the first line that begins in it or behind it.
  private var contexts: [UInt16]
  /// For each block how many lines before it are errors, and how many warnings.
  private var errorsBefore: [UInt32] = [0]
  private var warningsBefore: [UInt32] = [0]
  /// How many lines are errors so far, and how many warnings.
  private var errors: UInt32 = 0
  private var warnings: UInt32 = 0
  /// What the lines are that are longer than a block; few, by their nature.
  private var longLines: [Int64: LineKinds] = [:]

  /// The number of lines that have ended.
  private(set) var lines = 0
  /// Where the line begins that has not ended, in bytes.
  private(set) var rest: Int64 = 0

  /// Makes the index of nothing.
  ///
  /// - Parameter context: The context of the log's first line.
  init(context: ScanContext = ScanContext()) {
    contexts = [context.packed]
  }

  /// The number of blocks that are known of.
  var blocks: Int { firstLines.count }

  /// The block that a byte is in.
  static func block(of offset: Int64) -> Int { Int(offset / Int64(blockSize)) }

  /// Where a block begins, in bytes.
  static func start(of block: Int) -> Int64 { Int64(block) * Int64(blockSize) }

  /// The last block that can hold the start of a line.
  func block(ofLine line: Int) -> Int {
    var (low, high) = (0, firstLines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstLines[middle] <= line { low = middle } else { high = middle }
    }
    return low
  }

  /// The first line that begins behind a block; a number that no line has behind the last one.
  func firstLine(behindBlock block: Int) -> Int {
    block + 1 < firstLines.count ? firstLines[block + 1] : .max
  }

  /// What the lines above a block mean for the first line that begins in it.
  func context(ofBlock block: Int) -> ScanContext { ScanContext(packed: contexts[block]) }

  /// What a line longer than a block is.
  func kinds(ofLongLineAt start: Int64) -> LineKinds { longLines[start] ?? [] }

  /// How many lines before a block are errors (by nightly's rules or ours), or warnings; behind the
  /// last block, how many all lines are.
  func count(of kinds: LineKinds, beforeBlock block: Int) -> Int {
    let isErrors = kinds == .errors
    guard block < firstLines.count else { return Int(isErrors ? errors : warnings) }
    return Int(isErrors ? errorsBefore[block] : warningsBefore[block])
  }

  /// The nearest block from another one on (or back) that has lines of some kinds.
  func nearestBlock(
    with wanted: LineKinds, from block: Int, _ direction: LogDirection
  ) -> Int? {
    var block = block
    while kinds.indices.contains(block) {
      if !kinds[block].isDisjoint(with: wanted) { return block }
      block += direction == .forward ? 1 : -1
    }
    return nil
  }
}

extension LogIndex {
  /// Takes down that a line begins, if it is the first to begin in its block.
  mutating func line(_ line: Int, beginsAt start: Int64, in context: ScanContext) {
    let block = LogIndex.block(of: start)
    while firstLines.count <= block {
      firstLines.append(line)
      contexts.append(context.packed)
      kinds.append([])
      errorsBefore.append(errors)
      warningsBefore.append(warnings)
    }
  }

  /// Takes down what a line is.
  mutating func line(from start: Int64, to end: Int64, is kinds: LineKinds) {
    let kinds = kinds.intersection(.indexed)
    guard !kinds.isEmpty else { return }
    self.kinds[LogIndex.block(of: start)].formUnion(kinds)
    if !kinds.isDisjoint(with: .errors) { errors += 1 }
    if kinds.contains(.nightlyWarning) { warnings += 1 }
    if end - start > LogIndex.blockSize { longLines[start] = kinds }
  }

  /// Takes down how far the log has been read.
  mutating func advance(lines: Int, rest: Int64) {
    self.lines = lines
    self.rest = rest
  }
}
