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
    var rest = cells
    while let cell = rest.first {
      let place = column + rest.startIndex - cells.startIndex
      let count: Int
      if cell.isASCII {
        let words = rest.prefix(while: \.isASCII)
        count = words.count
        if let piece = SVGPiece(words: words, column: place) { pieces.append(piece) }
      } else if let shape = BoxShape(cell.scalar), cell.marks == 0 {
        count = rest.prefix { $0 == cell }.count
        pieces.append(.shape(shape, column: place, count: count))
      } else {
        count = max(1, Int(cell.width))
        var text = ""
        cell.append(to: &text)
        pieces.append(.single(text, column: place, width: count))
      }
      rest = rest.dropFirst(count)
    }
    return pieces
  }

  /// Leaves blanks at both ends out; nothing if there is nothing else.
  private init?(words: ArraySlice<Cell>, column: Int) {
    let start = words.drop(while: \.isBlank)
    guard let last = start.lastIndex(where: { !$0.isBlank }) else { return nil }
    var text = ""
    for cell in start[...last] { cell.append(to: &text) }
    self = .words(text, column: column + start.startIndex - words.startIndex)
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
      let places = shape.joins ? [column] : Array(column..<(column + count))
      return places.map { place in
        shape.rectangles.map { rectangle in
          rectangle.markup(
            x: Double(place * cell.width), y: Double(y),
            columns: shape.joins ? Double(count) : 1, style: style)
        }.joined()
      }.joined()
    }
  }
}

extension Cell {
  /// Whether it is a single printable ASCII character.
  fileprivate var isASCII: Bool { scalar < 0x7F && width == 1 && marks == 0 }
}
