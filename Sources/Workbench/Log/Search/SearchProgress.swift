/// How far a search has come.
public struct SearchProgress: Hashable, Sendable {
  /// What is looked for.
  public var pattern: SearchPattern
  /// The lines that match, as far as was looked.
  public var lines: Int
  /// Lines that were given up, since to match them would have taken too long; they may match.
  public var givenUp: Int
  /// How far was looked, in bytes.
  public var searchedBytes: Int64
  /// Whether all that is indexed was looked at.
  public var isComplete: Bool

  /// Makes a progress.
  public init(
    pattern: SearchPattern, lines: Int, givenUp: Int = 0, searchedBytes: Int64, isComplete: Bool
  ) {
    self.pattern = pattern
    self.lines = lines
    self.givenUp = givenUp
    self.searchedBytes = searchedBytes
    self.isComplete = isComplete
  }
}
