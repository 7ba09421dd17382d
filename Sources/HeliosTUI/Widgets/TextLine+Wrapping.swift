extension TextLine {
  /// The line in pieces of at most so many columns, broken at blanks where there are any.
  ///
  /// - Parameter indent: Blanks before every piece but the first.
  public func wrapped(columns: Int, indent: Int = 0) -> [TextLine] {
    guard columns > indent, width > columns else { return [self] }
    var lines: [TextLine] = []
    var current = TextLine()
    var used = 0
    for (word, role) in words {
      let blank = word.allSatisfy { $0 == " " }
      let wide = textWidth(word)
      if used + wide > columns, used > (lines.isEmpty ? 0 : indent) {
        lines.append(current)
        current = indent > 0 ? TextLine(String(repeating: " ", count: indent)) : TextLine()
        used = indent
        if blank { continue }
      }
      for piece in TextLine.pieces(of: word, first: columns - used, others: columns - indent) {
        if used + textWidth(piece) > columns {
          lines.append(current)
          current = indent > 0 ? TextLine(String(repeating: " ", count: indent)) : TextLine()
          used = indent
        }
        current.append(piece, as: role)
        used += textWidth(piece)
      }
    }
    if !current.runs.isEmpty { lines.append(current) }
    return lines
  }

  /// Words and the blanks between them.
  private var words: [(String, Role)] {
    runs.flatMap { run in
      var words: [(String, Role)] = []
      var rest = run.text[...]
      while let first = rest.first {
        let word = rest.prefix { ($0 == " ") == (first == " ") }
        words.append((String(word), run.role))
        rest = rest[word.endIndex...]
      }
      return words
    }
  }

  /// A word in pieces, if it is longer than a line.
  private static func pieces(of word: String, first: Int, others: Int) -> [String] {
    guard textWidth(word) > first else { return [word] }
    var pieces: [String] = []
    var piece = ""
    var (room, used) = (first, 0)
    for character in word {
      let width = textWidth(String(character))
      if used + width > room, !piece.isEmpty {
        pieces.append(piece)
        (piece, room, used) = ("", others, 0)
      }
      piece.append(character)
      used += width
    }
    return pieces + [piece]
  }
}
