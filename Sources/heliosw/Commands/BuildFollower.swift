import HeliosTUI
import SystemPackage
import Workbench

/// Prints what a build does, from its log, until it ends.
struct BuildFollower {
  /// What is printed.
  enum Content: Sendable {
    /// Every line of the log.
    case log
    /// Every line of the log, as an object of JSON a line.
    case jsonLines
    /// The phases as they begin, and the lines that nightly counts.
    case milestones
    /// Nothing: only the end is wanted.
    case nothing
  }

  var site: Site
  /// The gate; the workspace's own if nil.
  var gate: Gate?
  var content: Content
  /// Whether whatever wrote the log is still at it; the lock alone decides if nil.
  var isAlive: (@Sendable () async throws -> Bool)?

  /// Follows until the build has ended.
  ///
  /// - Returns: What it came to; nil if none was seen: a job had begun none yet, or it was over before anybody looked.
  func follow() async throws -> BuildOutcome? {
    let host = try await site.nodeName()
    var watch = BuildWatch(gate: gate ?? site.workspace.mainGate, host: host)
    watch.rules = try await site.nightlyRules(of: watch.gate)
    var printed = Printed()
    while true {
      let wasAlive = try await isAlive?() ?? true
      _ = try await watch.look()
      if let document = watch.document {
        let status = try await document.advance()
        try await watch.take(status)
        let isMeant = isAlive == nil || printed.subject == watch.subject || watch.isUnderWay
        if isMeant { try await print(status, document, watch.subject, &printed) }
        if status.isComplete, isOver(watch, wasAlive) {
          guard isMeant else { return nil }
          try await printRest(status, document, &printed)
          return watch.outcome
        }
      } else if isOver(watch, wasAlive) {
        return nil
      }
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  /// Prints what a build has done.
  ///
  /// - Returns: Whether its log was still there.
  func retell(_ build: PastBuild) async throws -> Bool {
    let rules = try await site.nightlyRules(of: gate ?? site.workspace.mainGate)
    // It may just have been put away.
    guard let document = try? LogDocument(buildAt: FilePath(build.log), rules: rules) else {
      return false
    }
    var printed = Printed()
    var status: LogStatus
    repeat {
      status = try await document.advance()
      try await print(status, document, .build(0), &printed)
    } while !status.isComplete
    try await printRest(status, document, &printed)
    return true
  }

  /// Prints the last line of a log that has ended, even if nobody has ended the line.
  private func printRest(
    _ status: LogStatus, _ document: LogDocument, _ printed: inout Printed
  ) async throws {
    var last = status
    last.endsInsideLine = false
    try await print(last, document, printed.subject ?? .build(0), &printed)
  }

  private func isOver(_ watch: BuildWatch, _ wasAlive: Bool) -> Bool {
    guard isAlive == nil else { return !wasAlive }
    if case .live = watch.lock { return false }
    return true
  }

  /// How much of which log was printed.
  private struct Printed {
    var subject: LogSubject?
    var lines = 0
    var phases = 0
  }

  private func print(
    _ status: LogStatus, _ document: LogDocument, _ subject: LogSubject, _ printed: inout Printed
  ) async throws {
    if printed.subject != subject { printed = Printed(subject: subject) }
    switch content {
    case .log, .jsonLines: try await printLines(status, document, &printed)
    case .milestones: try await printMilestones(status, document, &printed)
    case .nothing: break
    }
  }

  private func printLines(
    _ status: LogStatus, _ document: LogDocument, _ printed: inout Printed
  ) async throws {
    printed.lines = try await document.printLines(
      from: printed.lines, isJSON: content == .jsonLines, status)
  }

  private func printMilestones(
    _ status: LogStatus, _ document: LogDocument, _ printed: inout Printed
  ) async throws {
    let begun = status.phases.filter {
      $0.kind.isWork && $0.firstLine != nil && $0.state != .skipped
    }
    for phase in begun.dropFirst(printed.phases) {
      Console.print("phase  \(Console.neutral("\(phase.kind)"))")
    }
    printed.phases = max(printed.phases, begun.count)
    let wanted: LineKinds = [.nightlyError, .nightlyWarning, .ownError]
    var line = printed.lines - 1
    while let found = try await document.next(wanted, from: line), found < status.finishedLines {
      line = found
      guard let text = try await document.lines(found..<found + 1).first else { break }
      let word = text.kinds.isDisjoint(with: .errors) ? "warn   " : "error  "
      Console.print("\(word)\(found + 1): \(Console.neutral(text.text))")
    }
    printed.lines = max(printed.lines, status.finishedLines)
  }
}

extension ExitStatus {
  /// The status for what a build came to.
  init(_ outcome: BuildOutcome) {
    self =
      switch outcome {
      case .clean: .success
      case .checksFailed: .checksFailed
      case .failed: .failed
      case .interrupted: .interrupted
      case .running: .leftRunning
      case .unknown: .failed
      }
  }
}

extension LogDocument {
  /// Prints complete lines; the one that has not ended waits for its end.
  ///
  /// - Returns: The number of the first line that was not printed.
  func printLines(from first: Int, isJSON: Bool, _ status: LogStatus) async throws -> Int {
    var first = first
    while first < status.finishedLines {
      let lines = try lines(
        first..<min(status.finishedLines, first + 1000), bytes: 0..<(1 << 20))
      guard !lines.isEmpty else { break }
      let text = try lines.map {
        isJSON ? try JSON.line(FollowedLine($0)) : neutralised($0.maskedText)
      }
      Console.print(text.joined(separator: "\n"))
      first += lines.count
    }
    return first
  }
}

extension LogStatus {
  /// How many lines have their newline.
  fileprivate var finishedLines: Int { endsInsideLine ? lines - 1 : lines }
}

/// A line of a log as JSON; lines count from 1.
private struct FollowedLine: Encodable {
  let format = 1
  var line: Known<Int>
  var text: String
  var isError: Bool
  var isWarning: Bool

  init(_ line: LogLine) {
    self.line = Known(line.number.map { $0 + 1 })
    text = line.maskedText
    isError = line.kinds.contains(.nightlyError)
    isWarning = line.kinds.contains(.nightlyWarning)
  }
}
