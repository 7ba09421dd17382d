/// What stands in one row of a screen.
public enum LogRow: Hashable, Sendable {
  /// A line.
  case line(LogLine)
  /// Lines shown as one.
  case fold(LogFold)

  /// The number of its first line; nil while that is not known.
  public var firstLine: Int? {
    switch self {
    case .line(let line): line.number
    case .fold(let fold): fold.lines.lowerBound
    }
  }

  /// The number of the line behind it; nil while that is not known.
  public var endLine: Int? {
    switch self {
    case .line(let line): line.number.map { $0 + 1 }
    case .fold(let fold): fold.lines.upperBound
    }
  }
}
