/// A grid of cells to draw on: characters with roles, no colours, no terminal.
///
/// Whatever is drawn outside is cut off; drawing never fails. ``within(_:_:)`` hands out a part
/// with its own coordinates.
public struct Surface: Sendable {
  /// The characters that lines, bars and signs are drawn with.
  public var glyphs: Glyphs
  /// All cells, row by row.
  private(set) var cells: [Cell]
  /// The size of the whole grid.
  let whole: Size
  /// The place of the part that is drawn on; its corner may lie outside of the grid.
  private var part: Rect
  /// The cells of the part that exist.
  private var clip: Rect
  /// Where the terminal's cursor stands, in the coordinates of the whole grid; nothing hides it.
  private(set) var cursor: Point?

  /// Makes a blank surface.
  ///
  /// - Parameters:
  ///   - size: Its size; a side longer than 4096 cells is cut to that.
  ///   - glyphs: The characters that lines, bars and signs are drawn with.
  public init(size: Size, glyphs: Glyphs = .unicode) {
    whole = Size(columns: min(size.columns, 4096), rows: min(size.rows, 4096))
    self.glyphs = glyphs
    cells = Array(repeating: .blank(.plain), count: whole.columns * whole.rows)
    part = Rect(origin: Point(column: 0, row: 0), size: whole)
    clip = part
  }

  /// Whether another surface shows the same, to the last cell and role.
  public func isSamePicture(as other: Surface) -> Bool {
    whole == other.whole && cells == other.cells
  }

  /// The size of the part that may be drawn on now.
  public var size: Size { part.size }

  /// The whole of the part that may be drawn on now.
  public var bounds: Rect { Rect(origin: Point(column: 0, row: 0), size: part.size) }

  /// Draws on a part: inside, column 0 and row 0 are the part's corner, and nothing outside of it
  /// changes.
  ///
  /// - Parameters:
  ///   - rect: The part; what sticks out on the right and below is taken off its size.
  ///   - draw: What to draw.
  public mutating func within(_ rect: Rect, _ draw: (inout Surface) -> Void) {
    let (outerPart, outerClip) = (part, clip)
    part = Rect(
      column: part.origin.column + rect.origin.column, row: part.origin.row + rect.origin.row,
      columns: min(rect.size.columns, outerPart.size.columns - rect.origin.column),
      rows: min(rect.size.rows, outerPart.size.rows - rect.origin.row))
    clip = outerClip.intersection(part)
    draw(&self)
    (part, clip) = (outerPart, outerClip)
  }

  /// Shows the terminal's cursor at a cell; outside of the part nothing happens.
  public mutating func placeCursor(column: Int, row: Int) {
    let point = Point(column: part.origin.column + column, row: part.origin.row + row)
    if clip.contains(point) { cursor = point }
  }
}

extension Surface {
  /// Writes text on one row.
  ///
  /// Control characters and what is invisible are spelt out (`^[`), tabs become blanks up to the
  /// next stop of eight columns, and a wide character that does not fit wholly becomes a blank.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - column: Where it begins; may be negative.
  ///   - row: The row.
  ///   - role: Its role.
  ///   - limit: The most columns to use; without it, up to the right edge.
  /// - Returns: The columns used.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, column: Int, row: Int, as role: Role, limit: Int? = nil
  ) -> Int {
    let used = text.utf8.withContiguousStorageIfAvailable { bytes in
      write(bytes, column: column, row: row, as: role, limit: limit)
    }
    if let used { return used }
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      write(bytes, column: column, row: row, as: role, limit: limit)
    }
  }

  private mutating func write(
    _ bytes: UnsafeBufferPointer<UInt8>, column: Int, row: Int, as role: Role, limit: Int?
  ) -> Int {
    withPen(column: column, row: row, limit: limit) { pen in
      Neutral.walk(bytes) { scalar, width, _ in pen.put(scalar, width: width, role: role) }
      return pen.used
    }
  }

  /// Writes text and, if it is too long, ends it with the sign for cut text.
  ///
  /// - Parameter columns: The room; without it, up to the right edge.
  /// - Returns: The columns used.
  @discardableResult
  public mutating func writeCut(
    _ text: some StringProtocol, column: Int, row: Int, as role: Role, columns: Int? = nil
  ) -> Int {
    let room = min(columns ?? .max, size.columns - column)
    guard room > 0 else { return 0 }
    guard !textWidth(text, isAtMost: room) else {
      return write(text, column: column, row: row, as: role, limit: room)
    }
    let used = textWidth(ofPrefixOf: text, atMost: room - 1)
    write(text, column: column, row: row, as: role, limit: used)
    return used + write(String(glyphs.ellipsis), column: column + used, row: row, as: role)
  }

  /// Fills a rectangle with a character; a wide one takes every other cell.
  public mutating func fill(_ rect: Rect, with character: Character = " ", as role: Role) {
    let text = String(repeating: character, count: min(max(0, rect.size.columns), whole.columns))
    for row in rect.origin.row..<max(rect.origin.row, min(rect.endRow, size.rows)) {
      write(text, column: rect.origin.column, row: row, as: role, limit: rect.size.columns)
    }
  }

  /// Gives the cells of a rectangle another role and keeps their characters.
  public mutating func restyle(_ rect: Rect, as role: Role) {
    changeRoles(rect) { _ in role }
  }

  /// Lays a role over a rectangle: what its style leaves open still shows the cells' own roles, so
  /// that a red word stays red on a selected row.
  public mutating func overlay(_ rect: Rect, as role: Role) {
    changeRoles(rect) { role.over($0) }
  }

  /// Puts a role under a rectangle: its style shows where the cells' own roles leave something open.
  public mutating func underlay(_ rect: Rect, as role: Role) {
    changeRoles(rect) { $0.over(role) }
  }

  /// Gives the cells of a rectangle another role, by their present one.
  mutating func changeRoles(_ rect: Rect, _ change: (Role) -> Role) {
    let target = clip.intersection(
      Rect(
        column: part.origin.column + rect.origin.column, row: part.origin.row + rect.origin.row,
        columns: rect.size.columns, rows: rect.size.rows))
    guard !target.isEmpty else { return }
    for row in target.origin.row..<target.endRow {
      var last: (old: UInt16, new: UInt16)?
      for column in target.origin.column..<target.endColumn {
        let index = row * whole.columns + column
        let old = cells[index].role
        // Neighbours mostly have the same role: ask once a run.
        if last?.old != old { last = (old, change(Role(id: old)).id) }
        cells[index].role = last?.new ?? old
      }
    }
  }

  /// Hands out a pen at a cell of the part.
  mutating func withPen<Result>(
    column: Int, row: Int, limit: Int?, _ draw: (inout Pen) -> Result
  ) -> Result {
    let start = part.origin.column + column
    let row = part.origin.row + row
    let end = min(part.endColumn, limit.map { start + min($0, 1 << 20) } ?? part.endColumn)
    let visible = clip.origin.row <= row && row < clip.endRow
    let columns = whole.columns
    let range = visible ? clip.origin.column..<clip.endColumn : 0..<0
    return cells.withUnsafeMutableBufferPointer { cells in
      let line = cells[(visible ? row * columns : 0)...].prefix(visible ? columns : 0)
      var pen = Pen(
        row: visible ? UnsafeMutableBufferPointer(rebasing: line) : nil, visible: range,
        column: start, end: end)
      return draw(&pen)
    }
  }
}
