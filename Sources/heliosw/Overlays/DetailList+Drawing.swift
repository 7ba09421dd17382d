import HeliosTUI

extension DetailList {
  /// Draws the box over all of the screen but its edges.
  func draw(on surface: inout Surface) {
    let place = surface.bounds.inset(columns: 1, rows: 1)
    surface.fill(place, as: .plain)
    Box(title: [.init(title)], footer: footer, isFocused: true).draw(on: &surface, in: place) {
      surface in
      let columns = max(20, surface.size.columns - 4)
      let details = rows.map { $0.detail.flatMap { $0.wrapped(columns: columns, indent: 2) } }
      let lines = list.selection.flatMap { details[safely: $0] } ?? []
      // As much room for each, so that the table stays where it is.
      let room = min((details.map(\.count).max() ?? 0) + 1, surface.size.rows / 2)
      let (top, bottom) = surface.bounds.splitBottom(rows.isEmpty ? 0 : room)
      surface.within(top) { drawTable(on: &$0) }
      surface.within(bottom) { surface in
        for (row, line) in lines.prefix(max(0, surface.size.rows - 1)).enumerated() {
          surface.write(line, column: 2, row: row + 1)
        }
      }
    }
    surface.underlay(place, as: .sheet)
  }

  private func drawTable(on surface: inout Surface) {
    var table = Table(columns: columns, emptyMessage: TextLine(emptyMessage))
    table.rows = rows.map { Table.Row($0.cells) }
    var list = list
    list.fit(count: rows.count, visibleRows: max(1, surface.size.rows - 1))
    table.draw(on: &surface, list: list)
  }
}
