/// Draws a surface as a self-contained SVG: every cell at its place, lines and blocks as shapes, so
/// that it looks the same in any font.
struct SVGPicture {
  /// The size of a cell and of its characters, in pixels: an advance of 0.6 em is what monospaced
  /// fonts have.
  static let cell = (width: 9, height: 19, fontSize: 15, baseline: 14)
  private static let margin = 12
  private static let titleHeight = 30

  private let surface: Surface
  private let theme: Theme
  private let title: String?
  private let ink: UInt32
  private let paper: UInt32
  /// The looks in use, each with the number of its class.
  private var classes: [String: Int] = [:]

  init(of surface: Surface, theme: Theme, title: String?) {
    self.surface = surface
    self.theme = theme
    self.title = title
    let plain = theme.style(of: .plain)
    ink = plain.foreground.value ?? (theme.ground == .dark ? 0xD5D8DF : 0x2B2F36)
    paper = plain.background.value ?? (theme.ground == .dark ? 0x191B20 : 0xFAFAF8)
  }

  mutating func text() -> String {
    var body = ""
    for row in 0..<surface.whole.rows {
      for run in surface.runsOfCells(row: row) { body += draw(run, row: row) }
    }
    if let cursor = surface.cursor { body += frame(at: cursor) }
    return head() + body + "</g>\n</svg>\n"
  }

  // MARK: - The frame around

  private func head() -> String {
    let (cell, margin) = (SVGPicture.cell, SVGPicture.margin)
    let top = title == nil ? margin : SVGPicture.titleHeight
    let width = surface.whole.columns * cell.width + 2 * margin
    let height = surface.whole.rows * cell.height + top + margin
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)">

      """
    if let title { text += "<title>\(SVGPicture.escaped(neutralised(title)))</title>\n" }
    text += style()
    text += "<rect width=\"\(width)\" height=\"\(height)\" rx=\"6\" fill=\"\(hex(paper))\"/>\n"
    if let title {
      text += """
        <text x="\(width / 2)" y="20" text-anchor="middle" fill="\(hex(ink))" \
        fill-opacity="0.6">\(SVGPicture.escaped(neutralised(title)))</text>

        """
    }
    return text + "<g transform=\"translate(\(margin),\(top))\">\n"
  }

  private func style() -> String {
    let fonts = "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace"
    var text = """
      <style>text{font:\(SVGPicture.cell.fontSize)px \(fonts);white-space:pre}

      """
    for (look, number) in classes.sorted(by: { $0.value < $1.value }) {
      text += ".s\(number){\(look)}\n"
    }
    return text + "</style>\n"
  }

  private func frame(at cursor: Point) -> String {
    let cell = SVGPicture.cell
    return """
      <rect x="\(cursor.column * cell.width)" y="\(cursor.row * cell.height)" width="\(cell.width)" \
      height="\(cell.height)" fill="\(hex(ink))" fill-opacity="0.55"/>

      """
  }

  // MARK: - Runs

  private mutating func draw(
    _ run: (column: Int, role: Role, cells: ArraySlice<Cell>), row: Int
  ) -> String {
    let style = theme.style(of: run.role)
    let cell = SVGPicture.cell
    var (front, back) = (style.foreground.value ?? ink, style.background.value)
    if style.attributes.contains(.reverse) { (front, back) = (back ?? paper, front) }
    if style.attributes.contains(.dim) { front = Color.mixed(front, back ?? paper) }
    var text = ""
    if let back, back != paper {
      text += """
        <rect x="\(run.column * cell.width)" y="\(row * cell.height)" \
        width="\(run.cells.count * cell.width)" height="\(cell.height)" fill="\(hex(back))"/>

        """
    }
    let pieces = SVGPiece.pieces(of: run.cells, from: run.column)
    guard !pieces.isEmpty else { return text }
    let name = "s\(number(of: look(style, front)))"
    for piece in pieces { text += piece.markup(row: row, style: name) }
    return text
  }

  private func look(_ style: Style, _ front: UInt32) -> String {
    var look = "fill:\(hex(front))"
    if style.attributes.contains(.bold) { look += ";font-weight:bold" }
    if style.attributes.contains(.italic) { look += ";font-style:italic" }
    if style.attributes.contains(.underline) { look += ";text-decoration:underline" }
    return look
  }

  private mutating func number(of look: String) -> Int {
    if let number = classes[look] { return number }
    classes[look] = classes.count
    return classes.count - 1
  }

  private func hex(_ value: UInt32) -> String { "#" + Neutral.hex(value, digits: 6) }

  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}

extension Color {
  /// Three parts of one colour and two of another.
  static func mixed(_ front: UInt32, _ back: UInt32) -> UInt32 {
    [UInt32(16), 8, 0].reduce(0) { sum, shift in
      let part = ((front >> shift & 0xFF) * 3 + (back >> shift & 0xFF) * 2) / 5
      return sum | (part << shift)
    }
  }
}

extension Surface {
  /// The picture as SVG, which needs no other file.
  ///
  /// - Parameters:
  ///   - theme: The looks of the roles; its ground decides the paper.
  ///   - title: A line above the picture.
  public func svg(theme: Theme, title: String? = nil) -> String {
    var picture = SVGPicture(of: self, theme: theme, title: title)
    return picture.text()
  }
}
