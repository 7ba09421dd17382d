/// A part of a row that is drawn in one go.
enum SVGPiece {
  /// ASCII without blanks at its ends, from a column on.
  case words(String, column: Int)
  /// One other character, with its width.
  case single(String, column: Int, width: Int)
  /// The same line or block, so many times.
  case shape(BoxShape, column: Int, count: Int)

  /// Cuts a run of cells into pieces.
  static func pieces(of cells: ArraySlice<Cell>, from column: Int) -> [SVGPiece] {
    var pieces: [SVGPiece] = []
    var words = ""
    var rest = cells
    var column = column
    func wordsDone() -> [SVGPiece] {
      let trimmed = words.drop { $0 == " " }
      guard !trimmed.isEmpty else { return [] }
      let blanks = trimmed.reversed().prefix { $0 == " " }.count
      return [.words(String(trimmed.dropLast(blanks)), column: column - trimmed.count)]
    }
    while let cell = rest.popFirst() {
      if cell.marks == 0, cell.scalar < 0x7F, cell.width == 1 {
        cell.append(to: &words)
        column += 1
        continue
      }
      pieces += wordsDone()
      words = ""
      if let shape = BoxShape(cell.scalar), cell.marks == 0 {
        let more = rest.prefix { $0 == cell }.count
        pieces.append(.shape(shape, column: column, count: more + 1))
        rest = rest.dropFirst(more)
        column += more + 1
        continue
      }
      if cell.width > 0 {
        var text = ""
        cell.append(to: &text)
        pieces.append(.single(text, column: column, width: Int(cell.width)))
      }
      column += 1
    }
    return pieces + wordsDone()
  }

  /// The elements that draw it.
  func markup(row: Int, style: String) -> String {
    let cell = SVGPicture.cell
    let y = row * cell.height
    switch self {
    case .words(let text, let column):
      return """
        <text class="\(style)" x="\(column * cell.width)" y="\(y + cell.baseline)" \
        textLength="\(text.count * cell.width)" lengthAdjust="spacingAndGlyphs" \
        xml:space="preserve">\(SVGPicture.escaped(text))</text>

        """
    case .single(let text, let column, let width):
      // In the middle of its cells: a substitute font may have another advance.
      let x = Double(column * cell.width) + Double(width * cell.width) / 2
      return """
        <text class="\(style)" x="\(x)" y="\(y + cell.baseline)" \
        text-anchor="middle">\(SVGPicture.escaped(text))</text>

        """
    case .shape(let shape, let column, let count):
      return shape.rectangles.map { rectangle in
        (0..<(shape.joins ? 1 : count)).map { index in
          let x = Double(column + index) * Double(cell.width)
          let columns = shape.joins ? Double(count) : 1
          return rectangle.markup(
            x: x, y: Double(y), columns: columns, style: style)
        }.joined()
      }.joined()
    }
  }
}
