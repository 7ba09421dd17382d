/// A program on a terminal: a value that takes events and draws itself.
///
/// Both methods are synchronous and pure: no clock, no input or output, no waiting. Whatever has to
/// be done outside is returned as an ``Effect``, and its answers come back as messages.
public protocol Program: Sendable {
  /// What works answer.
  associatedtype Message: Sendable
  /// What the program can have done outside of the terminal, as data.
  associatedtype Work: Hashable & Sendable

  /// Takes an event and changes the program's state.
  ///
  /// The first event is ``Event/resize(_:)`` with the terminal's size, before the first frame.
  ///
  /// - Returns: What is to be done now, in this order.
  mutating func update(_ event: Event<Message>) -> [Effect<Work>]

  /// Draws the present state on a blank surface of the terminal's size.
  func draw(on surface: inout Surface)
}
