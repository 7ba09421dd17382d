/// How a role looks: two colours and attributes.
public struct Style: Hashable, Sendable {
  /// The colour of the characters.
  public var foreground: Color
  /// The colour behind them.
  public var background: Color
  /// Bold and its like.
  public var attributes: Attributes

  /// What a character can be beside coloured.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit an attribute.
    public let rawValue: UInt8

    /// Takes the bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter.
    public static let dim = Attributes(rawValue: 2)
    /// With a line below.
    public static let underline = Attributes(rawValue: 4)
    /// With the colours exchanged.
    public static let reverse = Attributes(rawValue: 8)
    /// Slanted.
    public static let italic = Attributes(rawValue: 16)

    static let names: [(String, Attributes)] = [
      ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
      ("italic", .italic),
    ]
  }

  /// Makes a style; without arguments the terminal's own.
  public init(
    foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// What is wrong with a style in a theme file.
  public enum ParseFailure: Error, Hashable, Sendable {
    /// A word that is neither attribute nor colour.
    case unknownWord(String)
    /// A second colour without `on` before it.
    case secondForeground(String)
    /// `on` without a colour behind it, or a second one.
    case misplacedOn
  }

  /// Reads a style such as `bold #ff8700 on default`: attributes and a colour in any order, then
  /// the background behind `on`.
  ///
  /// Attributes are `bold`, `dim`, `underline`, `reverse` and `italic`; colours as
  /// ``Color/init(_:)`` reads them. An empty text is the terminal's own style.
  ///
  /// - Throws: ``ParseFailure`` with the word that is wrong.
  public init(parsing text: String) throws(ParseFailure) {
    self.init()
    var words = text.split(separator: " ")[...]
    var hasForeground = false
    var hasBackground = false
    while let word = words.popFirst() {
      if let (_, attribute) = Attributes.names.first(where: { $0.0 == word.lowercased() }) {
        attributes.insert(attribute)
      } else if word.lowercased() == "on" {
        guard !hasBackground, let name = words.popFirst() else { throw .misplacedOn }
        guard let color = Color(name) else { throw .unknownWord(String(name)) }
        (background, hasBackground) = (color, true)
      } else if let color = Color(word) {
        guard !hasForeground, !hasBackground else { throw .secondForeground(String(word)) }
        (foreground, hasForeground) = (color, true)
      } else {
        throw .unknownWord(String(word))
      }
    }
  }
}

extension Style.ParseFailure: CustomStringConvertible {
  /// What is wrong, without a full stop.
  public var description: String {
    switch self {
    case .unknownWord(let word): "\"\(neutralised(word))\" is neither a colour nor an attribute"
    case .secondForeground(let word):
      "\"\(neutralised(word))\" is a second colour: put \"on\" before it"
    case .misplacedOn: "\"on\" needs one colour behind it, once"
    }
  }
}

extension Style: CustomStringConvertible {
  /// The style as ``init(parsing:)`` reads it.
  public var description: String {
    var words = Attributes.names.filter { attributes.contains($0.1) }.map(\.0)
    words.append(foreground.description)
    if background != .terminal { words += ["on", background.description] }
    return words.joined(separator: " ")
  }
}

extension Style {
  /// The style as a terminal of a depth shows it.
  ///
  /// Without colours a background of its own becomes reverse, so that bars and selections stay
  /// visible.
  public func quantised(to depth: ColorDepth) -> Style {
    var style = self
    style.foreground = foreground.quantised(to: depth)
    // A dark grey becomes black, which cannot be seen on most grounds: dim says the same.
    if style.foreground == .palette(0), foreground != .palette(0), background == .terminal {
      style.foreground = .terminal
      style.attributes.insert(.dim)
    }
    style.background = background.quantised(to: depth)
    if depth == .mono, background != .terminal { style.attributes.insert(.reverse) }
    return style
  }

  /// This style where it says something, else the other one.
  ///
  /// A reversed style without colours keeps it that way: words of many colours would make a motley bar.
  func laid(over under: Style) -> Style {
    let isBar = attributes.contains(.reverse) && foreground == .terminal && background == .terminal
    let colours = isBar ? Style() : under
    return Style(
      foreground: foreground == .terminal ? colours.foreground : foreground,
      background: background == .terminal ? colours.background : background,
      attributes: attributes.union(under.attributes))
  }
}
