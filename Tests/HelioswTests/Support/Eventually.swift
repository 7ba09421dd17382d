/// Asks until there is an answer.
///
/// The deadline only ends what will never come: a busy machine may be slow.
///
/// - Throws: ``NothingCame`` when the deadline passes.
func eventually<Answer>(
  within deadline: Duration = .seconds(60), _ ask: () async throws -> Answer?
) async throws -> Answer {
  let end = ContinuousClock.now + deadline
  while true {
    if let answer = try await ask() { return answer }
    guard ContinuousClock.now < end else { throw NothingCame(deadline: deadline) }
    try await Task.sleep(for: .milliseconds(30))
  }
}

/// What was waited for did not come.
struct NothingCame: Error {
  var deadline: Duration
}
