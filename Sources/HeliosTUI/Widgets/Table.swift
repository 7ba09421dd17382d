/// A table: a line of titles, then rows, of which one is selected.
///
/// The selected row is shown by a bar and by a sign, so that it is seen without colours. Columns
/// that find no room are left out, the least important first.
public struct Table: Sendable {
  /// The columns, from left to right.
  public var columns: [Column]
  /// The rows.
  public var rows: [Row]
  /// What stands where there are no rows.
  public var emptyMessage: TextLine
  /// Whether the titles are shown.
  public var hasHeader = true

  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its title.
    public var title: String
    /// How wide it is.
    public var width: Width
    /// On which side its text stands.
    public var alignment: Alignment
    /// How important it is: where room is short, columns of the lowest number go first, of several
    /// the rightmost.
    public var priority: Int

    /// Makes a column.
    public init(
      _ title: String, width: Width = .fit(), alignment: Alignment = .left, priority: Int = 1
    ) {
      (self.title, self.width, self.alignment, self.priority) = (title, width, alignment, priority)
    }
  }

  /// How wide a column is.
  public enum Width: Hashable, Sendable {
    /// So many columns.
    case fixed(Int)
    /// As wide as its widest text, but not over a limit.
    case fit(most: Int = 60)
    /// As wide as there is room, but not below a limit.
    case flexible(least: Int = 8)
  }

  /// On which side text stands.
  public enum Alignment: Hashable, Sendable {
    /// At the left.
    case left
    /// At the right, as numbers do.
    case right
  }

  /// A row.
  public struct Row: Hashable, Sendable {
    /// A text for each column; missing ones are empty.
    public var cells: [TextLine]
    /// What stands instead of the columns behind the cells, as wide as there is room: why they are
    /// empty.
    public var note: TextLine?
    /// The role of what is plain in it.
    public var role: Role

    /// Makes a row.
    public init(_ cells: [TextLine], note: TextLine? = nil, as role: Role = .plain) {
      (self.cells, self.note, self.role) = (cells, note, role)
    }
  }

  /// Makes a table.
  public init(columns: [Column], rows: [Row] = [], emptyMessage: TextLine = "Nothing here.") {
    (self.columns, self.rows, self.emptyMessage) = (columns, rows, emptyMessage)
  }

  /// The columns before the first: for the signs of selection and mark.
  static let margin = 2
  /// The columns between two.
  static let gap = 2
  /// The columns behind the last, so that numbers do not touch a frame.
  static let edge = 1
}

extension Table {
  /// Draws the table on all of a surface.
  ///
  /// - Parameters:
  ///   - list: What is selected, marked and seen.
  ///   - isFocused: Whether the keys are for this table.
  public func draw(on surface: inout Surface, list: ListState, isFocused: Bool = true) {
    let places = layout(width: surface.size.columns)
    if hasHeader { drawHeader(places, on: &surface) }
    let start = hasHeader ? 1 : 0
    if rows.isEmpty {
      surface.write(emptyMessage, column: Table.margin, row: start, base: .dim)
      return
    }
    let height = surface.size.rows - start
    guard height > 0 else { return }
    let first = list.firstRow(visible: height)
    for (offset, row) in rows.dropFirst(first).prefix(height).enumerated() {
      draw(row, places, row: start + offset, on: &surface)
      let number = first + offset
      if list.marks.contains(number) {
        surface.write(String(surface.glyphs.marked), column: 1, row: start + offset, as: .mark)
      }
      guard number == list.selection else { continue }
      surface.write(String(surface.glyphs.selected), column: 0, row: start + offset, as: .key)
      surface.overlay(
        Rect(column: 0, row: start + offset, columns: surface.size.columns, rows: 1),
        as: isFocused ? .selection : .selectionIdle)
    }
  }

  private func drawHeader(_ places: [Place], on surface: inout Surface) {
    surface.fill(Rect(column: 0, row: 0, columns: surface.size.columns, rows: 1), as: .header)
    for place in places {
      let column = columns[place.index]
      draw(TextLine(column.title, as: .header), in: place, row: 0, base: .header, on: &surface)
    }
  }

  private func draw(_ row: Row, _ places: [Place], row number: Int, on surface: inout Surface) {
    for place in places where place.index < row.cells.count {
      draw(row.cells[place.index], in: place, row: number, base: row.role, on: &surface)
    }
    guard let note = row.note else { return }
    if let place = places.first(where: { $0.index >= row.cells.count }) {
      surface.write(note, column: place.column, row: number, base: row.role)
    }
  }

  private func draw(
    _ text: TextLine, in place: Place, row: Int, base: Role, on surface: inout Surface
  ) {
    let isRight = columns[place.index].alignment == .right
    let indent = isRight ? max(0, place.width - text.width) : 0
    surface.write(
      text, column: place.column + indent, row: row, base: base, columns: place.width - indent)
  }
}
