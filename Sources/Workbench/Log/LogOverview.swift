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
