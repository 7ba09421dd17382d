/// What can happen to a program.
public enum Event<Message: Sendable>: Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted, as it was: it may hold any control character.
  case paste(String)
  /// The terminal has this size, from now on.
  case resize(Size)
  /// The terminal's window got or lost the keyboard.
  case focus(isFocused: Bool)
  /// Something was done with the mouse.
  case mouse(Mouse)
  /// The program runs again after it was suspended.
  case resumed
  /// A child that had the terminal is gone.
  case returned(Errand, ErrandResult)
  /// A work has something to say.
  case message(Message)
}

extension Event: Equatable where Message: Equatable {}
