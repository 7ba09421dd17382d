import Glibc
import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Lines of the tail that are posted with each report: more than a screen has rows.
  static let tailRows = 200

  /// Follows the gate's build: its log through all its names, its lock, its outcome.
  func watchBuild(_ mailbox: Mailbox<Message>) async throws {
    let gate = site.workspace.mainGate
    let host = try await site.nodeName()
    var watch = BuildWatch(gate: gate, host: host)
    while true {
      let hasNews = try watch.look()
      if let document = watch.document { build = (watch.subject, document) }
      if hasNews || !watch.isSettled {
        try await post(watch: &watch, mailbox)
      }
      if watch.isSettled {
        try await Self.change(in: gate.logFolder)
      } else {
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private func post(watch: inout BuildWatch, _ mailbox: Mailbox<Message>) async throws {
    guard let document = watch.document else { return }
    if watch.isUnread {
      watch.take(await document.latestStatus)
      if let report = watch.report(tail: try await document.firstLook()) {
        mailbox.post(.build(report), replacing: "build")
      }
    }
    while true {
      let status = try await document.advance()
      let tail = try await document.end(rows: Self.tailRows, status)
      watch.take(status)
      let report = watch.report(tail: tail)
      latestReport = report
      if let report, report != watch.lastReport { mailbox.post(.build(report), replacing: "build") }
      watch.lastReport = report
      try await survey(watch.subject, document, mailbox)
      if status.isComplete { return }
      try Task.checkCancellation()
    }
  }

  /// Opens a log by its name, reads it to its end, and goes on as it grows, until cancelled.
  func openLog(_ path: FilePath, _ mailbox: Mailbox<Message>) async throws {
    var document = try LogDocument(path)
    var follower = LogFollower(path)
    files[path] = document
    mailbox.post(
      .log(
        .file(path), path: path.string, await document.latestStatus,
        tail: try await document.firstLook()))
    var before: LogStatus?
    var quiet = 0
    while true {
      // Another file of that name takes the place of the one that was moved away.
      if let part = try follower.newest(), let before, part.identity != before.identity {
        document = LogDocument(part)
        files[path] = document
      }
      let status = try await document.advance()
      quiet = status == before ? quiet + 1 : 0
      if status != before {
        before = status
        let tail = try await document.end(rows: Self.tailRows, status)
        mailbox.post(.log(.file(path), path: path.string, status, tail: tail), replacing: "log")
        try await survey(.file(path), document, mailbox)
      }
      guard status.isComplete else {
        try Task.checkCancellation()
        continue
      }
      // A file that rests is looked at less often.
      try await Task.sleep(for: quiet < 50 ? .milliseconds(100) : .seconds(1))
    }
  }

  /// Reads lines of a log.
  func read(_ request: LogRequest, _ mailbox: Mailbox<Message>) async throws {
    guard let document = document(of: request.subject) else { return }
    mailbox.post(.rows(request, try await document.rows(request)), replacing: "rows")
  }

  /// Looks for a line of a log.
  func find(_ quest: LogQuest, _ mailbox: Mailbox<Message>) async throws {
    guard let document = document(of: quest.subject) else { return }
    guard let line = try await document.find(quest) else {
      return mailbox.post(.found(quest, nil))
    }
    let row =
      try await quest.filter.isEmpty ? line : document.row(ofLine: line, through: quest.filter)
    mailbox.post(.found(quest, LogPlace(line: line, row: row)))
  }

  /// Counts what matches a pattern; as the log grows, ``survey(_:_:_:)`` goes on.
  func search(
    _ subject: LogSubject, _ pattern: SearchPattern?, _ mailbox: Mailbox<Message>
  ) async throws {
    searches[subject] = pattern
    guard let pattern, let document = document(of: subject) else { return }
    while searches[subject] == pattern {
      let progress = try await document.count(pattern)
      mailbox.post(.counted(subject, progress), replacing: "counted")
      try Task.checkCancellation()
      let read = (await document.latestStatus).indexedBytes
      if progress.isComplete || progress.searchedBytes >= read { break }
    }
    try await survey(subject, document, mailbox)
  }

  /// Finds out which lines a filter shows; as the log grows, ``survey(_:_:_:)`` goes on.
  func apply(
    _ filter: LogFilter, to subject: LogSubject, _ mailbox: Mailbox<Message>
  ) async throws {
    filters[subject] = filter.isEmpty ? nil : filter
    guard !filter.isEmpty, let document = document(of: subject) else { return }
    while filters[subject] == filter {
      let before = (await document.latestStatus).indexedBytes
      let progress = try await document.apply(filter)
      mailbox.post(.filtered(subject, progress), replacing: "filtered")
      try Task.checkCancellation()
      if progress.isComplete || progress.filteredBytes >= before { return }
    }
  }

  /// Goes on with search and filter after the log has grown, and says what lies where.
  private func survey(
    _ subject: LogSubject, _ document: LogDocument, _ mailbox: Mailbox<Message>
  ) async throws {
    if let pattern = searches[subject] {
      mailbox.post(.counted(subject, try await document.count(pattern)), replacing: "counted")
    }
    if let filter = filters[subject] {
      mailbox.post(.filtered(subject, try await document.apply(filter)), replacing: "filtered")
    }
    let overview = try await document.overview(parts: Self.parts, hits: searches[subject])
    mailbox.post(.overview(subject, overview), replacing: "overview")
  }

  /// How finely the marks beside the scroll-bar are placed.
  private static let parts = 256

  private func document(of subject: LogSubject) -> LogDocument? {
    switch subject {
    case .build: build?.subject == subject ? build?.document : nil
    case .file(let path): files[path]
    }
  }
}

extension LogFollower {
  /// Looks again, and gives the file that is written to now; nil where the path names something packed or nothing at all.
  fileprivate mutating func newest() throws(LogProblem) -> LogPart? {
    _ = try poll()
    return path.string.hasSuffix(".gz") ? nil : parts.last
  }
}

extension LogDocument {
  /// The rows that are wanted, folded or not.
  func rows(_ request: LogRequest) throws(LogProblem) -> [LogRow] {
    let bytes = request.bytes
    guard request.folding == .off else {
      let half = request.rows.count / 2
      let middle = request.rows.lowerBound + half
      let above = try rows(from: middle, count: half, .backward, bytes: bytes)
      let below = try rows(from: middle, count: half, bytes: bytes)
      return above + below.drop { ($0.firstLine ?? 0) < (above.last?.endLine ?? 0) }
    }
    guard !request.filter.isEmpty else {
      return try lines(request.rows, bytes: bytes).map { .line($0) }
    }
    return try lines(rows: request.rows, through: request.filter, bytes: bytes).map { .line($0) }
  }

  /// The end of a long log, to be seen long before its index; nothing of a short one, whose dump of environment variables may be
  /// near the end and can't be told apart without the index.
  func firstLook() throws(LogProblem) -> [LogLine] {
    try sizeInBytes() > 8 << 20 ? tail(rows: Engine.tailRows) : []
  }

  /// The last lines: with their numbers and kinds once the index has come so far.
  func end(rows: Int, _ status: LogStatus) throws(LogProblem) -> [LogLine] {
    guard status.isComplete else { return try tail(rows: rows) }
    return try lines(max(0, status.lines - rows)..<status.lines)
  }

  /// The line that is looked for.
  func find(_ quest: LogQuest) async throws(LogProblem) -> Int? {
    let kinds: LineKinds
    switch quest.target {
    case .error: kinds = .errors
    case .warning: kinds = .nightlyWarning
    case .phase: kinds = .banner
    case .text(let pattern):
      return try await search(
        pattern, from: quest.from, quest.direction == .forward ? .forward : .backward)
    case .line(let line): return line
    }
    return quest.direction == .forward
      ? try next(kinds, from: quest.from) : try previous(kinds, from: quest.from)
  }
}
