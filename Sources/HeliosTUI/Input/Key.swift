/// A key as a terminal can tell it apart from others.
///
/// Names: a character stands for itself (`j`, `G`, `?`), others are called as in ``Key/Code``;
/// before it `^` or `ctrl-`, `alt-`, `S-`. A terminal sends the same for Tab and `^i`, Enter and
/// `^m`, Esc and `^[`, so these are the same key here.
public struct Key: Hashable, Sendable {
  /// Which key.
  public var code: Code
  /// What was held with it.
  public var modifiers: Modifiers

  /// The keys without what is held.
  public enum Code: Hashable, Sendable {
    /// A character, upper or lower case as typed; `" "` is called Space.
    case character(Character)
    /// F1 and so on.
    case function(Int)
    /// The arrows.
    case up, down, left, right
    /// Home, End, PgUp, PgDn.
    case home, end, pageUp, pageDown
    /// Ins, Del, Backspace.
    case insert, delete, backspace
    /// Tab, Enter, Esc.
    case tab, enter, escape
  }

  /// What was held with a key.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// One bit a key.
    public let rawValue: UInt8
    /// Takes the bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift; never with a character, which shows it by itself.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, or Esc typed just before.
    public static let alt = Modifiers(rawValue: 2)
    /// Control; with a character it is lower case.
    public static let control = Modifiers(rawValue: 4)
  }

  /// Makes a key and settles what a terminal cannot tell apart.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    (self.code, self.modifiers) = (code, modifiers)
    guard case .character(let character) = code else { return }
    self.modifiers.remove(.shift)
    guard modifiers.contains(.control) else { return }
    let aliases: [Character: Code] = ["i": .tab, "m": .enter, "[": .escape]
    if let code = aliases[Character(character.lowercased())] {
      self.code = code
      self.modifiers.remove(.control)
    } else if let lower = character.lowercased().first {
      // Terminals send the same byte for ^? as for Backspace and for ^@ as for ctrl-Space.
      self.code = .character(lower == "@" ? " " : lower)
    }
  }
}

extension Key {
  /// A character without modifiers.
  public static func character(_ character: Character) -> Key { Key(.character(character)) }

  /// The character if it is one to be typed into a text.
  public var typed: Character? {
    guard case .character(let character) = code, modifiers.isEmpty else { return nil }
    return character
  }
}
