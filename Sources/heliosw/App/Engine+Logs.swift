import Glibc
import HeliosTUI
import SystemPackage
import Workbench

extension Engine {
  /// Lines of the tail that are posted with each report: more than a screen has rows.
  static let tailRows = 200

  /// Follows the gate's build: its log through all its names, its lock, its outcome.
  func watchBuild(_ mailbox: Mailbox<Message>) async throws {
    let gate = gate
    async let rules = site.nightlyRules(of: gate)
    var watch = BuildWatch(
      gate: gate, host: try await site.nodeName(), after: generation)
    watch.rules = try await rules
    var told: LogProblem?
    while true {
      do throws(LogProblem) {
        let hasNews = try await watch.look()
        // Another gate may have been turned to meanwhile.
        guard gate == self.gate else { return }
        generation = watch.generation
        if let document = watch.document { build = (watch.subject, document) }
        if hasNews || !watch.isSettled { try await post(watch: &watch, mailbox) }
        told = nil
      } catch {
        // A log that can't be read now may be readable later: it is told once, and looked at again.
        if told != error { mailbox.post(.problem(error.problem, nil)) }
        told = error
        try await Task.sleep(for: .seconds(1))
        continue
      }
      try Task.checkCancellation()
      if watch.isSettled {
        try await Self.change(in: gate.logFolder)
        // Between two builds the gate may have got another nightly. A machine that does not answer now
        // has had one.
        watch.rules = (try? await site.nightlyRules(of: gate)) ?? watch.rules
      } else {
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private func post(
    watch: inout BuildWatch, _ mailbox: Mailbox<Message>
  ) async throws(LogProblem) {
    guard let document = watch.document else { return }
    if watch.isUnread {
      try await watch.take(await document.latestStatus)
      if let report = watch.report(tail: try await document.firstLook()) {
        mailbox.post(.build(report), replacing: "build")
      }
    }
    while true {
      let status = try await document.advance()
      let tail = try await document.end(rows: Self.tailRows, status)
      try await watch.take(status)
      let report = watch.report(tail: tail)
      latestReport = report
      if let report, report != watch.lastReport { mailbox.post(.build(report), replacing: "build") }
      watch.lastReport = report
      try await survey(watch.subject, document, mailbox)
      if status.isComplete || Task.isCancelled { return }
    }
  }

  /// Opens a log by its name, reads it to its end, and goes on as it grows, until cancelled.
  func openLog(_ path: FilePath, _ mailbox: Mailbox<Message>) async throws {
    let phase = JobResult.phase(ofOutput: path)
    var document = try LogDocument(buildAt: path, beginsIn: phase)
    var follower = LogFollower(path)
    files[path] = document
    let end = try await document.firstLook()
    if !end.isEmpty {
      let status = await document.latestStatus
      mailbox.post(.log(.file(path), path: path.string, status, tail: end))
    }
    // Where the gate can't be asked, the log's own banners have to tell.
    let rules = (try? await site.nightlyRules(ofLog: path)) ?? nil
    if let rules {
      document = try LogDocument(buildAt: path, rules: rules, beginsIn: phase)
      files[path] = document
    }
    var before: LogStatus?
    var quiet = 0
    while true {
      // Another file of that name takes the place of the one that was moved away.
      if let part = try follower.newest(), let before, before.files == 1,
        part.identity != before.identity
      {
        if part.isContinuation {
          try await document.goOn(in: part)
        } else {
          document = LogDocument(part, rules: rules)
        }
        files[path] = document
      }
      let status: LogStatus
      do throws(LogProblem) {
        status = try await document.advance()
      } catch {
        return try await postRest(of: document, path, mailbox, error)
      }
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

  /// Shows what there is of a log that can't be read to its end.
  private func postRest(
    of document: LogDocument, _ path: FilePath, _ mailbox: Mailbox<Message>, _ problem: LogProblem
  ) async throws {
    guard document.isPacked else { throw problem }
    let status = await document.latestStatus
    let tail = try await document.end(rows: Self.tailRows, status)
    mailbox.post(.log(.file(path), path: path.string, status, tail: tail), replacing: "log")
    throw problem
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
    var place = LogPlace(line: line, row: line)
    if quest.filter.isEmpty {
      place.fold = try await document.folds(in: line..<(line + 1)).first?.lines
    } else {
      place.row = try await document.row(ofLine: line, through: quest.filter)
    }
    if let kinds = quest.target.counted {
      let ordinal = try await document.ordinal(ofLine: line, among: kinds)
      place.ordinal = LogOrdinal(number: ordinal.number, of: ordinal.of)
    }
    mailbox.post(.found(quest, place))
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
  ) async throws(LogProblem) {
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

extension LogQuest.Target {
  /// What is numbered when it is gone through.
  fileprivate var counted: LineKinds? {
    switch self {
    case .error: .errors
    case .warning: .nightlyWarning
    case .phase, .text, .line: nil
    }
  }
}

extension LogDocument {
  /// The rows that are wanted, folded or not.
  func rows(_ request: LogRequest) throws(LogProblem) -> [LogRow] {
    let bytes = request.bytes
    if request.folding == .on, request.filter.isEmpty {
      let half = request.rows.count / 2
      let middle = request.rows.lowerBound + half
      let above = try rows(
        from: middle, count: half, .backward, open: request.open, bytes: bytes)
      let end = above.last?.endLine ?? 0
      guard end < latestStatus.lines else { return above }
      let below = try rows(from: middle, count: half, open: request.open, bytes: bytes)
      return above + below.drop { ($0.firstLine ?? 0) < end }
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

  /// The line that is looked for: of errors, hits and the like the next one that the filter shows.
  func find(_ quest: LogQuest) async throws(LogProblem) -> Int? {
    if case .line(let line) = quest.target { return line }
    var place = quest
    while let line = try await findAny(place), !Task.isCancelled {
      if quest.filter.isEmpty { return line }
      if try isShown(line, by: quest.filter) { return line }
      place.from = line
    }
    return nil
  }

  private func findAny(_ quest: LogQuest) async throws(LogProblem) -> Int? {
    let kinds: LineKinds
    switch quest.target {
    case .error: kinds = .errors
    case .warning: kinds = .nightlyWarning
    case .phase: kinds = .banner
    case .text(let pattern):
      return try await search(pattern, from: quest.from, quest.direction)
    case .line(let line): return line
    }
    return quest.direction == .forward
      ? try next(kinds, from: quest.from) : try previous(kinds, from: quest.from)
  }
}
