/// Lines of text to scroll through: help, a plan, a report.
public struct TextView: Hashable, Sendable {
  /// The lines.
  public var lines: [TextLine]
  /// The first line that is seen.
  public private(set) var top = 0
  /// The columns left of what is seen.
  public private(set) var left = 0
  /// How many lines can be seen; tell it when that changes.
  public var visibleRows: Int {
    didSet { scroll(to: top) }
  }

  /// Makes a view.
  public init(_ lines: [TextLine] = [], visibleRows: Int = 20) {
    self.lines = lines
    self.visibleRows = visibleRows
  }

  /// Shows a line at the top, or as far up as it goes without leaving rows empty.
  public mutating func scroll(to line: Int) {
    top = firstRow(visible: visibleRows, wanted: line)
  }

  /// Scrolls.
  public mutating func move(_ motion: Motion) {
    scroll(to: top + motion.distance(rows: visibleRows))
  }

  /// Scrolls for the keys of ``Motion/init(_:)``, and sideways for `h`, `l`, Left, Right and `^`.
  ///
  /// - Returns: Whether the key was one of these.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character("h"), Key(.left): left = max(0, left - 8)
    case .character("l"), Key(.right): left += left + 8 < widest ? 8 : 0
    case .character("^"): left = 0
    default:
      guard let motion = Motion(key) else { return false }
      move(motion)
    }
    return true
  }

  /// The columns of the widest line.
  public var widest: Int { lines.reduce(0) { max($0, $1.width) } }

  /// What is seen where so many rows are.
  public func visible(rows: Int) -> Range<Int> {
    let first = firstRow(visible: rows, wanted: top)
    return first..<min(lines.count, first + max(0, rows))
  }

  /// Draws what is seen on all of a surface, with a scroll bar at its right if there is more.
  public func draw(on surface: inout Surface, base: Role = .plain) {
    let rows = surface.size.rows
    let isLong = lines.count > rows
    let seen = visible(rows: rows)
    let (text, bar) = surface.bounds.splitRight(isLong ? 2 : 0)
    surface.within(text) { surface in
      for (row, line) in lines[seen].enumerated() {
        if left == 0 {
          surface.write(line, column: 0, row: row, base: base)
        } else {
          write(line, row: row, base: base, on: &surface)
        }
      }
    }
    guard isLong else { return }
    surface.within(bar.splitRight(1).right) { surface in
      ScrollBar(count: lines.count, visible: seen).draw(on: &surface)
    }
  }

  private func write(_ line: TextLine, row: Int, base: Role, on surface: inout Surface) {
    var column = -left
    for run in line.runs where column < surface.size.columns {
      column += surface.write(
        run.text, column: column, row: row, as: run.role == .plain ? base : run.role)
    }
  }

  private func firstRow(visible rows: Int, wanted: Int) -> Int {
    min(max(0, wanted), max(0, lines.count - max(1, rows)))
  }
}
