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
    var line = 0
    while errors.count < limit, let next = try self.next(kinds, from: line - 1) {
      let cluster = try cluster(of: kinds, from: next, limit: limit - errors.count)
      errors += cluster.errors
      line = cluster.end
    }
    return errors
  }

  /// The summary of the log.
  public func summary(
    mail: MailMessage? = nil, lock: NightlyLock.State = .absent, errors limit: Int = 20
  ) throws(LogProblem) -> LogSummary {
    LogSummary(
      outcome: BuildOutcome(log: latestStatus, mail: mail, lock: lock), status: latestStatus,
      firstErrors: try errors(limit: limit))
  }

  /// Errors that are close to each other, read in one go with the lines around them.
  func cluster(
    of kinds: LineKinds, from line: Int, limit: Int
  ) throws(LogProblem) -> (errors: [LoggedError], end: Int) {
    var errors: [LoggedError] = []
    var tracker = DirectoryTracker()
    var walk = try walk(fromBlock: index.block(ofLine: max(0, line - DirectoryTracker.reach)))
    var end = line + 1
    while let step = try walk.next() {
      end = step.number + 1
      tracker.take(step.number, step.kinds, try walk.bytes(0..<LineShape.headLength, of: step))
      // The directory of the last error that is wanted may be named behind further ones.
      if step.number >= line, errors.count < limit, !step.kinds.isDisjoint(with: kinds) {
        errors.append(LoggedError(line: try self.line(step, of: walk, 0..<1024)))
        tracker.ask(step.number)
      } else if step.number > line, tracker.isSettled {
        break
      }
    }
    tracker.settle()
    let directories = Dictionary(
      tracker.answers.map { ($0.line, $0.directory) }, uniquingKeysWith: { first, _ in first })
    for index in errors.indices {
      guard let number = errors[index].line.number else { continue }
      errors[index].directory = directories[number] ?? nil
      errors[index].component = errors[index].directory.flatMap(
        ComponentPath.component(ofDirectory:))
    }
    return (errors, end)
  }
}
