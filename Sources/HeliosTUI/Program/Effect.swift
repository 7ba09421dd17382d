/// What a program wants done.
public enum Effect<Work: Hashable & Sendable>: Hashable, Sendable {
  /// Do a work beside the program, unless an equal one is under way.
  case run(Work)
  /// Cancel the work that is equal to this one, if it is under way.
  case cancel(Work)
  /// Give the terminal to a child until it ends; ``Event/returned(_:_:)`` tells how it ended.
  case handOver(Errand)
  /// Stop the program as ^Z does; ``Event/resumed`` follows when it goes on.
  case suspend
  /// Draw the whole screen anew, whatever another program left on it.
  case repaint
  /// End the program with an exit status.
  case quit(status: Int32)
  /// Tell the user something by other means than the screen.
  case announce(Announcement)
  /// Change how the terminal is used.
  case set(TerminalSetting)
}

/// How a terminal is used.
public enum TerminalSetting: Hashable, Sendable {
  /// The looks of the roles.
  case theme(Theme)
  /// Whether the terminal reports the mouse to the program, instead of selecting text itself.
  case mouse(isReported: Bool)
}
