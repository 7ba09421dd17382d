/// A sign that turns while something goes on; the caller counts the steps, so that nothing turns by
/// itself.
public struct Spinner: Hashable, Sendable {
  /// How many steps were made.
  public var step: Int

  /// Makes a spinner.
  public init(step: Int = 0) { self.step = step }

  /// The sign of the present step.
  public func sign(_ glyphs: Glyphs) -> Character {
    let count = glyphs.spinner.count
    return count == 0 ? " " : glyphs.spinner[((step % count) + count) % count]
  }
}
