/// A list that is narrowed by typing: a palette of commands, a list of files, help.
public struct FuzzyList: Hashable, Sendable {
  /// Something to choose.
  public struct Item: Hashable, Sendable {
    /// What is shown and searched.
    public var title: String
    /// What is shown behind it and searched last, such as a description.
    public var detail: String
    /// What is shown at the right, such as a key.
    public var trailing: String
    /// Why it cannot be chosen now; nothing if it can.
    public var refusal: String?

    /// Makes an item.
    public init(_ title: String, detail: String = "", trailing: String = "", refusal: String? = nil)
    {
      (self.title, self.detail, self.trailing, self.refusal) = (title, detail, trailing, refusal)
    }
  }

  /// An item that fits what was typed.
  public struct Hit: Hashable, Sendable {
    /// Its number among all items.
    public var index: Int
    /// The characters of its title that were hit.
    public var positions: [Int]
  }

  /// All items.
  public var items: [Item] {
    didSet { search() }
  }
  /// What was typed.
  public private(set) var field: TextField
  /// The items that fit, the best first.
  public private(set) var hits: [Hit] = []
  /// Which of them is selected.
  public private(set) var list = ListState()

  /// Makes a list that shows all items in their order.
  public init(_ items: [Item], placeholder: String = "type to search", history: [String] = []) {
    self.items = items
    field = TextField(history: history, placeholder: placeholder)
    search()
  }

  /// The number of the selected item, or nothing if none fits.
  public var selection: Int? { list.selection.map { hits[$0].index } }

  /// Takes a key: arrows and pages move, everything else edits what is searched.
  ///
  /// - Returns: Whether the key was used; Enter and Esc are left to the caller.
  public mutating func handle(_ key: Key) -> Bool {
    if let motion = FuzzyList.motions[key] {
      list.move(motion)
      return true
    }
    let before = field.text
    guard field.handle(key) else { return false }
    if field.text != before { search() }
    return true
  }

  /// Takes pasted text.
  public mutating func insert(_ text: String) {
    field.insert(text)
    search()
  }

  /// Tells how many items can be seen.
  public mutating func fit(visibleRows: Int) { list.fit(visibleRows: visibleRows) }

  // Letters are typed here, so only what types none can move.
  private static let motions: [Key: Motion] = [
    Key(.up): .up, Key(.down): .down, Key(.pageUp): .pageUp, Key(.pageDown): .pageDown,
    Key(.character("p"), .control): .up, Key(.character("n"), .control): .down,
    Key(.tab): .down, Key(.tab, .shift): .up,
  ]

  private mutating func search() {
    let pattern = field.text
    let found = items.indices.compactMap { index -> (hit: Hit, score: Int)? in
      if let match = FuzzyMatch(pattern, in: items[index].title) {
        return (Hit(index: index, positions: match.positions), match.score + 1000)
      }
      // A description is long enough to hold almost anything in order: there, only whole words
      // count.
      guard items[index].detail.lowercased().contains(pattern.lowercased()) else { return nil }
      return (Hit(index: index, positions: []), 0)
    }
    hits = found.sorted { $0.score == $1.score ? $0.hit.index < $1.hit.index : $0.score > $1.score }
      .map(\.hit)
    list = ListState(count: hits.count, visibleRows: list.visibleRows)
  }
}

extension FuzzyList {
  /// Draws the input line, then the items that fit, on all of a surface.
  public func draw(on surface: inout Surface, prompt: String = ":") {
    let indent = surface.write(prompt, column: 0, row: 0, as: .key) + 1
    field.draw(on: &surface, column: indent, row: 0, columns: surface.size.columns - indent)
    let rows = surface.size.rows - 1
    guard rows > 0 else { return }
    if hits.isEmpty { surface.write("Nothing fits.", column: 2, row: 1, as: .dim) }
    let first = list.firstRow(visible: rows)
    for (offset, hit) in hits.dropFirst(first).prefix(rows).enumerated() {
      draw(hit, row: offset + 1, isSelected: first + offset == list.selection, on: &surface)
    }
  }

  private func draw(_ hit: Hit, row: Int, isSelected: Bool, on surface: inout Surface) {
    let item = items[hit.index]
    let width = surface.size.columns
    let trailing = textWidth(item.trailing)
    let room = width - 2 - (trailing > 0 ? trailing + 2 : 0)
    var line = FuzzyList.highlighted(
      item.title, positions: hit.positions, base: item.refusal == nil ? .plain : .dim)
    let detail = item.refusal ?? item.detail
    if !detail.isEmpty { line.append("  " + detail, as: .dim) }
    surface.write(line, column: 2, row: row, columns: room)
    if trailing > 0, trailing + 4 < width {
      surface.write(item.trailing, column: width - trailing - 1, row: row, as: .key)
    }
    guard isSelected else { return }
    surface.write(String(surface.glyphs.selected), column: 0, row: row, as: .key)
    surface.overlay(Rect(column: 0, row: row, columns: width, rows: 1), as: .selection)
  }

  /// A text with the characters at some positions as matches.
  static func highlighted(_ text: String, positions: [Int], base: Role) -> TextLine {
    var line = TextLine()
    let hits = Set(positions)
    for (index, character) in text.enumerated() {
      let role: Role = hits.contains(index) ? .match : base
      if line.runs.last?.role == role {
        line.runs[line.runs.count - 1].text.append(character)
      } else {
        line.append(String(character), as: role)
      }
    }
    return line
  }
}
