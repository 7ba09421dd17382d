import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a log from its beginning to its end, as far as it goes by now, and builds the index, the
/// phases and the counts.
///
/// The log is cut into pieces wherever they end. Some at a time are read and sifted side by side, which
/// needs nothing of what stands before them; then the suspects are judged in the order of the file.
struct LogIndexer {
  /// How many bytes are read at a time: small enough to stay in the processor's cache.
  static let pieceSize = 1 << 18
  /// How many pieces are read before they are judged: some for each processor, so that one that is
  /// held up by other programs leaves its share to the others.
  static let piecesAtATime = 8

  private(set) var index: LogIndex
  private(set) var record = PhaseRecord()
  private(set) var judge: LineJudge
  /// How far the log has been read, in bytes; the last line may still be without its newline.
  private(set) var scanned: Int64 = 0

  private var file: any LogBytes
  private let context: ScanContext
  private let pieceSize: Int
  private let pieces: [SiftedPiece]
  /// Whether the line that has not ended is suspect, by what was read of it.
  private var restIsSuspect = false
  private var unended = UnendedLine()

  /// Makes an indexer that has read nothing.
  ///
  /// - Parameter context: What is known before the first line.
  init(
    _ file: any LogBytes, rules: NightlyRules?, context: ScanContext = ScanContext(),
    pieceSize: Int = LogIndexer.pieceSize
  ) {
    self.file = file
    self.context = context
    self.pieceSize = pieceSize
    judge = LineJudge(rules: rules, context: context)
    index = LogIndex(context: context)
    pieces = (0..<LogIndexer.piecesAtATime).map { _ in SiftedPiece(capacity: pieceSize) }
  }

  /// An indexer of the same file that has read nothing.
  func begunAnew() -> LogIndexer {
    LogIndexer(file, rules: judge.fixedRules, context: context, pieceSize: pieceSize)
  }

  /// Goes on in other files, whose bytes are the same as far as it has read.
  mutating func goOn(in file: any LogBytes) { self.file = file }

  /// Goes on reading.
  ///
  /// - Parameters:
  ///   - size: The size of the file.
  ///   - budget: About how many bytes to read at most.
  mutating func advance(to size: Int64, budget: Int) throws(LogProblem) {
    let limit = scanned + Int64(budget)
    while scanned < min(size, limit) {
      let before = scanned
      for piece in load(upTo: size) {
        if let problem = piece.problem { throw problem }
        // Behind a piece that fell short there is nothing to go on with.
        guard piece.range.lowerBound <= scanned else { break }
        try take(piece)
      }
      // The file has become shorter than it said.
      guard scanned > before else { break }
    }
    if scanned >= size, !isPlainLongLine {
      try unended.read(from: file, index.rest..<size, max(budget, pieceSize))
    }
  }

  /// Reads and sifts the next pieces, as many as there are bytes for.
  private func load(upTo size: Int64) -> ArraySlice<SiftedPiece> {
    // The sieve looks ahead somewhat, and at the end of the file there was nothing to see yet.
    let start = max(index.rest, scanned - Int64(LineSieve.overlap))
    let starts = stride(from: start, to: size, by: pieceSize).prefix(pieces.count).map { $0 }
    let (file, pieces, pieceSize) = (file, pieces, Int64(pieceSize))
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let start = starts[number]
      pieces[number].load(start..<min(start + pieceSize, size), of: file)
    }
    return pieces.prefix(starts.count)
  }
}

