/// What was read of a build's log for the history.
struct LogReading {
  /// Logs up to this size are read to their end for a summary too, in bytes.
  static let small: Int64 = 8 << 20
  /// How much of others is read: the banners of its head and nightly's options are there.
  static let head = 256 << 10

  /// How far it was read, and what was found.
  let status: LogStatus
  /// Its errors and warnings; nil if it was not read to its end.
  let errors: [LoggedError]?

  /// Reads a log.
  init(_ document: LogDocument, _ depth: FinishedLog.Depth) async throws(LogProblem) {
    var status: LogStatus
    let size = try await document.sizeInBytes()
    if depth == .whole || size <= Self.small {
      repeat { status = try await document.advance() } while !status.isComplete
    } else {
      status = try await document.advance(budget: Self.head)
    }
    self.status = status
    if !status.isComplete {
      errors = nil
    } else if status.errors + status.warnings + status.ownErrors == 0 {
      errors = []
    } else {
      errors = try await document.errors(
        limit: PastError.most, kinds: LineKinds.errors.union(.nightlyWarning))
    }
  }
}
