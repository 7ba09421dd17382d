/// Looks for a match in a line that is too long to be in memory at once, a window after the other.
///
/// The windows overlap, so whatever is shorter than half a window is found wherever it stands; a longer
/// match of a regular expression may be missed.
struct LongLineSearch: Sendable {
  /// Where the line begins and where its newline is, or would be, in bytes from the start of the log.
  let line: Range<Int64>
  /// What was found out so far.
  private(set) var answer = LineMatcher.Answer.doesNotMatch
  /// Whether nothing is left to find out.
  private(set) var isDone = false
  /// The first byte at which a match may begin that was not found yet.
  private var place: Int64

  /// How many bytes before the first possible place an expression may look back at.
  private static let lookBehind: Int64 = 256

  /// Makes a search that has looked at nothing.
  init(_ line: Range<Int64>) {
    self.line = line
    place = line.lowerBound
  }

  /// The search of a line that has grown since this one looked at it.
  ///
  /// - Parameter end: Where the line ends now; no nearer than it did.
  func grown(to end: Int64) -> LongLineSearch {
    var search = LongLineSearch(line.lowerBound..<end)
    (search.answer, search.place) = (answer, place)
    search.isDone = answer == .matches
    return search
  }

  /// How far the line was looked at, in bytes from the start of the log.
  var searched: Int64 { isDone ? line.upperBound : place }

  /// Looks on.
  ///
  /// - Parameter budget: About how many bytes to look at at most.
  mutating func advance(
    _ matcher: LineMatcher, in file: any LogBytes, budget: Int, _ buffer: PieceBuffer
  ) throws(LogProblem) {
    var left = budget
    while left > 0, !isDone {
      let start = max(line.lowerBound, place - Self.lookBehind)
      let count = try buffer.fill(from: file, start..<line.upperBound)
      left -= count
      let isLast = start + Int64(count) >= line.upperBound || count < buffer.capacity
      let window = UnsafeRawBufferPointer(start: UnsafeRawPointer(buffer.base), count: count)
      // So much of the next window is in this one already.
      let overlap = count - min(count / 2, matcher.longestKnown - 1)
      look(matcher, window, from: Int(place - start), overlap: isLast ? count : overlap)
      if !isLast { place = max(place + 1, start + Int64(overlap)) }
      isDone = isLast || answer == .matches
    }
  }

  /// Looks at a window.
  ///
  /// - Parameters:
  ///   - start: The byte of the window from which on a match may begin.
  ///   - overlap: From where on the next window looks again; its length for the last one.
  private mutating func look(
    _ matcher: LineMatcher, _ window: UnsafeRawBufferPointer, from start: Int, overlap: Int
  ) {
    let isLast = overlap == window.count
    switch matcher.match(in: window, from: start, endsThere: isLast) {
    case .found(let range):
      // What ends with the window might end otherwise if there were more of the line.
      let isSure = range.upperBound < window.count || range.lowerBound < overlap
      if isLast || isSure { answer = .matches }
    case .givenUp: answer = .givenUp
    case .notFound: break
    }
  }
}

extension LongLineSearch {
  /// Looks at a whole line.
  static func answer(
    of matcher: LineMatcher, in file: any LogBytes, _ line: Range<Int64>, _ buffer: PieceBuffer
  ) throws(LogProblem) -> LineMatcher.Answer {
    var search = LongLineSearch(line)
    try search.advance(matcher, in: file, budget: .max, buffer)
    return search.answer
  }
}
