/// Something done with the mouse.
public struct Mouse: Hashable, Sendable {
  /// What was done.
  public var action: Action
  /// The cell it was done on.
  public var position: Point
  /// What was held with it.
  public var modifiers: Key.Modifiers

  /// What can be done.
  public enum Action: Hashable, Sendable {
    /// A button went down: 1 is the left one.
    case press(button: Int)
    /// A button went up.
    case release(button: Int)
    /// The wheel was turned away from the user.
    case wheelUp
    /// The wheel was turned towards the user.
    case wheelDown
  }

  /// Makes an event.
  public init(_ action: Action, at position: Point, modifiers: Key.Modifiers = []) {
    self.action = action
    self.position = position
    self.modifiers = modifiers
  }
}
