/// Where in something long one is, as a bar down a column, with marks for what is where.
public struct ScrollBar: Hashable, Sendable {
  /// Something at a place.
  public struct Mark: Hashable, Sendable {
    /// Its place, in the same unit as ``ScrollBar/count``.
    public var position: Int
    /// What it is: the first mark in a cell wins, so the most important ones go first.
    public var role: Role
    /// The sign it is drawn with, so that it is seen without colours.
    public var sign: Character

    /// Makes a mark.
    public init(at position: Int, as role: Role, sign: Character) {
      (self.position, self.role, self.sign) = (position, role, sign)
    }
  }

  /// How long all of it is: lines or bytes.
  public var count: Int
  /// What is seen, in the same unit.
  public var visible: Range<Int>
  /// What is where.
  public var marks: [Mark]

  /// Makes a bar.
  public init(count: Int, visible: Range<Int>, marks: [Mark] = []) {
    (self.count, self.visible, self.marks) = (count, visible, marks)
  }

  /// Draws the bar down the first column of a surface.
  public func draw(on surface: inout Surface) {
    let rows = surface.size.rows
    guard rows > 0, count > 0 else { return }
    let thumb = thumb(rows: rows)
    for row in 0..<rows {
      let isThumb = thumb.contains(row)
      surface.write(
        String(isThumb ? surface.glyphs.scrollThumb : surface.glyphs.scrollTrack), column: 0,
        row: row, as: isThumb ? .scroll : .scrollTrack)
    }
    var taken = Set<Int>()
    for mark in marks {
      let row = self.row(of: mark.position, rows: rows)
      // Where one is must be seen however many marks there are: what lies there is on the screen anyway.
      guard row != thumb.lowerBound, taken.insert(row).inserted else { continue }
      surface.write(String(mark.sign), column: 0, row: row, as: mark.role)
      if thumb.contains(row) {
        surface.overlay(Rect(column: 0, row: row, columns: 1, rows: 1), as: .selection)
      }
    }
  }

  /// The rows that stand for what is seen: at least one, and the last one only at the very end.
  func thumb(rows: Int) -> Range<Int> {
    guard visible.count < count else { return 0..<rows }
    let length = max(1, min(rows, Int(Double(visible.count) / Double(count) * Double(rows))))
    let hidden = count - visible.count
    let part = Double(min(max(0, visible.lowerBound), hidden)) / Double(hidden)
    let start = Int(part * Double(rows - length))
    return start..<(start + length)
  }

  private func row(of position: Int, rows: Int) -> Int {
    let part = Double(min(max(0, position), count - 1)) / Double(count)
    return min(rows - 1, Int(part * Double(rows)))
  }
}
