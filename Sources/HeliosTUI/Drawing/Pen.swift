/// Puts characters into one row of cells, from left to right, and keeps wide characters whole.
struct Pen {
  private let row: UnsafeMutableBufferPointer<Cell>?
  private let visible: Range<Int>
  private let start: Int
  private let end: Int
  private var column: Int
  /// The cell that a combining mark joins.
  private var last: Int?

  /// - Parameters:
  ///   - row: The row's cells; nothing only counts columns.
  ///   - visible: The columns that may be changed.
  ///   - column: Where to begin; may be negative.
  ///   - end: The first column that is not to be used.
  init(row: UnsafeMutableBufferPointer<Cell>?, visible: Range<Int>, column: Int, end: Int) {
    self.row = row
    self.visible = visible
    self.column = column
    self.start = column
    self.end = end
  }

  /// The columns passed so far.
  var used: Int { column - start }

  /// Draws a character, or joins a mark to the one before.
  ///
  /// - Returns: Whether there is room for more.
  @inline(__always)
  mutating func put(_ scalar: UInt32, width: Int, role: Role) -> Bool {
    if width == 1 {
      guard column < end else { return false }
      set(Cell(scalar, role: role), at: column)
      last = column
      column += 1
      return true
    }
    return width == 0 ? join(scalar) : putWide(scalar, role: role)
  }

  private mutating func putWide(_ scalar: UInt32, role: Role) -> Bool {
    guard column < end else { return false }
    guard column + 1 < end else {
      set(.blank(role), at: column)
      column += 1
      return false
    }
    let isWhole = visible.contains(column) && visible.contains(column + 1)
    set(isWhole ? Cell(scalar, width: 2, role: role) : .blank(role), at: column)
    set(isWhole ? .rightHalf(role) : .blank(role), at: column + 1)
    last = column
    column += 2
    return true
  }

  /// A mark at the very beginning has nothing to join and is dropped.
  private func join(_ mark: UInt32) -> Bool {
    if let last, let row, visible.contains(last) { row[last].join(mark) }
    return true
  }

  /// Changes a cell, and blanks what is left of a wide character that loses a half.
  @inline(__always)
  private func set(_ cell: Cell, at column: Int) {
    guard let row, visible.contains(column) else { return }
    let old = row[column].width
    if old != 1 { breakWide(row, column, width: old) }
    row[column] = cell
  }

  private func breakWide(_ row: UnsafeMutableBufferPointer<Cell>, _ column: Int, width: UInt8) {
    let other = width == 2 ? column + 1 : column - 1
    guard row.indices.contains(other) else { return }
    row[other] = .blank(Role(id: row[other].role))
  }
}
