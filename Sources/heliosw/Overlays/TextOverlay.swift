import HeliosTUI

/// A text to read, over all of the screen but its edges.
struct TextOverlay {
  let title: String
  let view: TextView

  /// Rows of text on a screen of a size.
  static func rows(on size: Size) -> Int { max(1, size.rows - 4) }

  /// Draws the box.
  func draw(on surface: inout Surface) {
    let place = surface.bounds.inset(columns: 1, rows: 1)
    surface.fill(place, as: .plain)
    Box(
      title: [.init(title)], footer: "j k h l move  Esc closes", isFocused: true
    ).draw(on: &surface, in: place) { view.draw(on: &$0) }
    surface.underlay(place, as: .sheet)
  }
}
