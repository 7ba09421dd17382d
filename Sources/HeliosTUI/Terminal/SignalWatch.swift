import CPlatform
import Dispatch
import Glibc

/// Wakes the main actor when a signal has come.
///
/// There is one for the life of the process: Dispatch installs a handler that stays when a source is
/// cancelled, so that a signal would be lost for ever after.
@MainActor final class SignalWatch {
  static let shared = SignalWatch()

  /// What is done about signals; without it, those that ask the process to end are obeyed.
  var receiver: (@MainActor (Int32) -> Void)?

  private let sources: [any DispatchSourceSignal]

  private init() {
    let signals = [SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT]
    sources = signals.map { DispatchSource.makeSignalSource(signal: $0, queue: .main) }
    for (source, signal) in zip(sources, signals) {
      source.setEventHandler { MainActor.assumeIsolated { SignalWatch.shared.take(signal) } }
      source.activate()
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
