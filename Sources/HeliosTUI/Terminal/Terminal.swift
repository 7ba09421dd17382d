/// What the runtime needs of a terminal: ``CursesTerminal`` is a real one, ``PaperTerminal`` keeps
/// what it is given.
@MainActor public protocol Terminal: AnyObject {
  /// Its present size, at least one cell.
  var size: Size { get }
  /// The characters it can show lines and bars with.
  var glyphs: Glyphs { get }

  /// Begins to hand on what happens, in batches, until ``stop()``.
  func start(_ receive: @escaping @MainActor ([TerminalEvent]) -> Void)
  /// Shows a frame.
  func present(_ surface: Surface)
  /// Draws the whole of the next frame, whatever the screen shows now.
  func invalidate()
  /// Tells the user something by other means than the screen.
  func announce(_ announcement: Announcement)
  /// Changes how the terminal is used; the next frame shows it.
  func apply(_ setting: TerminalSetting)
  /// Gives the terminal back and stops the process; ``TerminalEvent/resumed`` follows when it goes
  /// on.
  ///
  /// - Returns: Whether that is possible: not without a shell that could resume it.
  func suspend() -> Bool
  /// Gives the terminal to a child and takes it back when that has ended.
  func handOver(_ errand: Errand) async -> ErrandResult
  /// Gives the terminal back for good, as it was found.
  func stop()
}

/// What a terminal reports.
public enum TerminalEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted.
  case paste(String)
  /// The size changed.
  case resize(Size)
  /// The window got or lost the keyboard.
  case focus(isFocused: Bool)
  /// Something was done with the mouse.
  case mouse(Mouse)
  /// The process goes on after it was stopped.
  case resumed
  /// The terminal is gone, or a signal asks the process to end; the status to exit with.
  case ended(status: Int32)
}
