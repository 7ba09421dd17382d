import SystemPackage
import Workbench

/// Prints a file as it grows, through renames, until the build in it has come to its end or ^C.
struct FileFollower {
  var path: FilePath
  var rules: NightlyRules?
  var isJSON: Bool
  /// Tells who builds where the file is.
  var lock: @Sendable () async throws -> NightlyLock.State
  /// What the machine calls itself, as in the lock.
  var host: String

  /// How often one looks in a second.
  private static let looksASecond = 10

  /// Follows to the build's end: that is said in the log, and seen from nightly having put it away.
  func follow() async throws -> ExitStatus {
    // What can't be followed says so at once.
    guard try !LogDocument(buildAt: path).isPacked else { return try await printPacked() }
    var follower = LogFollower(path)
    var log: FollowedLog?
    var quietLooks = 0
    while true {
      let events = try follower.poll()
      try await turn(&log, to: follower.parts)
      let status = try await log?.printOn()
      quietLooks = events.isEmpty ? quietLooks + 1 : 0
      if let status, let last = follower.parts.last,
        let end = try await end(of: status, in: last, quietLooks)
      {
        try await log?.finish()
        return end
      }
      try await Task.sleep(for: .milliseconds(1000 / Self.looksASecond))
    }
  }

  /// Prints a log that does not grow any more.
  private func printPacked() async throws -> ExitStatus {
    var log = try await ReadLog(path, rules: rules, beginsIn: nil, lock: .absent)
    log.status.endsInsideLine = false
    _ = try await log.document.printLines(from: 0, isJSON: isJSON, log.status)
    try log.tellProblem()
    return .success
  }

  /// Goes on in the file that is written to now; what is left of another build's log is printed before.
  private func turn(_ log: inout FollowedLog?, to parts: [LogPart]) async throws {
    guard let first = parts.first, let last = parts.last else { return }
    if let known = log, parts.contains(where: { known.holds($0) }) {
      if !known.holds(last) { try await log?.goOn(in: last) }
    } else {
      try await log?.finish()
      log = try FollowedLog(first, Array(parts.dropFirst()), rules, isJSON: isJSON)
    }
  }

  /// How the build has ended; nil if it has not, or if there may be more to come.
  private func end(
    of status: LogStatus, in part: LogPart, _ quietLooks: Int
  ) async throws -> ExitStatus? {
    let rest = max(part.secondsAtRest, quietLooks / Self.looksASecond)
    // The total time, stray noise and hooks come after the line that says so.
    if status.endStamp != nil { return rest >= 1 ? .success : nil }
    guard part.isPutAway, rest >= 3, NightlyLock(builderOf: status, on: host) == nil else {
      return nil
    }
    if case .live = try await lock() { return nil }
    return .interrupted
  }
}

/// A log that is printed as it grows.
private struct FollowedLog {
  private let document: LogDocument
  private let isJSON: Bool
  private var files: [FileIdentity]
  /// How many lines were printed, and of which generation.
  private var printed = 0
  private var generation = 0
  /// How many lines stand in the files before the last one.
  private var linesBefore = 0

  init(
    _ first: LogPart, _ others: [LogPart], _ rules: NightlyRules?, isJSON: Bool
  ) throws(LogProblem) {
    self.isJSON = isJSON
    document = try LogDocument(first, others, rules: rules)
    files = ([first] + others).map(\.identity)
  }

  func holds(_ part: LogPart) -> Bool { files.contains(part.identity) }

  /// Prints what is left of a file, and goes on in another one.
  mutating func goOn(in part: LogPart) async throws {
    let status = try await printOn()
    linesBefore = status.lines
    try await document.goOn(in: part)
    files.append(part.identity)
  }

  /// Prints the lines that have ended since the last time.
  @discardableResult
  mutating func printOn() async throws -> LogStatus {
    var status = try await document.advance()
    while !status.isComplete { status = try await document.advance() }
    if status.generation != generation {
      generation = status.generation
      printed = min(linesBefore, status.lines)
      Console.complain("the log was cut short or written anew: it follows from its first line.")
    }
    printed = try await document.printLines(from: printed, isJSON: isJSON, status)
    return status
  }

  /// Prints all that is left, the line without an end included.
  mutating func finish() async throws {
    var status = try await printOn()
    status.endsInsideLine = false
    printed = try await document.printLines(from: printed, isJSON: isJSON, status)
  }
}

extension LogPart {
  /// Whether nightly has put it away.
  fileprivate var isPutAway: Bool {
    path.removingLastComponent().lastComponent?.string.hasPrefix("log.") == true
  }
}
