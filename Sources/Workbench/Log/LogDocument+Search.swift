extension LogDocument {
  /// The nearest line that a pattern is found in, behind a line or before it.
  ///
  /// - Returns: nil if there is none in what is indexed, or if the task was cancelled.
  public func search(
    _ pattern: SearchPattern, from line: Int, _ direction: LogDirection = .forward
  ) async throws(LogProblem) -> Int? {
    let needle = Array(pattern.ignoresCase ? pattern.text.lowercased().utf8 : pattern.text.utf8)
    var block = index.block(ofLine: max(0, direction == .forward ? line + 1 : line - 1))
    while (0..<index.blocks).contains(block), !Task.isCancelled {
      var walk = try walk(fromBlock: block)
      let limit = index.firstLine(behindBlock: block)
      var last: Int?
      while let step = try walk.next(), step.number < limit {
        let bytes = pattern.ignoresCase ? step.head.map(\.lowercasedASCII) : step.head
        guard bytes.contains(needle) else { continue }
        if direction == .forward, step.number > line { return step.number }
        if direction == .backward, step.number < line { last = step.number }
      }
      if let last { return last }
      block += direction == .forward ? 1 : -1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var lowercasedASCII: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 32 : self
  }
}
