extension LogDocument {
  /// The errors of the log, in its order, each with the component that it belongs to.
  ///
  /// - Parameters:
  ///   - limit: The most errors that are wanted.
  ///   - kinds: What counts as one.
  public func errors(
    limit: Int = 1000, kinds: LineKinds = .errors
  ) throws(LogProblem) -> [LoggedError] {
    var errors: [LoggedError] = []
    for line in try lines(of: kinds, limit: limit) {
      let directory = try line.number.flatMap(directory(ofErrorAt:))
      errors.append(
        LoggedError(
          line: line, directory: directory,
          component: directory.flatMap(ComponentPath.component(ofDirectory:))))
    }
    return errors
  }

  /// The directory that make was in: the first that it names behind the error, before another job's
  /// output begins; else the last one entered before it.
  func directory(ofErrorAt line: Int) throws(LogProblem) -> String? {
    for later in try lines((line + 1)..<(line + 200)) {
      if !later.kinds.isDisjoint(with: [.banner, .jobMark]) { break }
      if let directory = ComponentPath.workingDirectory(later.text) { return directory }
    }
    for earlier in try lines(max(0, line - 200)..<line).reversed() {
      if earlier.kinds.contains(.directory) { return earlier.text }
      if !earlier.kinds.isDisjoint(with: [.banner, .jobMark]) { break }
    }
    return nil
  }

  /// The summary of the log.
  public func summary(
    mail: MailMessage? = nil, lock: NightlyLock.State = .absent, errors limit: Int = 20
  ) throws(LogProblem) -> LogSummary {
    LogSummary(
      outcome: BuildOutcome(log: latestStatus, mail: mail, lock: lock), status: latestStatus,
      firstErrors: try errors(limit: limit))
  }
}
