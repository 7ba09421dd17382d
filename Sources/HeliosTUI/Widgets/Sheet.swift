/// Something to read and decide about, over the rest of the screen.
public struct Sheet: Hashable, Sendable {
  /// A choice at the bottom.
  public struct Button: Hashable, Sendable {
    /// The key that takes it.
    public var key: Key
    /// What it does.
    public var label: String
    /// Its role: ``Role/bad`` for what destroys something.
    public var role: Role

    /// Makes a choice.
    public init(_ key: Key, _ label: String, as role: Role = .button) {
      (self.key, self.label, self.role) = (key, label, role)
    }
  }

  /// What a key led to.
  public enum Outcome: Hashable, Sendable {
    /// The choice of this number was taken.
    case chosen(Int)
    /// The sheet was left without a choice.
    case dismissed
    /// The sheet stays.
    case open
  }

  /// Above everything.
  public var title: TextLine
  /// What there is to read.
  public var body: TextView
  /// A line to be filled in before a choice can be taken; nothing if there is none.
  public var field: TextField?
  /// What stands before that line.
  public var fieldLabel: String
  /// The text that the line has to hold for the first choice to be taken, such as the name of what
  /// is destroyed.
  public var requiredText: String?
  /// The choices, from left to right.
  public var buttons: [Button]
  /// The choice that Enter takes.
  public private(set) var current: Int

  /// Makes a sheet.
  public init(
    title: TextLine, lines: [TextLine], buttons: [Button], current: Int = 0,
    field: TextField? = nil, fieldLabel: String = "", requiredText: String? = nil
  ) {
    (self.title, body, self.buttons) = (title, TextView(lines), buttons)
    (self.field, self.fieldLabel, self.requiredText) = (field, fieldLabel, requiredText)
    self.current = buttons.indices.contains(current) ? current : 0
  }

  /// Whether the first choice can be taken now.
  public var isComplete: Bool { requiredText == nil || field?.text == requiredText }

  /// Takes a key: the choices' own ones, Enter, Esc, Tab between choices, and moves through what
  /// there is to read.
  public mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case Key(.escape): return .dismissed
    case Key(.enter): return take(current)
    case Key(.tab) where !buttons.isEmpty: current = (current + 1) % buttons.count
    case Key(.tab, .shift) where !buttons.isEmpty:
      current = (current + buttons.count - 1) % buttons.count
    default:
      if field?.handle(key) == true { return .open }
      if let index = buttons.firstIndex(where: { $0.key == key }) { return take(index) }
      if !body.handle(key), key == .character("q") { return .dismissed }
    }
    return .open
  }

  /// Takes pasted text.
  public mutating func insert(_ text: String) { field?.insert(text) }

  private func take(_ index: Int) -> Outcome {
    guard buttons.indices.contains(index) else { return .dismissed }
    return index == 0 && !isComplete ? .open : .chosen(index)
  }
}

extension Sheet {
  /// The size it would like on a screen.
  func wantedSize(on screen: Size) -> Size {
    let words = max(body.widest, title.width, buttonsWidth, textWidth(fieldLabel) + 24)
    let rows = body.lines.count + (field == nil ? 0 : 2) + (buttons.isEmpty ? 0 : 2) + 2
    return Size(
      columns: min(max(words + 6, 40), max(40, screen.columns - 4)),
      rows: min(rows, max(6, screen.rows - 2)))
  }

  /// Draws the sheet in the middle of a surface.
  public func draw(on surface: inout Surface) {
    let place = surface.bounds.centred(wantedSize(on: surface.size))
    surface.fill(place, as: .plain)
    defer { surface.underlay(place, as: .sheet) }
    Box(title: title, footer: scrollHint(in: place), isFocused: true).draw(
      on: &surface, in: place
    ) { surface in
      var rest = surface.bounds.inset(columns: 1, rows: 0)
      if !buttons.isEmpty {
        let (above, bottom) = rest.splitBottom(2)
        drawButtons(in: bottom, on: &surface)
        rest = above
      }
      if let field {
        let (above, bottom) = rest.splitBottom(2)
        draw(field, in: bottom, on: &surface)
        rest = above
      }
      surface.within(rest) { body.draw(on: &$0) }
    }
  }

  /// The keys that show what finds no room; what is typed goes into the field, if there is one.
  private func scrollHint(in place: Rect) -> TextLine {
    guard field == nil else { return TextLine() }
    let room = Size(
      columns: place.size.columns - 4, rows: place.size.rows - (buttons.isEmpty ? 2 : 4))
    let hints = [
      body.lines.count > room.rows ? "j k scroll" : nil,
      body.widest > room.columns ? "h l sideways" : nil,
    ]
    return TextLine(hints.compactMap { $0 }.joined(separator: "  "))
  }

  private func draw(_ field: TextField, in rect: Rect, on surface: inout Surface) {
    surface.within(rect) { surface in
      let used = surface.write(fieldLabel, column: 0, row: 1, as: .hint)
      let start = used == 0 ? 0 : used + 1
      field.draw(
        on: &surface, column: start, row: 1, columns: surface.size.columns - start)
    }
  }

  private func drawButtons(in rect: Rect, on surface: inout Surface) {
    surface.within(rect) { surface in
      var column = max(0, surface.size.columns - buttonsWidth)
      for (index, button) in buttons.enumerated() {
        let isOpen = index != 0 || isComplete
        let start = column
        // The brackets show the current one without colours.
        let (left, right) = index == current ? ("[", "]") : (" ", " ")
        column += surface.write(left, column: column, row: 1, as: .button)
        column += surface.write(
          "\(button.key)", column: column, row: 1, as: isOpen ? .key : .dim)
        column += surface.write(
          " " + button.label, column: column, row: 1, as: isOpen ? button.role : .dim)
        column += surface.write(right, column: column, row: 1, as: .button)
        if index == current {
          surface.overlay(
            Rect(column: start, row: 1, columns: column - start, rows: 1), as: .buttonCurrent)
        }
        column += 1
      }
    }
  }

  private var buttonsWidth: Int {
    buttons.reduce(-1) { $0 + textWidth("\($1.key)") + textWidth($1.label) + 4 }
  }
}
