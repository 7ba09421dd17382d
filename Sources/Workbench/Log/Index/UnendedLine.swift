/// What is known of a line that is still being written, or that is too long for a piece: its head
/// and its facts, read once and only once however often one asks.
struct UnendedLine: Sendable {
  /// The first bytes of the line: all of it, if it could be a banner.
  private(set) var head: [UInt8] = []
  /// Where the line begins, and how far it has been read.
  private var range: Range<Int64> = 0..<0
  private var progress = PatternMachine.Progress()

  /// How far it has been read, in bytes from the start of the file.
  var end: Int64 { range.upperBound }

  /// What is known of the line's text as far as it was read.
  var facts: LineFacts { progress.factsOfWholeLine }

  /// Reads on in a line.
  ///
  /// - Parameters:
  ///   - line: Where the line begins and how far it reaches by now.
  ///   - budget: How many bytes to read at most.
  mutating func read(
    from file: any LogBytes, _ line: Range<Int64>, _ budget: Int
  ) throws(LogProblem) {
    if range.lowerBound != line.lowerBound || range.upperBound > line.upperBound {
      self = UnendedLine()
      range = line.lowerBound..<line.lowerBound
    }
    var left = budget
    while range.upperBound < line.upperBound, left > 0 {
      let wanted = Int(min(line.upperBound - range.upperBound, 1 << 18))
      let bytes = try file.bytes(at: range.upperBound, count: wanted)
      guard !bytes.isEmpty else { return }
      bytes.withUnsafeBytes { PatternMachine.nightly.feed($0, to: &progress) }
      head.append(contentsOf: bytes.prefix(Banner.longest + 1 - head.count))
      range = range.lowerBound..<(range.upperBound + Int64(bytes.count))
      left -= bytes.count
    }
  }
}
