#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Goes through the lines of some blocks again and says of each what it is, as the indexer did.
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
  }

  /// The most bytes of a line that are looked at to say what it is.
  private static let longest = LogIndex.blockSize

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
  /// The bytes around that place, and the suspects among them that are still to come.
  private let piece: SiftedPiece
  private var suspects: ArraySlice<LineSieve.Suspect> = []

  /// Starts at the first line that begins in a block or behind it.
  ///
  /// - Parameter piece: Room for some blocks, which is the walk's alone.
  init(
    _ file: any LogBytes, _ index: LogIndex, block: Int, end: Int64, kindsOfUnended: LineKinds,
    rules: NightlyRules?, in piece: SiftedPiece
  ) throws(LogProblem) {
    self.file = file
    self.piece = piece
    piece.clear()
    self.index = index
    self.end = end
    self.kindsOfUnended = kindsOfUnended
    judge = LineJudge(rules: rules, context: index.context(ofBlock: block))
    number = index.firstLines[block]
    start = LogIndex.start(of: block)
    // The line that begins before the block and ends in it is gone past.
    if block > 0 {
      start -= 1
      start += Int64(try lengthOfLine()) + 1
    }
  }

  /// The next line; nil behind the last one.
  mutating func next() throws(LogProblem) -> Step? {
    guard start < end else { return nil }
    var step = Step(number: number, start: start, length: try lengthOfLine(), kinds: [])
    let isPlain = !judge.context.judgesEveryLine && isPlain(step)
    if let here = place(of: 0..<min(step.length, LineWalk.longest), in: step) {
      step.kinds = kinds(of: piece.bytes(here), isPlain: isPlain, step)
    } else {
      let head = try file.bytes(at: start, count: min(step.length, LineWalk.longest))
      step.kinds = head.withUnsafeBytes { kinds(of: $0, isPlain: isPlain, step) }
    }
    number += 1
    start += Int64(step.length) + 1
    return step
  }

  /// Some bytes of the line that was stepped to last.
  func bytes(_ columns: Range<Int>, of step: Step) throws(LogProblem) -> [UInt8] {
    let wanted = columns.clamped(to: 0..<step.length)
    if let here = place(of: wanted, in: step) { return Array(piece.bytes(here)) }
    return try file.bytes(at: step.start + Int64(wanted.lowerBound), count: wanted.count)
  }

  /// Where some bytes of a line are in the piece; nil if they are not all in it.
  private func place(of columns: Range<Int>, in step: Step) -> Range<Int>? {
    let first = Int(step.start - piece.range.lowerBound) + columns.lowerBound
    let range = first..<(first + columns.count)
    return (0...piece.count).contains(range.lowerBound) && range.upperBound <= piece.count
      ? range : nil
  }

  private mutating func kinds(
    of head: UnsafeRawBufferPointer, isPlain: Bool, _ step: Step
  ) -> LineKinds {
    var kinds = LineShape.kinds(of: head, isWhole: head.count == step.length)
    if !isPlain {
      let facts = PatternMachine.nightly.facts(of: head)
      kinds.formUnion(judge.judge(head: head, facts: facts).kinds)
    }
    if step.length > LineWalk.longest {
      kinds.subtract(.indexed)
      kinds.formUnion(
        step.number < index.lines ? index.kinds(ofLongLineAt: step.start) : kindsOfUnended)
    }
    return kinds
  }

  /// Whether the sieve has seen the whole line, and nothing in it that any rule asks about.
  private mutating func isPlain(_ step: Step) -> Bool {
    guard step.start != index.rest, let here = place(of: 0..<(step.length + 1), in: step) else {
      return false
    }
    suspects = suspects.drop { $0.start < here.lowerBound }
    return suspects.first?.start != here.lowerBound
  }

  /// Finds the end of the line that begins at `start`.
  private mutating func lengthOfLine() throws(LogProblem) -> Int {
    if start == index.rest { return Int(end - start) }
    var searched = start
    while searched < end {
      if !piece.range.contains(searched) {
        try load(from: searched)
        guard piece.count > 0 else { break }
      }
      let from = Int(searched - piece.range.lowerBound)
      if let newline = memchr(piece.base + from, 10, piece.count - from) {
        let place = UnsafeRawPointer(newline) - piece.base
        return Int(piece.range.lowerBound + Int64(place) - start)
      }
      searched = piece.range.upperBound
      // A line of many blocks: the index knows where the line behind it begins.
      if searched - start > LogIndex.blockSize, let jump = startOfLine(number + 1) {
        searched = max(searched, jump)
      }
    }
    return Int(min(searched, end) - start)
  }

  private mutating func load(from place: Int64) throws(LogProblem) {
    suspects = []
    piece.load(place..<min(place + Int64(piece.capacity), end), of: file)
    suspects = piece.sieve.suspects[...]
    if let problem = piece.problem { throw problem }
  }

  /// A place in the line before another one, close to its end, by the index alone.
  private func startOfLine(_ line: Int) -> Int64? {
    let block = index.block(ofLine: line)
    guard index.firstLines[block] == line, block > 0 else { return nil }
    return LogIndex.start(of: block) - 1
  }
}
