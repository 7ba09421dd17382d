/// A failure in a person's words: what was wanted, what happened, what to do.
public struct Problem: Error, Hashable, Sendable {
  /// What sort of failure it is; decides the exit status of a command.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Something was tried and did not work (exit status 1).
    case failed
    /// A condition did not hold, and nothing was touched (exit status 5).
    case refused
    /// The words of the command line or of a file can't be understood (exit status 64).
    case usage
    /// A machine or a job can't be reached any more (exit status 6).
    case unreachable
  }

  /// What sort of failure it is.
  public var kind: Kind
  /// One sentence: what was wanted and what happened.
  public var summary: String
  /// One sentence: what to do about it, if anything can be done.
  public var hint: String?

  /// Makes a problem.
  public init(_ kind: Kind, _ summary: String, hint: String? = nil) {
    self.kind = kind
    self.summary = summary
    self.hint = hint
  }
}

extension Problem: CustomStringConvertible {
  /// The summary, and the hint on a line of its own.
  public var description: String {
    guard let hint else { return summary }
    return "\(summary)\nHint: \(hint)"
  }
}
