/// The works under way, each in a task of its own.
@MainActor final class Works<Work: Hashable & Sendable> {
  private let perform: @Sendable (Work) async -> Void
  private var tasks: [Work: (number: Int, task: Task<Void, Never>)] = [:]
  /// Those that were cancelled and have not ended yet.
  private var ending: [Int: Task<Void, Never>] = [:]
  private var lastNumber = 0

  init(perform: @escaping @Sendable (Work) async -> Void) {
    self.perform = perform
  }

  /// Begins a work, unless an equal one is under way and not cancelled.
  func run(_ work: Work) {
    guard tasks[work] == nil else { return }
    lastNumber += 1
    let number = lastNumber
    let task = Task.detached { [perform, weak self] in
      await perform(work)
      await self?.hasEnded(work, number)
    }
    tasks[work] = (number, task)
  }

  func cancel(_ work: Work) {
    guard let (number, task) = tasks.removeValue(forKey: work) else { return }
    ending[number] = task
    task.cancel()
  }

  private func hasEnded(_ work: Work, _ number: Int) {
    ending[number] = nil
    if tasks[work]?.number == number { tasks[work] = nil }
  }

  /// Cancels all works and waits until they have ended, but no longer than a deadline.
  func end(within deadline: Duration) async {
    for work in Array(tasks.keys) { cancel(work) }
    let left = Array(ending.values)
    guard !left.isEmpty else { return }
    // No task group here: it would wait for a work that ignores its cancellation, deadline or not.
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    let all = Task.detached {
      for task in left { await task.value }
      continuation.finish()
    }
    let clock = Task.detached {
      // Only cancelled when all works have ended, which has finished the stream already.
      try? await Task.sleep(for: deadline)
      continuation.finish()
    }
    for await _ in stream {}
    all.cancel()
    clock.cancel()
  }
}
