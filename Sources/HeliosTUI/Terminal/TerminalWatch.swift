import CPlatform
import Dispatch
import Glibc

/// Wakes the main actor when the terminal can be read or a signal has come.
@MainActor final class TerminalWatch {
  private let input: any DispatchSourceRead
  private var signals: [any DispatchSourceSignal] = []
  private(set) var isReading = true

  private static let watched = [SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT]

  init(
    descriptor: Int32, onInput: @escaping @MainActor () -> Void,
    onSignal: @escaping @MainActor (Int32) -> Void
  ) {
    input = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
    input.setEventHandler { MainActor.assumeIsolated { onInput() } }
    input.activate()
    for signal in TerminalWatch.watched {
      let source = DispatchSource.makeSignalSource(signal: signal, queue: .main)
      source.setEventHandler { MainActor.assumeIsolated { onSignal(signal) } }
      source.activate()
      signals.append(source)
    }
  }

  /// Leaves the terminal's input to others.
  func pause() {
    guard isReading else { return }
    isReading = false
    input.suspend()
  }

  /// Reads on.
  func resume() {
    guard !isReading, !input.isCancelled else { return }
    isReading = true
    input.resume()
  }

  /// Reads no more.
  func stopInput() { input.cancel() }

  /// Watches nothing any more, and lets the signals end the process again.
  func cancel() {
    input.cancel()
    // A source that is freed while it is suspended traps.
    resumeForGood()
    for source in signals { source.cancel() }
    for signal in TerminalWatch.watched {
      heliosw_set_handler(signal, SIG_DFL, 0, nil)
    }
  }

  private func resumeForGood() {
    if !isReading { input.resume() }
    isReading = true
  }
}
