/// A character that is drawn as rectangles: a line of a box, a block, or a part of one.
struct BoxShape: Hashable {
  /// A rectangle in parts of a cell.
  struct Rectangle: Hashable {
    var left: Double, top: Double, right: Double, bottom: Double
    var opacity = 1.0

    /// The element that draws it, stretched over several columns.
    func markup(x: Double, y: Double, columns: Double, style: String) -> String {
      let (width, height) = (Double(SVGPicture.cell.width), Double(SVGPicture.cell.height))
      let shade = opacity < 1 ? " fill-opacity=\"\(opacity)\"" : ""
      return """
        <rect class="\(style)" x="\(rounded(x + left * width))" y="\(rounded(y + top * height))" \
        width="\(rounded((right - left + columns - 1) * width))" \
        height="\(rounded((bottom - top) * height))"\(shade)/>

        """
    }

    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
  }

  /// What to draw.
  let rectangles: [Rectangle]
  /// Whether several in a row make one wide rectangle.
  let joins: Bool

  /// The shape of a character, or nothing for one that is drawn by a font.
  init?(_ scalar: UInt32) {
    if let arms = BoxShape.arms[scalar] {
      rectangles = BoxShape.rectangles(of: arms)
      joins = arms.lowercased() == "lr"
      return
    }
    switch scalar {
    case 0x2588: rectangles = [Rectangle(left: 0, top: 0, right: 1, bottom: 1)]
    case 0x2591: rectangles = [Rectangle(left: 0, top: 0, right: 1, bottom: 1, opacity: 0.25)]
    case 0x2581...0x2587:
      let height = Double(scalar - 0x2580) / 8
      rectangles = [Rectangle(left: 0, top: 1 - height, right: 1, bottom: 1)]
    case 0x2589...0x258F:
      rectangles = [Rectangle(left: 0, top: 0, right: Double(0x2590 - scalar) / 8, bottom: 1)]
    default: return nil
    }
    joins = !(0x2589...0x258F).contains(scalar)
  }

  /// The arms of the lines, from the middle: left, right, up, down; capitals are thick.
  private static let arms: [UInt32: String] = [
    0x2500: "lr", 0x2502: "ud", 0x250C: "rd", 0x2510: "ld", 0x2514: "ru", 0x2518: "lu",
    0x251C: "rud", 0x2524: "lud", 0x252C: "lrd", 0x2534: "lru", 0x253C: "lrud", 0x2501: "LR",
    0x2503: "UD", 0x250F: "RD", 0x2513: "LD", 0x2517: "RU", 0x251B: "LU", 0x2523: "RUD",
    0x252B: "LUD", 0x2578: "L",
  ]

  private static func rectangles(of arms: String) -> [Rectangle] {
    let thick = arms.first?.isUppercase == true
    // Half the width of a line, in parts of a cell's width and of its height.
    let (x, y) = thick ? (0.14, 0.066) : (0.056, 0.0264)
    switch arms.lowercased() {
    case "lr": return [Rectangle(left: 0, top: 0.5 - y, right: 1, bottom: 0.5 + y)]
    case "ud": return [Rectangle(left: 0.5 - x, top: 0, right: 0.5 + x, bottom: 1)]
    default: break
    }
    return arms.lowercased().map { arm in
      switch arm {
      case "l": Rectangle(left: 0, top: 0.5 - y, right: 0.5 + x, bottom: 0.5 + y)
      case "r": Rectangle(left: 0.5 - x, top: 0.5 - y, right: 1, bottom: 0.5 + y)
      case "u": Rectangle(left: 0.5 - x, top: 0, right: 0.5 + x, bottom: 0.5 + y)
      default: Rectangle(left: 0.5 - x, top: 0.5 - y, right: 0.5 + x, bottom: 1)
      }
    }
  }
}
