/// One choice that a recipe offers, on the command line and in its form.
public struct RecipeOption: Hashable, Sendable {
  /// What may follow it.
  public enum Value: Hashable, Sendable {
    /// Nothing: it is given or not.
    case none
    /// A word; the placeholder names it in help.
    case word(String)
  }

  /// The long name, without its dashes.
  public var name: String
  /// The letter, if it has one.
  public var letter: Character?
  /// What may follow it.
  public var value: Value
  /// What it does, in one sentence.
  public var help: String

  /// Makes an option.
  public init(_ name: String, _ letter: Character? = nil, _ value: Value = .none, help: String) {
    self.name = name
    self.letter = letter
    self.value = value
    self.help = help
  }
}
