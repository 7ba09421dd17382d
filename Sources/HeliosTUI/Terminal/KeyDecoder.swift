/// Makes keys of what ncurses reads: folds Esc and a key into alt, gathers pastes and mouse reports.
struct KeyDecoder {
  private var hasEscape = false
  /// The text of a paste that has not ended.
  private var paste: String?
  /// The numbers of a mouse report that has not ended.
  private var report: String?

  /// The most characters of one paste; what comes behind is dropped.
  private static let longestPaste = 1 << 20

  /// Takes what was read, and answers what it means.
  mutating func take(_ input: Curses.Input) -> [TerminalEvent] {
    if paste != nil { return takePasted(input) }
    if let report { return takeReported(input, after: report) }
    switch input {
    case .character(0x1B):
      // A second Esc makes the first one a key of its own.
      if hasEscape { return [.key(Key(.escape))] }
      hasEscape = true
      return []
    case .character(let scalar): return [.key(folded(KeyDecoder.key(scalar: scalar)))]
    case .key(let key): return [.key(folded(key))]
    case .pasteBegin: paste = ""
    case .mouseBegin: report = ""
    case .focusIn: return flush() + [.focus(isFocused: true)]
    case .focusOut: return flush() + [.focus(isFocused: false)]
    case .pasteEnd, .nothing: break
    }
    return flush()
  }

  /// Says that nothing more waits: an Esc was the key of that name.
  mutating func flush() -> [TerminalEvent] {
    guard hasEscape else { return [] }
    hasEscape = false
    return [.key(Key(.escape))]
  }

  private mutating func folded(_ key: Key) -> Key {
    guard hasEscape else { return key }
    hasEscape = false
    return Key(key.code, key.modifiers.union(.alt))
  }

  private mutating func takePasted(_ input: Curses.Input) -> [TerminalEvent] {
    switch input {
    case .pasteEnd:
      let text = paste ?? ""
      paste = nil
      return [.paste(text)]
    case .character(let value):
      // Terminals send a return for each line end of what they paste.
      let scalar = value == 0x0D ? "\n" : Unicode.Scalar(value) ?? "\u{FFFD}"
      if let length = paste?.utf8.count, length < KeyDecoder.longestPaste {
        paste?.unicodeScalars.append(scalar)
      }
      return []
    default: return []
    }
  }

  /// Reports are short: what grows longer or holds another character is none, and is dropped.
  private mutating func takeReported(_ input: Curses.Input, after start: String) -> [TerminalEvent]
  {
    report = nil
    guard case .character(let value) = input, let scalar = Unicode.Scalar(value) else { return [] }
    switch scalar {
    case "M", "m": return Mouse(report: start, isRelease: scalar == "m").map { [.mouse($0)] } ?? []
    case "0"..."9", ";":
      if start.count < 20 { report = start + String(scalar) }
      return []
    default: return []
    }
  }

  /// The key that sends a character.
  static func key(scalar: UInt32) -> Key {
    switch scalar {
    case 0x00: Key(.character(" "), .control)
    case 0x09: Key(.tab)
    case 0x0D: Key(.enter)
    case 0x1B: Key(.escape)
    case 0x7F: Key(.backspace)
    case 0x01...0x1F: Key(.character(Character(Unicode.Scalar(UInt8(scalar) ^ 0x40))), .control)
    default: Key(.character(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")))
    }
  }

  /// The key behind one of terminfo's extended names: `kUP5` is ctrl-Up.
  ///
  /// - Source: terminfo.src of ncurses, "xterm+pcfkeys": the number less one is shift 1, alt 2,
  ///   control 4.
  static func key(extendedName name: String) -> Key? {
    let codes: [Substring: Key.Code] = [
      "UP": .up, "DN": .down, "LFT": .left, "RIT": .right, "HOM": .home, "END": .end,
      "PRV": .pageUp, "NXT": .pageDown, "DC": .delete, "IC": .insert,
    ]
    guard name.first == "k" else { return nil }
    let digits = name.last.flatMap(\.wholeNumberValue)
    let base = digits == nil ? name.dropFirst() : name.dropFirst().dropLast()
    guard let code = codes[base] else { return nil }
    guard let digits else { return Key(code, .shift) }
    guard (2...8).contains(digits) else { return nil }
    return Key(code, Key.Modifiers(rawValue: UInt8(digits - 1)))
  }
}
