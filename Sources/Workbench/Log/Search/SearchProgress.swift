/// How far a search has come.
public struct SearchProgress: Hashable, Sendable {
  /// What is looked for.
  public var pattern: SearchPattern
  /// The lines that match, as far as was looked.
  public var lines: Int
  /// How far was looked, in bytes.
  public var searchedBytes: Int64
  /// Whether all that is indexed was looked at.
  public var isComplete: Bool

  /// Makes a progress.
  public init(pattern: SearchPattern, lines: Int, searchedBytes: Int64, isComplete: Bool) {
    self.pattern = pattern
    self.lines = lines
    self.searchedBytes = searchedBytes
    self.isComplete = isComplete
  }
}
