import Dispatch

/// Wakes the main actor from any thread.
final class Bell: Sendable {
  /// What the main actor does then.
  @MainActor var answer: () -> Void = {}

  init() {}

  func ring() {
    DispatchQueue.main.async { MainActor.assumeIsolated { self.answer() } }
  }
}
