/// What to look for in the lines of a log.
public struct SearchPattern: Hashable, Sendable {
  /// How a pattern is written.
  public enum Syntax: String, Hashable, Sendable, Codable {
    /// The words themselves.
    case literal
    /// A regular expression, as Perl understands it; it matches within a line.
    case regularExpression
  }

  /// How much of a line is searched at once, in bytes: what matches an expression is found in a longer
  /// line only if it is no longer than half of this.
  public static let window = 1 << 20

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
  ///
  /// The capitals of a regular expression's own words, such as `\S`, do not count. Of literal text
  /// only the letters of ASCII are ever taken for the same.
  public var ignoresCase: Bool {
    var isEscaped = false
    for character in text {
      if character.isUppercase, !isEscaped { return false }
      isEscaped = syntax == .regularExpression && character == "\\" && !isEscaped
    }
    return true
  }
}
