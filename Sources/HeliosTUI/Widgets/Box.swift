/// A frame around something, with words in its upper and lower line.
///
/// The frame of the box that has the keys is drawn with other characters too, so that it is seen
/// without colours.
public struct Box: Hashable, Sendable {
  /// At the left of the upper line.
  public var title: TextLine
  /// At the right of the upper line; left out where room is short.
  public var trailing: TextLine
  /// At the right of the lower line; left out where room is short.
  public var footer: TextLine
  /// Whether the keys are for what is inside.
  public var isFocused: Bool

  /// Makes a box.
  public init(
    title: TextLine = TextLine(), trailing: TextLine = TextLine(), footer: TextLine = TextLine(),
    isFocused: Bool = false
  ) {
    (self.title, self.trailing, self.footer) = (title, trailing, footer)
    self.isFocused = isFocused
  }

  /// Draws the frame on a part of a surface, and something inside.
  ///
  /// - Parameters:
  ///   - rect: Where; below 2×2 cells there is no frame, and inside is all of it.
  ///   - content: Draws what is inside.
  public func draw(
    on surface: inout Surface, in rect: Rect, content: (inout Surface) -> Void = { _ in }
  ) {
    surface.within(rect) { surface in
      guard surface.size.columns >= 2, surface.size.rows >= 2 else { return content(&surface) }
      drawFrame(on: &surface)
      surface.within(surface.bounds.inset(columns: 1, rows: 1), content)
    }
  }

  private func drawFrame(on surface: inout Surface) {
    let frame = isFocused ? surface.glyphs.focusedFrame : surface.glyphs.frame
    let role: Role = isFocused ? .borderFocused : .border
    let (columns, rows) = (surface.size.columns, surface.size.rows)
    let line = String(repeating: frame.horizontal, count: columns - 2)
    surface.write(
      String(frame.topLeft) + line + String(frame.topRight), column: 0, row: 0, as: role)
    for row in 1..<max(1, rows - 1) {
      surface.write(String(frame.vertical), column: 0, row: row, as: role)
      surface.write(String(frame.vertical), column: columns - 1, row: row, as: role)
    }
    surface.write(
      String(frame.bottomLeft) + line + String(frame.bottomRight), column: 0, row: rows - 1,
      as: role)
    drawWords(on: &surface)
  }

  /// Words stand between blanks, with one character of the line before and after.
  private func drawWords(on surface: inout Surface) {
    let room = surface.size.columns - 6
    let titleRole: Role = isFocused ? .titleFocused : .title
    let left = padded(title)
    if !left.runs.isEmpty, room > 0 {
      surface.write(left, column: 2, row: 0, base: titleRole, columns: room + 2)
    }
    let taken = left.width == 0 ? 0 : min(left.width, room + 2) + 1
    drawRight(trailing, row: 0, room: surface.size.columns - 4 - taken, on: &surface)
    drawRight(
      footer, row: surface.size.rows - 1, room: surface.size.columns - 4, on: &surface)
  }

  private func drawRight(_ words: TextLine, row: Int, room: Int, on surface: inout Surface) {
    let words = padded(words)
    guard !words.runs.isEmpty, words.width <= room else { return }
    surface.write(
      words, column: surface.size.columns - 2 - words.width, row: row, base: .dim)
  }

  private func padded(_ words: TextLine) -> TextLine {
    guard !words.text.isEmpty else { return TextLine() }
    return TextLine([TextLine.Run(" ")] + words.runs + [TextLine.Run(" ")])
  }
}
