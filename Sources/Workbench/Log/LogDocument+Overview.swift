/// What lies in each of the equal parts that a log's lines are cut into, for the marks beside a scroll-bar.
public struct LogOverview: Hashable, Sendable {
  /// The indexed kinds of the lines in each part.
  public var kinds: [LineKinds]
  /// Whether a line in each part matches the pattern.
  public var hasHits: [Bool]

  /// Makes an overview of nothing.
  public init(parts: Int = 0) {
    kinds = Array(repeating: [], count: parts)
    hasHits = Array(repeating: false, count: parts)
  }
}

extension LogDocument {
  /// Looks at the index only, so it costs microseconds whatever the log's size.
  ///
  /// - Parameters:
  ///   - parts: How many parts are wanted.
  ///   - pattern: What was counted by ``count(_:)``; its hits are marked as far as it has come.
  public func overview(parts: Int, hits pattern: SearchPattern?) throws(LogProblem) -> LogOverview {
    var overview = LogOverview(parts: parts)
    guard parts > 0, index.lines > 0 else { return overview }
    let counts = try pattern.map { pattern throws(LogProblem) in try tally(of: pattern).counts }
    for block in 0..<index.blocks {
      let part = min(parts - 1, index.firstLines[block] * parts / max(1, readableLines))
      overview.kinds[part].formUnion(index.kinds[block])
      if let counts, block < counts.count, counts[block] > 0 { overview.hasHits[part] = true }
    }
    return overview
  }
}
