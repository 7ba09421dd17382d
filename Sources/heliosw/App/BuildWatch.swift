import SystemPackage
import Workbench

/// Keeps an eye on a gate: which log is that of its present or last build, and what became of it.
struct BuildWatch {
  let gate: Gate
  /// What the machine calls itself, as in the lock.
  let host: String
  /// The log's document; nil while the gate was never built.
  private(set) var document: LogDocument?
  /// Where the log is now.
  private(set) var path: FilePath
  /// Who builds.
  private(set) var lock = NightlyLock.State.absent
  /// What was last posted.
  var lastReport: BuildReport?
  /// The rules of the gate's nightly; those that a log's banners show, if they were not asked for.
  var rules: NightlyRules?
  private var follower: LogFollower
  /// The files that the document reads.
  private var identities: [FileIdentity] = []
  private(set) var generation: Int
  private var status: LogStatus?
  /// The first line that nightly counts against the source.
  private var firstCounted: String?

  /// - Parameter generation: What the numbers of its logs follow.
  init(gate: Gate, host: String, after generation: Int = 0) {
    self.gate = gate
    self.host = host
    self.generation = generation
    path = gate.runningLog
    follower = LogFollower(gate.runningLog)
  }

  /// Which log it is: another number for another file.
  var subject: LogSubject { .build(generation) }

  /// Whether nothing will change until something happens in the log folder.
  var isSettled: Bool {
    if case .live = lock { return false }
    return document == nil || status?.isComplete == true
  }

  /// Whether nothing of the log has been read.
  var isUnread: Bool { status == nil }

  /// Whether the log is that of the build under way: until that has made its own, an older one lies there.
  var isUnderWay: Bool {
    guard case .live(let holder) = lock, path == gate.runningLog else { return false }
    return status?.nightlyProcess.map { $0 == Int(holder.pid) } ?? true
  }

  /// Looks again.
  ///
  /// - Returns: Whether anything is new.
  mutating func look() async throws(LogProblem) -> Bool {
    let before = (lock, path, identities)
    readLock()
    let events = try follower.poll()
    if let part = follower.parts.last {
      path = part.path
      try await adopt(follower.parts)
    } else if document == nil {
      openLatest()
    }
    return !events.isEmpty || before.0 != lock || before.1 != path || before.2 != identities
  }

  /// Takes how far the log is read.
  mutating func take(_ status: LogStatus) async throws(LogProblem) {
    self.status = status
    guard status.isDoomed, firstCounted == nil, let document else { return }
    let sources = status.phases.filter { phase in
      if case .source = phase.kind { phase.errors + phase.warnings > 0 } else { false }
    }
    let counted = try await document.lines(
      of: [.nightlyError, .nightlyWarning], from: sources.first?.firstLine ?? 0, limit: 1,
      bytes: 0..<400)
    firstCounted = counted.first?.text
  }

  /// Finds out who builds.
  ///
  /// A second nightly takes the lock of a running one away: while the process that had it lives and its
  /// log has not come to its end, it still builds.
  private mutating func readLock() {
    let before = lock
    lock = NightlyLock.read(gate.lock, on: host)
    guard lock == .absent, let status, status.startStamp != nil, status.endStamp == nil else {
      return
    }
    if case .live(let holder) = before, NightlyLock.isRunningHere(holder.pid) {
      lock = before
    } else if let holder = NightlyLock(builderOf: status, on: host) {
      lock = .live(holder)
    }
  }

  /// When the build under way began, in seconds since 1970.
  var startedAt: Int? {
    guard case .live = lock else { return nil }
    return NightlyLock.madeAt(gate.lock)
  }

  /// What the build came to, by its log, its mail_msg and the lock.
  var outcome: BuildOutcome {
    let mail = path.removingLastComponent().appending("mail_msg")
    let isAway = path != gate.runningLog
    return BuildOutcome(log: status, mail: isAway ? MailMessage(file: mail) : nil, lock: lock)
  }

  /// All of it, with the last lines of the log.
  func report(tail: [LogLine]) -> BuildReport? {
    status.map {
      BuildReport(
        subject: subject, path: path.string, lock: lock, status: $0, startedAt: startedAt,
        outcome: outcome, tail: tail, firstCounted: firstCounted, gate: gate.path)
    }
  }

  private mutating func adopt(_ parts: [LogPart]) async throws(LogProblem) {
    guard let first = parts.first, let last = parts.last, !identities.contains(last.identity)
    else { return }
    if let document, parts.contains(where: { identities.contains($0.identity) }) {
      try await document.goOn(in: last)
      identities.append(last.identity)
      return
    }
    open(try LogDocument(first, Array(parts.dropFirst()), rules: rules))
    identities = parts.map(\.identity)
  }

  private mutating func openLatest() {
    for name in ["nightly.log", "nightly.log.gz"] {
      let latest = gate.latestLogFolder.appending(name)
      // Without a log there is nothing to show, which is no failure: the gate was never built.
      guard let opened = try? LogDocument(buildAt: latest, rules: rules) else { continue }
      path = latest.resolved ?? latest
      return open(opened)
    }
  }

  private mutating func open(_ new: LogDocument) {
    document = new
    (status, firstCounted) = (nil, nil)
    generation += 1
  }
}

extension MailMessage {
  /// Reads nightly's summary from a file, if it is there.
  init?(file: FilePath) {
    guard let bytes = file.bytes(limit: 8 << 20) else { return nil }
    self.init(bytes)
  }
}
