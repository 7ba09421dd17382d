#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a log from its beginning to its end, as far as it goes by now, and builds the index, the
/// phases and the counts.
struct LogIndexer {
  /// How many bytes are read at a time: small enough to stay in the processor's cache.
  static let pieceSize = 1 << 20

  private(set) var index: LogIndex
  private(set) var record = PhaseRecord()
  private(set) var judge: LineJudge
  /// How far the log has been read, in bytes; the last line may still be without its newline.
  private(set) var scanned: Int64 = 0

  private let file: LogFile
  private let buffer: PieceBuffer
  private var sieve = LineSieve()
  /// Set while the line that has not ended is longer than a piece: whether it is suspect.
  private var longLineIsSuspect: Bool?
  private var unended = UnendedLine()
  private let context: ScanContext

  /// Makes an indexer that has read nothing.
  ///
  /// - Parameter context: What is known before the first line.
  init(
    _ file: LogFile, rules: NightlyRules?, context: ScanContext = ScanContext(),
    pieceSize: Int = LogIndexer.pieceSize
  ) {
    self.file = file
    self.context = context
    judge = LineJudge(rules: rules, context: context)
    index = LogIndex(context: context)
    buffer = PieceBuffer(capacity: pieceSize, margin: LineSieve.margin)
  }

  /// An indexer of the same file that has read nothing.
  func begunAnew() -> LogIndexer {
    LogIndexer(file, rules: judge.fixedRules, context: context, pieceSize: buffer.capacity)
  }

  /// Goes on reading.
  ///
  /// - Parameters:
  ///   - size: The size of the file.
  ///   - budget: About how many bytes to read at most.
  mutating func advance(to size: Int64, budget: Int) throws(LogProblem) {
    var left = budget
    while left > 0, scanned < size {
      let start = longLineIsSuspect == nil ? index.rest : scanned - Int64(LineSieve.overlap)
      // Not past the size that was asked for, though the file may have grown since.
      let count = try buffer.fill(from: file, start..<size)
      guard count > 0 else { return }
      sift(count, from: start)
      scanned = start + Int64(count)
      if sieve.lines > 0 {
        try take(from: start)
      } else if count == buffer.capacity {
        noteLongLine(from: start)
      }
      guard count == buffer.capacity else { break }
      left -= count
    }
    if scanned >= size, !isPlainLongLine {
      try unended.read(from: file, index.rest..<size, max(left, buffer.capacity))
    }
  }

  /// Whether nothing is left to read of a file of some size.
  func hasReadAll(of size: Int64) -> Bool {
    scanned >= size && (scanned == index.rest || unended.end >= size || isPlainLongLine)
  }

  /// Whether the unended line is a long one that can't be anything but text.
  private var isPlainLongLine: Bool {
    longLineIsSuspect == false && !judge.context.judgesEveryLine
  }

  /// What the last line would be if the log ended without a newline; nil if it ends with one.
  func verdictOnUnendedLine() -> LineJudge.Verdict? {
    guard scanned > index.rest else { return nil }
    guard !isPlainLongLine else { return LineJudge.Verdict() }
    var judge = judge
    return unended.head.withUnsafeBytes { head in
      judge.judge(head: head, facts: unended.facts)
    }
  }
}

extension LogIndexer {
  private mutating func sift(_ count: Int, from start: Int64) {
    // The first block that no line is known to begin in or behind: for the end of a long line it lies
    // before the piece.
    let block = LogIndex.block(of: index.rest) + 1
    sieve.sift(
      buffer.base, count: count, boundary: Int(LogIndex.start(of: block) - start),
      isSuspect: longLineIsSuspect ?? false)
  }

  /// Enters or goes on with a line that is longer than a piece.
  private mutating func noteLongLine(from start: Int64) {
    let head = longLineIsSuspect == nil && LineHead.isSuspicious(buffer.base, count: 4)
    longLineIsSuspect = sieve.restIsSuspect || head
  }

  /// Judges what the sieve has found in a piece, in order.
  private mutating func take(from start: Int64) throws(LogProblem) {
    let before = index.lines
    var blocks = sieve.blockStarts[...]
    var suspects = sieve.suspects[...]
    var (here, line) = (0, 0)
    while here < sieve.rest {
      if judge.context.judgesEveryLine {
        let end = newline(from: here)
        pass(&blocks, upTo: here, start, before)
        try take(here..<end, from: start, line: before + line)
        (here, line) = (end + 1, line + 1)
        while let next = suspects.first, next.start < here { suspects.removeFirst() }
      } else {
        guard let suspect = suspects.popFirst() else { break }
        pass(&blocks, upTo: suspect.start, start, before)
        try take(suspect.start..<suspect.end, from: start, line: before + suspect.line)
        (here, line) = (suspect.end + 1, suspect.line + 1)
      }
    }
    pass(&blocks, upTo: sieve.rest, start, before)
    index.advance(lines: before + sieve.lines, rest: start + Int64(sieve.rest))
    longLineIsSuspect = nil
  }

  private func newline(from start: Int) -> Int {
    guard let found = memchr(buffer.base + start, 10, sieve.rest - start) else {
      return sieve.rest - 1
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(buffer.base)
  }

  /// Hands the block boundaries up to a line on to the index.
  private mutating func pass(
    _ blocks: inout ArraySlice<LineSieve.BlockStart>, upTo limit: Int, _ start: Int64, _ lines: Int
  ) {
    while let block = blocks.first, block.start <= limit {
      blocks.removeFirst()
      index.line(
        lines + block.line, beginsAt: start + Int64(block.start), in: judge.context)
    }
  }

  /// Judges one line of a piece.
  private mutating func take(
    _ range: Range<Int>, from start: Int64, line: Int
  ) throws(LogProblem) {
    let end = start + Int64(range.upperBound)
    let verdict: LineJudge.Verdict
    let lineStart: Int64
    if range.lowerBound == 0, start > index.rest {
      lineStart = index.rest
      try unended.read(from: file, lineStart..<end, .max)
      verdict = unended.head.withUnsafeBytes { judge.judge(head: $0, facts: unended.facts) }
    } else {
      lineStart = start + Int64(range.lowerBound)
      let bytes = UnsafeRawBufferPointer(
        start: buffer.base + range.lowerBound, count: range.count)
      verdict = judge.judge(head: bytes, facts: PatternMachine.nightly.facts(of: bytes))
    }
    if verdict.kinds.contains(.environment) {
      record.noteVariable(
        UnsafeRawBufferPointer(start: buffer.base + range.lowerBound, count: range.count))
    }
    index.line(from: lineStart, to: end, is: verdict.kinds)
    record.note(verdict, line: line, offset: lineStart)
  }
}
