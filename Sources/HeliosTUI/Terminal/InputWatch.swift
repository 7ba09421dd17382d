import Dispatch

/// Wakes the main actor when the terminal can be read.
@MainActor final class InputWatch {
  private let source: any DispatchSourceRead
  private var isPaused = false

  init(descriptor: Int32, onInput: @escaping @MainActor () -> Void) {
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
    source.setEventHandler { MainActor.assumeIsolated { onInput() } }
    source.activate()
  }

  /// Leaves the terminal's input to others.
  func pause() {
    guard !isPaused, !source.isCancelled else { return }
    isPaused = true
    source.suspend()
  }

  /// Reads on.
  func resume() {
    guard isPaused else { return }
    isPaused = false
    source.resume()
  }

  /// Reads no more.
  func cancel() {
    source.cancel()
    // A source that is freed while it is suspended traps.
    resume()
  }
}
