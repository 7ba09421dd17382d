/// A move through a list or a text.
public enum Motion: String, Hashable, Sendable, CaseIterable {
  /// One back.
  case up
  /// One on.
  case down
  /// A screenful back.
  case pageUp = "page-up"
  /// A screenful on.
  case pageDown = "page-down"
  /// Half a screenful back.
  case halfPageUp = "half-page-up"
  /// Half a screenful on.
  case halfPageDown = "half-page-down"
  /// To the first.
  case top
  /// To the last.
  case bottom

  /// The move that fingers expect of a key, in vi and everywhere else.
  public init?(_ key: Key) {
    guard let motion = Motion.keys[key] else { return nil }
    self = motion
  }

  private static let keys: [Key: Motion] = [
    Key(.up): .up, .character("k"): .up, Key(.down): .down, .character("j"): .down,
    Key(.pageUp): .pageUp, Key(.character("b"), .control): .pageUp,
    Key(.pageDown): .pageDown, Key(.character("f"), .control): .pageDown,
    Key(.character("u"), .control): .halfPageUp, Key(.character("d"), .control): .halfPageDown,
    Key(.home): .top, .character("g"): .top, Key(.end): .bottom, .character("G"): .bottom,
  ]

  /// How many places it goes, where so many are visible; to the ends as far as there is.
  func distance(rows: Int) -> Int {
    // A page keeps one row, so that the eye finds where it was.
    switch self {
    case .up: -1
    case .down: 1
    case .pageUp: -max(1, rows - 1)
    case .pageDown: max(1, rows - 1)
    case .halfPageUp: -max(1, rows / 2)
    case .halfPageDown: max(1, rows / 2)
    case .top: -(1 << 40)
    case .bottom: 1 << 40
    }
  }
}