extension LogIndexer {
  /// Whether nothing is left to read of a file of some size.
  func hasReadAll(of size: Int64) -> Bool {
    scanned >= size && (scanned == index.rest || unended.end >= size || isPlainLongLine)
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

  /// Whether the unended line is a long one that can't be anything but text.
  private var isPlainLongLine: Bool {
    scanned - index.rest > Int64(pieceSize) && !restIsSuspect && !judge.context.judgesEveryLine
  }
}

extension LogIndexer {
  /// Judges what the sieve has found in a piece, in order.
  private mutating func take(_ piece: SiftedPiece) throws(LogProblem) {
    let sieve = piece.sieve
    restIsSuspect = isRestSuspect(in: piece)
    guard sieve.lines > 0 else {
      scanned = max(scanned, piece.range.upperBound)
      restIsSuspect = restIsSuspect || sieve.restIsSuspect
      return
    }
    try judgeLines(of: piece)
    index.advance(
      lines: index.lines + sieve.lines, rest: piece.range.lowerBound + Int64(sieve.rest))
    scanned = max(scanned, piece.range.upperBound)
    restIsSuspect = sieve.restIsSuspect
    restIsSuspect = isRestSuspect(in: piece)
  }

  /// Whether the line that has not ended is suspect by its head too, if that is within reach.
  private func isRestSuspect(in piece: SiftedPiece) -> Bool {
    let offset = Int(index.rest - piece.range.lowerBound)
    guard !restIsSuspect, offset >= -LineSieve.margin else { return restIsSuspect }
    return LineHead.isSuspicious(piece.base + offset, count: piece.count - offset)
  }

  private mutating func judgeLines(of piece: SiftedPiece) throws(LogProblem) {
    let sieve = piece.sieve
    var blocks = sieve.blockStarts[...]
    var suspects = sieve.suspects[...]
    var (here, line) = (0, 0)
    var isSuspect = restIsSuspect
    while here < sieve.rest {
      if isSuspect || judge.context.judgesEveryLine {
        let end = newline(in: piece, from: here)
        pass(&blocks, upTo: here, of: piece)
        try judgeLine(here..<end, of: piece, line: index.lines + line)
        (here, line) = (end + 1, line + 1)
        isSuspect = false
        suspects = suspects.drop { $0.start < here }
      } else {
        guard let suspect = suspects.popFirst() else { break }
        pass(&blocks, upTo: suspect.start, of: piece)
        try judgeLine(
          suspect.start..<suspect.end, of: piece, line: index.lines + suspect.line)
        (here, line) = (suspect.end + 1, suspect.line + 1)
      }
    }
    pass(&blocks, upTo: sieve.rest, of: piece)
  }

  private func newline(in piece: SiftedPiece, from start: Int) -> Int {
    guard let found = memchr(piece.base + start, 10, piece.sieve.rest - start) else {
      return piece.sieve.rest - 1
    }
    return UnsafeRawPointer(found) - piece.base
  }

  /// Hands the block boundaries up to a line on to the index.
  private mutating func pass(
    _ blocks: inout ArraySlice<LineSieve.BlockStart>, upTo limit: Int, of piece: SiftedPiece
  ) {
    while let block = blocks.first, block.start <= limit {
      blocks.removeFirst()
      index.line(
        index.lines + block.line, beginsAt: piece.range.lowerBound + Int64(block.start),
        in: judge.context)
    }
  }

  /// Judges one line of a piece; its beginning may lie before the piece.
  private mutating func judgeLine(
    _ range: Range<Int>, of piece: SiftedPiece, line: Int
  ) throws(LogProblem) {
    let end = piece.range.lowerBound + Int64(range.upperBound)
    guard range.lowerBound == 0, index.rest < piece.range.lowerBound else {
      let bytes = piece.bytes(range)
      note(
        bytes, PatternMachine.nightly.facts(of: bytes), line,
        piece.range.lowerBound + Int64(range.lowerBound)..<end)
      return
    }
    try unended.read(from: file, index.rest..<end, .max)
    let (head, facts) = (unended.head, unended.facts)
    head.withUnsafeBytes { note($0, facts, line, index.rest..<end) }
  }

  private mutating func note(
    _ head: UnsafeRawBufferPointer, _ facts: LineFacts, _ line: Int, _ range: Range<Int64>
  ) {
    let verdict = judge.judge(head: head, facts: facts)
    if verdict.kinds.contains(.environment) { record.noteVariable(head) }
    index.line(from: range.lowerBound, to: range.upperBound, is: verdict.kinds)
    record.note(verdict, line: line, offset: range.lowerBound)
  }
}
