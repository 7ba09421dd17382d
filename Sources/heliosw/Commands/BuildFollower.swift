import HeliosTUI
import Workbench

/// Prints what a build does, from its log, until it ends.
struct BuildFollower {
  /// What is printed.
  enum Content: Sendable {
    /// Every line of the log.
    case log
    /// The phases as they begin, and the lines that nightly counts.
    case milestones
  }

  var site: Site
  var content: Content
  /// Whether whatever wrote the log is still at it; the lock alone decides if nil.
  var isAlive: (@Sendable () async throws -> Bool)?

  /// Follows until the build has ended.
  func follow() async throws -> ExitStatus {
    let host = try await site.run("uname -n").text.filter { !$0.isNewline }
    var watch = BuildWatch(gate: site.workspace.mainGate, host: host)
    var printed = Printed()
    while true {
      let wasAlive = try await isAlive?() ?? true
      _ = try watch.look()
      if let document = watch.document {
        let status = try await document.advanced()
        watch.take(status)
        try await print(status, document, watch.subject, &printed)
        if status.isComplete, isOver(watch, wasAlive) { return ExitStatus(watch.outcome) }
      } else if isOver(watch, wasAlive) {
        return .failed
      }
      try await Task.sleep(for: .milliseconds(200))
    }
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
    case .log: try await printLines(status, document, &printed)
    case .milestones: try await printMilestones(status, document, &printed)
    }
  }

  /// The line that has not ended waits for its end.
  private func printLines(
    _ status: LogStatus, _ document: LogDocument, _ printed: inout Printed
  ) async throws {
    while printed.lines < status.lines - 1 {
      let range = printed.lines..<min(status.lines - 1, printed.lines + 1000)
      let lines = try await document.lines(range, bytes: 0..<(1 << 20))
      guard !lines.isEmpty else { return }
      Console.print(
        lines.map { $0.kinds.contains(.environment) ? "(environment)" : Console.neutral($0.text) }
          .joined(separator: "\n"))
      printed.lines += lines.count
    }
  }

  private func printMilestones(
    _ status: LogStatus, _ document: LogDocument, _ printed: inout Printed
  ) async throws {
    let begun = status.phases.filter { $0.kind.isWork && $0.firstLine != nil }
    for phase in begun.dropFirst(printed.phases) { Console.print("phase  \(phase.kind)") }
    printed.phases = max(printed.phases, begun.count)
    let wanted: LineKinds = [.nightlyError, .nightlyWarning, .ownError]
    var line = printed.lines - 1
    while let found = try await document.next(wanted, from: line), found < status.lines - 1 {
      line = found
      guard let text = try await document.lines(found..<found + 1).first else { break }
      let word = text.kinds.isDisjoint(with: .errors) ? "warn   " : "error  "
      Console.print("\(word)\(found + 1): \(Console.neutral(text.text))")
    }
    printed.lines = max(printed.lines, status.lines - 1)
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
