import Glibc

/// The signals that concern a terminal, for the life of the process.
@MainActor final class SignalWatch {
  static let shared = SignalWatch()

  /// What is done about signals; without it, those that ask the process to end are obeyed.
  var receiver: (@MainActor (Int32) -> Void)?

  private init() {
    SignalPipe.watch([SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT]) {
      SignalWatch.shared.take($0)
    }
  }

  private func take(_ signal: Int32) {
    if let receiver { receiver(signal) } else { Self.obey(signal) }
  }

  /// Does what the signal does to a process that knows nothing of it.
  static func obey(_ signal: Int32) {
    switch signal {
    case SIGTERM, SIGHUP, SIGINT: _exit(128 + signal)
    case SIGTSTP: kill(getpid(), SIGSTOP)
    default: break
    }
  }
}
