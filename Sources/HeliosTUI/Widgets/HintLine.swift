/// What keys do here, in one line: the least important are left out where room is short.
public struct HintLine: Hashable, Sendable {
  /// A key and what it does.
  public struct Hint: Hashable, Sendable {
    /// The key, as ``Key/description`` writes it.
    public var key: String
    /// What it does, in a word or two.
    public var label: String
    /// How important it is: hints of the lowest number go first, of several the rightmost.
    public var priority: Int

    /// Makes a hint.
    public init(_ key: String, _ label: String, priority: Int = 1) {
      (self.key, self.label, self.priority) = (key, label, priority)
    }

    var width: Int { textWidth(key) + 1 + textWidth(label) }
  }

  /// The hints, from left to right.
  public var hints: [Hint]

  /// Makes a line.
  public init(_ hints: [Hint]) { self.hints = hints }

  /// Draws the line on a row of a surface.
  public func draw(on surface: inout Surface, row: Int = 0) {
    var column = 1
    for index in shown(width: surface.size.columns) {
      let hint = hints[index]
      column += surface.write(hint.key, column: column, row: row, as: .key) + 1
      column += surface.write(hint.label, column: column, row: row, as: .hint) + 2
    }
  }

  /// The numbers of the hints that have room.
  func shown(width: Int) -> [Int] {
    var shown = Array(hints.indices)
    while shown.reduce(0, { $0 + hints[$1].width + 2 }) > width {
      let last = shown.min { left, right in
        let (a, b) = (hints[left].priority, hints[right].priority)
        return a == b ? left > right : a < b
      }
      shown.removeAll { $0 == last }
    }
    return shown
  }
}
