extension Surface {
  /// The picture as text with escape sequences, for a terminal or `less -R`.
  ///
  /// - Parameters:
  ///   - theme: The looks of the roles.
  ///   - depth: How many colours to use.
  /// - Returns: A line for each row, each with a newline and without effect on what follows.
  public func ansi(theme: Theme, depth: ColorDepth = .full) -> String {
    var text = ""
    for row in 0..<whole.rows {
      for run in runsOfCells(row: row) {
        let style = theme.style(of: run.role).quantised(to: depth)
        let codes = style.selectGraphicRendition
        if !codes.isEmpty { text += "\u{1b}[\(codes)m" }
        for cell in run.cells { cell.append(to: &text) }
        if !codes.isEmpty { text += "\u{1b}[0m" }
      }
      text += "\n"
    }
    return text
  }
}

extension Style {
  /// The parameters of the sequence SGR for this style; empty for the terminal's own.
  ///
  /// - Source: ECMA-48, 8.3.117; 38 and 48 as xterm has them.
  var selectGraphicRendition: String {
    var codes: [String] = []
    let numbers: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += numbers.filter { attributes.contains($0.0) }.map(\.1)
    codes += Style.codes(for: foreground, base: 30)
    codes += Style.codes(for: background, base: 40)
    return codes.joined(separator: ";")
  }

  private static func codes(for color: Color, base: Int) -> [String] {
    switch color {
    case .terminal: []
    case .palette(let index) where index < 8: ["\(base + Int(index))"]
    case .palette(let index) where index < 16: ["\(base + 52 + Int(index))"]
    case .palette(let index): ["\(base + 8)", "5", "\(index)"]
    case .rgb(let red, let green, let blue):
      ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}
