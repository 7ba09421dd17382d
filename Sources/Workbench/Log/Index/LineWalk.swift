#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Goes through the lines of some blocks again and judges each of them, as the indexer did.
struct LineWalk {
  /// One line on the way.
  struct Step {
    /// The line's number.
    var number: Int
    /// Where it begins, in bytes.
    var start: Int64
    /// Its length in bytes.
    var length: Int
    /// What it is.
    var kinds: LineKinds
    /// Its first bytes: all of it, unless it is longer than a block.
    var head: [UInt8]
  }

  /// The longest line that is read whole, in bytes.
  static let longest = LogIndex.blockSize

  private let file: any LogBytes
  private let index: LogIndex
  /// Where the last line ends: lines behind it have not been indexed.
  private let end: Int64
  /// What the line without a newline is, which the index does not know.
  private let kindsOfUnended: LineKinds
  private var judge: LineJudge
  private var number: Int
  /// Where the next line begins.
  private(set) var start: Int64
  private var bytes: [UInt8] = []
  /// Where `bytes` begin in the file.
  private var origin: Int64

  /// Starts at the first line that begins in a block or behind it.
  init(
    _ file: any LogBytes, _ index: LogIndex, block: Int, end: Int64, kindsOfUnended: LineKinds,
    rules: NightlyRules?
  ) throws(LogProblem) {
    self.file = file
    self.index = index
    self.end = end
    self.kindsOfUnended = kindsOfUnended
    judge = LineJudge(rules: rules, context: index.context(ofBlock: block))
    number = index.firstLines[block]
    start = LogIndex.start(of: block)
    origin = start
    if block > 0 { try skipLineInto(block) }
  }

  /// The next line; nil behind the last one.
  mutating func next() throws(LogProblem) -> Step? {
    guard start < end else { return nil }
    let length = try lengthOfLine()
    let head = try head(length)
    var kinds = head.withUnsafeBytes { head in
      judge.judge(head: head, facts: PatternMachine.nightly.facts(of: head)).kinds
        .union(LineShape.kinds(of: head, isWhole: head.count == length))
    }
    if length > LogIndex.blockSize {
      kinds.subtract(.indexed)
      kinds.formUnion(
        number < index.lines ? index.kinds(ofLongLineAt: start) : kindsOfUnended)
    }
    defer {
      number += 1
      start += Int64(length) + 1
    }
    return Step(number: number, start: start, length: length, kinds: kinds, head: head)
  }

  /// Goes past the line that begins before the block and ends in it.
  private mutating func skipLineInto(_ block: Int) throws(LogProblem) {
    start -= 1
    origin = start
    start += Int64(try lengthOfLine()) + 1
  }

  private mutating func head(_ length: Int) throws(LogProblem) -> [UInt8] {
    let wanted = min(length, LineWalk.longest)
    let from = Int(start - origin)
    if from >= 0, from + wanted <= bytes.count { return Array(bytes[from..<(from + wanted)]) }
    return try file.bytes(at: start, count: wanted)
  }

  /// Finds the end of the line that begins at `start`.
  private mutating func lengthOfLine() throws(LogProblem) -> Int {
    if start == index.rest { return Int(end - start) }
    var searched = start
    while searched < end {
      if searched < origin || searched >= origin + Int64(bytes.count) {
        origin = searched
        bytes = try file.bytes(
          at: searched, count: min(2 * LogIndex.blockSize, Int(end - searched)))
        guard !bytes.isEmpty else { return Int(searched - start) }
      }
      let from = Int(searched - origin)
      if let newline = bytes[from...].firstIndex(of: UInt8(ascii: "\n")) {
        return Int(origin + Int64(newline) - start)
      }
      searched = origin + Int64(bytes.count)
      // A line of many blocks: the index knows where the line behind it begins.
      if searched - start > LogIndex.blockSize, let jump = startOfLine(number + 1) {
        searched = max(searched, jump)
      }
    }
    return Int(end - start)
  }

  /// A place in the line before another one, close to its end, by the index alone.
  private func startOfLine(_ line: Int) -> Int64? {
    let block = index.block(ofLine: line)
    guard index.firstLines[block] == line, block > 0 else { return nil }
    return LogIndex.start(of: block) - 1
  }
}
