/// How far a filter has been applied.
public struct FilterProgress: Hashable, Sendable {
  /// The filter.
  public var filter: LogFilter
  /// The lines that it shows, as far as it was applied.
  public var rows: Int
  /// The lines that each of its patterns matches, in the order of ``LogFilter/patterns``.
  public var hits: [Int]
  /// How far it was applied, in bytes.
  public var filteredBytes: Int64
  /// Whether it was applied to all that is indexed.
  public var isComplete: Bool

  /// Makes a progress.
  public init(
    filter: LogFilter, rows: Int, hits: [Int], filteredBytes: Int64, isComplete: Bool
  ) {
    self.filter = filter
    self.rows = rows
    self.hits = hits
    self.filteredBytes = filteredBytes
    self.isComplete = isComplete
  }
}
