extension Surface {
  /// A run of bytes inside a line that has a role of its own, such as a search's hit.
  public struct Highlight: Hashable, Sendable {
    /// Offsets of bytes within the line.
    public var bytes: Range<Int>
    /// The role they get.
    public var role: Role

    /// Gives bytes a role.
    public init(bytes: Range<Int>, role: Role) {
      self.bytes = bytes
      self.role = role
    }
  }

  /// Writes a window of a line of raw bytes, which need be neither UTF-8 nor free of control
  /// characters.
  ///
  /// A carriage return that ends the line is not shown. What lies left of the window costs an
  /// eighth of a step a byte while it is printable ASCII; what lies right of it costs nothing.
  ///
  /// - Parameters:
  ///   - bytes: The line, without its newline.
  ///   - skipping: Columns of the line left of the window.
  ///   - taking: Columns of the window; without it, up to the right edge.
  ///   - highlights: Parts with another role, in ascending order and not overlapping.
  /// - Returns: The columns used.
  @discardableResult
  public mutating func write(
    bytes: UnsafeBufferPointer<UInt8>, column: Int, row: Int, as role: Role, skipping: Int = 0,
    taking: Int? = nil, highlights: [Highlight] = []
  ) -> Int {
    let line = bytes.last == 0x0D ? UnsafeBufferPointer(rebasing: bytes.dropLast()) : bytes
    return withPen(column: column, row: row, limit: taking) { pen in
      var window = LineWindow(
        skipping: max(0, skipping), role: role, highlights: highlights[...])
      window.draw(line, with: &pen)
      return pen.used
    }
  }
}

/// The part of a line that is drawn: leaves out the columns on the left and picks the role of each
/// byte.
private struct LineWindow {
  let skipping: Int
  let role: Role
  var highlights: ArraySlice<Surface.Highlight>

  mutating func draw(_ line: UnsafeBufferPointer<UInt8>, with pen: inout Pen) {
    let plain = UTF8Reader.printableRun(in: line, limit: skipping)
    var column = plain
    Neutral.walk(line, from: plain, column: plain) { scalar, width, offset in
      let left = column
      column += width
      // A mark at the left edge belongs to a character left of it: the pen drops it.
      if column <= skipping, width > 0 { return true }
      let role = self.role(at: offset)
      if left < skipping, width == 2 { return pen.put(0x20, width: 1, role: role) }
      return left < skipping ? true : pen.put(scalar, width: width, role: role)
    }
  }

  private mutating func role(at offset: Int) -> Role {
    while let next = highlights.first, next.bytes.upperBound <= offset { highlights.removeFirst() }
    guard let next = highlights.first, next.bytes.contains(offset) else { return role }
    return next.role
  }
}
