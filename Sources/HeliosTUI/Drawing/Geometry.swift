/// A width and a height in character cells.
public struct Size: Hashable, Sendable {
  /// Cells across.
  public var columns: Int
  /// Cells down.
  public var rows: Int

  /// Makes a size; negative values count as zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A place on a surface; the upper left cell is column 0, row 0.
public struct Point: Hashable, Sendable {
  /// Cells from the left.
  public var column: Int
  /// Cells from the top.
  public var row: Int

  /// Makes a point, which may lie outside any surface.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// The upper left cell.
  public var origin: Point
  /// Its width and height.
  public var size: Size

  /// Makes a rectangle from its corner and size.
  public init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// Makes a rectangle from numbers.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.init(
      origin: Point(column: column, row: row), size: Size(columns: columns, rows: rows))
  }

  /// The first column to the right of it.
  public var endColumn: Int { origin.column + size.columns }
  /// The first row below it.
  public var endRow: Int { origin.row + size.rows }
  /// Whether it holds no cell.
  public var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

  /// The same rectangle made smaller on each side.
  public func inset(columns: Int, rows: Int) -> Rect {
    Rect(
      column: origin.column + columns, row: origin.row + rows,
      columns: size.columns - 2 * columns, rows: size.rows - 2 * rows)
  }

  /// The upper `rows` rows and what is left below them.
  public func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(0, rows), size.rows)
    return (
      Rect(column: origin.column, row: origin.row, columns: size.columns, rows: taken),
      Rect(
        column: origin.column, row: origin.row + taken, columns: size.columns,
        rows: size.rows - taken)
    )
  }

  /// What is left above the lower `rows` rows, and those rows.
  public func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
    let taken = min(max(0, rows), size.rows)
    let (rest, bottom) = splitTop(size.rows - taken)
    return (rest, bottom)
  }

  /// The left `columns` columns and what is left to their right.
  public func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(0, columns), size.columns)
    return (
      Rect(column: origin.column, row: origin.row, columns: taken, rows: size.rows),
      Rect(
        column: origin.column + taken, row: origin.row, columns: size.columns - taken,
        rows: size.rows)
    )
  }

  /// Whether a cell lies in it.
  public func contains(_ point: Point) -> Bool {
    (origin.column..<endColumn).contains(point.column) && (origin.row..<endRow).contains(point.row)
  }

  /// What both have in common; empty if nothing.
  public func intersection(_ other: Rect) -> Rect {
    let column = max(origin.column, other.origin.column)
    let row = max(origin.row, other.origin.row)
    return Rect(
      column: column, row: row, columns: min(endColumn, other.endColumn) - column,
      rows: min(endRow, other.endRow) - row)
  }

  /// What is left of the right `columns` columns, and those columns.
  public func splitRight(_ columns: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = splitLeft(size.columns - min(max(0, columns), size.columns))
    return (rest, right)
  }

  /// A rectangle of a size in the middle of it, made smaller where it would stick out.
  public func centred(_ wanted: Size) -> Rect {
    let columns = min(wanted.columns, size.columns)
    let rows = min(wanted.rows, size.rows)
    return Rect(
      column: origin.column + (size.columns - columns) / 2,
      row: origin.row + (size.rows - rows) / 2, columns: columns, rows: rows)
  }
}
