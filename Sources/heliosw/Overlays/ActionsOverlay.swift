import HeliosTUI

/// The palette and the help: a list in a box over the screen.
struct ActionsOverlay {
  let actions: ActionList

  /// Rows of the list on a screen of a size.
  static func rows(on size: Size) -> Int { max(1, place(on: size).size.rows - 3) }

  /// Draws the box.
  func draw(on surface: inout Surface) {
    let place = Self.place(on: surface.size)
    surface.fill(place, as: .plain)
    Box(
      title: [.init(actions.title)], footer: "Enter runs it  Esc closes", isFocused: true
    ).draw(on: &surface, in: place) { surface in
      surface.within(surface.bounds.inset(columns: 1, rows: 0)) { actions.list.draw(on: &$0) }
    }
    surface.underlay(place, as: .sheet)
  }

  private static func place(on size: Size) -> Rect {
    Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
      .centred(Size(columns: min(92, size.columns - 2), rows: min(30, size.rows - 2)))
  }
}
