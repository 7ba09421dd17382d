/// Some lines that can be shown as one, since a reader rarely wants them.
public struct LogFold: Hashable, Sendable {
  /// What the lines are.
  public enum Content: String, Hashable, Sendable, Codable {
    /// The dump of environment variables, which may hold secrets.
    case environment
    /// Commands of jobs that went well, and dmake's marks of jobs.
    case commands
  }

  /// The numbers of the lines.
  public var lines: Range<Int>
  /// What they are.
  public var content: Content

  /// Makes a fold.
  public init(lines: Range<Int>, content: Content) {
    self.lines = lines
    self.content = content
  }
}
