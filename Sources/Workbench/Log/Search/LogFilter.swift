/// Which lines of a log are shown.
public struct LogFilter: Hashable, Sendable {
  /// A line is shown only if one of these matches it; all are if there is none.
  public var includes: [SearchPattern]
  /// A line is not shown if one of these matches it.
  public var excludes: [SearchPattern]

  /// Makes a filter.
  public init(includes: [SearchPattern] = [], excludes: [SearchPattern] = []) {
    self.includes = includes
    self.excludes = excludes
  }

  /// All its patterns: those that include first.
  public var patterns: [SearchPattern] { includes + excludes }

  /// Whether it shows every line.
  public var isEmpty: Bool { includes.isEmpty && excludes.isEmpty }
}
