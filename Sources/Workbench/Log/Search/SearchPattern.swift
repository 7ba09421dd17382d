/// What to look for in a log.
public struct SearchPattern: Hashable, Sendable {
  /// How a pattern is written.
  public enum Syntax: String, Hashable, Sendable, Codable {
    /// The words themselves.
    case literal
    /// A regular expression, as Perl understands it.
    case regularExpression
  }

  /// The pattern as it was typed.
  public var text: String
  /// How it is written.
  public var syntax: Syntax

  /// Makes a pattern.
  public init(_ text: String, syntax: Syntax = .literal) {
    self.text = text
    self.syntax = syntax
  }

  /// Whether capital and small letters are the same: they are unless a capital was typed.
  public var ignoresCase: Bool {
    !text.contains { $0.isUppercase }
  }
}
