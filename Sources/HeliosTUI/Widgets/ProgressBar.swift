/// How far something is, as a bar.
public struct ProgressBar: Hashable, Sendable {
  /// The part that is done, 0 to 1; nothing if nobody knows.
  public var fraction: Double?
  /// The role of the done part.
  public var role: Role

  /// Makes a bar.
  public init(fraction: Double?, as role: Role = .progress) {
    (self.fraction, self.role) = (fraction, role)
  }

  /// Draws the bar on a part of a row.
  public func draw(on surface: inout Surface, column: Int, row: Int, columns: Int) {
    guard columns > 0 else { return }
    let glyphs = surface.glyphs
    let rest = String(repeating: glyphs.barEmpty, count: columns)
    surface.write(rest, column: column, row: row, as: .progressRest, limit: columns)
    guard let fraction, fraction.isFinite else { return }
    // The last cell is full only when all is done, and the first one only when something is.
    let steps = glyphs.barSteps.count + 1
    let done = Int((min(1, max(0, fraction)) * Double(columns * steps)).rounded(.down))
    let full = String(repeating: glyphs.barFull, count: done / steps)
    surface.write(full, column: column, row: row, as: role, limit: columns)
    let step = done % steps
    guard step > 0 else { return }
    surface.write(
      String(glyphs.barSteps[step - 1]), column: column + done / steps, row: row, as: role)
  }
}
