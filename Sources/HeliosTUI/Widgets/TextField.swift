/// A line of text that is being edited, with the keys of a shell's prompt and its history.
public struct TextField: Hashable, Sendable {
  /// The characters, control characters among them if such were pasted.
  private var characters: [Character]
  /// The number of the character that the cursor stands on.
  public private(set) var cursor: Int
  /// Texts entered before, the oldest first; Up and Down go through them.
  public var history: [String]
  /// What an empty field shows.
  public var placeholder: String
  /// What is shown of the history, while that is so.
  private var recalled: Recall?
  /// What was cut last, for ^Y.
  private var cut: [Character] = []

  private struct Recall: Hashable {
    /// The place in the history.
    var index: Int
    /// What was being typed before.
    var draft: [Character]
  }

  /// Makes a field with the cursor behind its text.
  public init(_ text: String = "", history: [String] = [], placeholder: String = "") {
    characters = Array(text)
    cursor = characters.count
    self.history = history
    self.placeholder = placeholder
  }

  /// The text; setting it puts the cursor behind it.
  public var text: String {
    get { String(characters) }
    set {
      characters = Array(newValue)
      cursor = characters.count
      recalled = nil
    }
  }

  /// Takes a key.
  ///
  /// - Returns: Whether it was one for editing; Enter, Esc and Tab are not.
  public mutating func handle(_ key: Key) -> Bool {
    if let character = key.typed {
      insert([character])
      return true
    }
    switch key.modifiers {
    case []: return handle(key.code)
    case .control: return handleControl(key.code)
    case .alt: return handleAlt(key.code)
    default: return false
    }
  }

  /// Inserts text at the cursor; line ends become blanks.
  public mutating func insert(_ text: String) {
    insert(text.map { $0.isNewline ? " " : $0 })
  }

  /// Puts the text into the history, unless it is empty or the last one there already, and empties
  /// the field.
  ///
  /// - Returns: The text.
  @discardableResult
  public mutating func enter() -> String {
    let text = self.text
    if !text.isEmpty, history.last != text { history.append(text) }
    self.text = ""
    return text
  }
}

// MARK: - Keys

extension TextField {
  private mutating func handle(_ code: Key.Code) -> Bool {
    switch code {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = characters.count
    case .backspace: remove(from: cursor - 1, to: cursor)
    case .delete: remove(from: cursor, to: cursor + 1)
    case .up: recall(by: -1)
    case .down: recall(by: 1)
    default: return false
    }
    return true
  }

  private mutating func handleControl(_ code: Key.Code) -> Bool {
    switch code {
    case .character("a"): cursor = 0
    case .character("e"): cursor = characters.count
    case .character("b"): cursor = max(0, cursor - 1)
    case .character("f"): cursor = min(characters.count, cursor + 1)
    case .character("h"): remove(from: cursor - 1, to: cursor)
    case .character("d"): remove(from: cursor, to: cursor + 1)
    case .character("u"): cutOut(from: 0, to: cursor)
    case .character("k"): cutOut(from: cursor, to: characters.count)
    case .character("w"): cutOut(from: wordStart { $0.isWhitespace }, to: cursor)
    case .character("y"): insert(cut)
    case .character("p"): recall(by: -1)
    case .character("n"): recall(by: 1)
    case .left: cursor = wordStart { !$0.isPartOfWord }
    case .right: cursor = wordEnd
    default: return false
    }
    return true
  }

  private mutating func handleAlt(_ code: Key.Code) -> Bool {
    switch code {
    case .character("b"), .left: cursor = wordStart { !$0.isPartOfWord }
    case .character("f"), .right: cursor = wordEnd
    case .character("d"): cutOut(from: cursor, to: wordEnd)
    case .backspace: cutOut(from: wordStart { !$0.isPartOfWord }, to: cursor)
    default: return false
    }
    return true
  }

  private mutating func insert(_ new: [Character]) {
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
    recalled = nil
    settle()
  }

  /// A mark that was typed joins the character before it, so the number of characters may be
  /// another one.
  private mutating func settle() {
    let before = String(characters[..<cursor]).count
    characters = Array(String(characters))
    cursor = min(before, characters.count)
  }

  private mutating func remove(from start: Int, to end: Int) {
    guard start >= 0, end <= characters.count, start < end else { return }
    characters.removeSubrange(start..<end)
    cursor = start
    recalled = nil
  }

  private mutating func cutOut(from start: Int, to end: Int) {
    guard start < end else { return }
    cut = Array(characters[start..<end])
    remove(from: start, to: end)
  }

  /// Where the word left of the cursor begins.
  private func wordStart(isBetween: (Character) -> Bool) -> Int {
    var index = cursor
    while index > 0, isBetween(characters[index - 1]) { index -= 1 }
    while index > 0, !isBetween(characters[index - 1]) { index -= 1 }
    return index
  }

  /// Where the word right of the cursor ends.
  private var wordEnd: Int {
    var index = cursor
    while index < characters.count, !characters[index].isPartOfWord { index += 1 }
    while index < characters.count, characters[index].isPartOfWord { index += 1 }
    return index
  }

  private mutating func recall(by step: Int) {
    let now = recalled ?? Recall(index: history.count, draft: characters)
    let index = now.index + step
    guard index >= 0, index <= history.count else { return }
    text = index == history.count ? String(now.draft) : history[index]
    recalled = index == history.count ? nil : Recall(index: index, draft: now.draft)
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "_" }
}

// MARK: - Drawing

extension TextField {
  /// Draws the text on a part of a row, scrolled so that the cursor is seen, and places the cursor.
  public func draw(
    on surface: inout Surface, column: Int, row: Int, columns: Int, isFocused: Bool = true
  ) {
    guard columns > 0 else { return }
    surface.fill(Rect(column: column, row: row, columns: columns, rows: 1), as: .input)
    if characters.isEmpty {
      surface.writeCut(placeholder, column: column, row: row, as: .placeholder, columns: columns)
    }
    let widths = characters.map { textWidth(String($0)) }
    let before = widths[..<cursor].reduce(0, +)
    let atCursor = cursor < widths.count ? max(1, widths[cursor]) : 1
    let skipped = max(0, before + atCursor - columns)
    surface.within(Rect(column: column, row: row, columns: columns, rows: 1)) { surface in
      surface.write(String(characters), column: -skipped, row: 0, as: .input)
      if isFocused { surface.placeCursor(column: before - skipped, row: 0) }
    }
  }
}
