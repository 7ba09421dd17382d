extension Key: CustomStringConvertible {
  private static let names: [(Code, String)] = [
    (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"),
    (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.insert, "Ins"), (.delete, "Del"),
    (.backspace, "Backspace"), (.tab, "Tab"), (.enter, "Enter"), (.escape, "Esc"),
    (.character(" "), "Space"),
  ]

  private static let aliases: [String: Code] = [
    "pageup": .pageUp, "pagedown": .pageDown, "insert": .insert, "delete": .delete,
    "bs": .backspace, "return": .enter, "cr": .enter, "escape": .escape,
  ]

  private static let prefixes: [(String, Modifiers)] = [
    ("ctrl-", .control), ("control-", .control), ("c-", .control), ("alt-", .alt),
    ("meta-", .alt), ("a-", .alt), ("m-", .alt), ("shift-", .shift), ("s-", .shift),
  ]

  /// Reads a key's name, as ``description`` writes it or a little differently (`C-d`, `M-x`,
  /// `shift-tab`, `PageUp`).
  public init?(_ name: String) {
    var rest = name[...]
    var modifiers: Modifiers = []
    while rest.count > 1 {
      if rest.first == "^" {
        modifiers.insert(.control)
        rest.removeFirst()
      } else if let (prefix, modifier) = Key.prefixes.first(where: {
        rest.lowercased().hasPrefix($0.0) && rest.count > $0.0.count
      }) {
        modifiers.insert(modifier)
        rest = rest.dropFirst(prefix.count)
      } else {
        break
      }
    }
    guard let code = Key.code(named: rest) else { return nil }
    if case .character(let character) = code, modifiers == .shift, character.isCased {
      self.init(.character(Character(character.uppercased())))
    } else {
      self.init(code, modifiers)
    }
  }

  private static func code(named name: Substring) -> Code? {
    if name.count == 1, let character = name.first {
      return character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        ? .character(character) : nil
    }
    let lower = name.lowercased()
    if let known = names.first(where: { $0.1.lowercased() == lower }) { return known.0 }
    if let known = aliases[lower] { return known }
    guard lower.first == "f", let number = Int(lower.dropFirst()), (1...63).contains(number)
    else { return nil }
    return .function(number)
  }

  /// The name, as in key maps and hints: `^d`, `alt-x`, `S-Tab`, `ctrl-Up`, `F1`, `Space`.
  public var description: String {
    let base: String
    switch code {
    case .function(let number): base = "F\(number)"
    case .character(let character) where character != " ": base = String(character)
    default: base = Key.names.first { $0.0 == code }?.1 ?? ""
    }
    var prefix = modifiers.contains(.alt) ? "alt-" : ""
    if modifiers.contains(.control) { prefix += base.count == 1 ? "^" : "ctrl-" }
    if modifiers.contains(.shift) { prefix += "S-" }
    return prefix + base
  }
}
