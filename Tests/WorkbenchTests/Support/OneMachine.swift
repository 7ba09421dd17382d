import Testing

/// Lets one test at a time play a machine.
///
/// Each test has a simulated machine of its own, but all of them share the processes of the real one: an onu that one test runs
/// would be seen by the plans of another.
struct OneMachine: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  private static let turns = Turns()

  func provideScope(
    for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await body() }
    await Self.turns.take()
    do {
      try await body()
    } catch {
      await Self.turns.pass()
      throw error
    }
    await Self.turns.pass()
  }

  private actor Turns {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
      if isTaken {
        await withCheckedContinuation { waiting.append($0) }
      }
      isTaken = true
    }

    /// Passes the turn to who has waited longest.
    func pass() {
      isTaken = !waiting.isEmpty
      if isTaken { waiting.removeFirst().resume() }
    }
  }
}

extension Trait where Self == OneMachine {
  /// One test at a time, among all that have this.
  static var oneMachine: OneMachine { OneMachine() }
}
