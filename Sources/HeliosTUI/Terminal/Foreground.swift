import CPlatform
import Dispatch
import Glibc

/// Who may read the terminal.
enum Foreground {
  /// Makes a process group the terminal's foreground and wakes it, should it have asked too early.
  ///
  /// On a terminal that is not this session's own nothing changes.
  static func give(_ terminal: Int32, to group: pid_t) {
    // From the background the call itself would stop this process.
    var old = sigaction()
    heliosw_set_handler(SIGTTOU, SIG_IGN, 0, &old)
    tcsetpgrp(terminal, group)
    sigaction(SIGTTOU, &old, nil)
    if group != getpgrp() { kill(-group, SIGCONT) }
  }

  /// Whether a shell could resume this process: the group of a session's leader has nobody above
  /// it.
  static var canBeResumed: Bool { getpgrp() != getsid(0) }

  /// Stops this process because its child was stopped, and sets the terminal up for the child again when
  /// it goes on.
  static func stopWithChild(_ terminal: Int32, _ resumption: Resumption) {
    guard canBeResumed else { return }
    var settings = termios()
    tcgetattr(terminal, &settings)
    give(terminal, to: getpgrp())
    resumption.forget()
    kill(0, SIGSTOP)
    // A stop need not reach this thread before kill returns: it would wake the child in the background.
    resumption.wait()
    tcsetattr(terminal, TCSADRAIN, &settings)
  }
}

/// Tells a thread that the process goes on after a stop.
struct Resumption: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  /// Says that it goes on.
  func signal() { semaphore.signal() }

  /// Waits until it goes on.
  func wait() { semaphore.wait() }

  /// Forgets earlier times.
  func forget() { while semaphore.wait(timeout: .now()) == .success {} }
}
