import SystemPackage

/// Takes the builds that a gate's old logs tell of into the history; each folder is looked at once.
public struct HistoryImport: Sendable {
  /// How many builds are kept in one go.
  static let batch = 50
  /// How many logs are read side by side.
  static let lanes = 2

  /// The history.
  public let history: History
  /// The gate.
  public let gate: Gate
  /// The machine's name.
  public let machine: String

  /// Makes an import.
  public init(of gate: Gate, on machine: String, into history: History) {
    self.gate = gate
    self.machine = machine
    self.history = history
  }

  /// Takes what is new, and calls interrupted what was seen to begin, runs no more, and whose end nobody saw.
  ///
  /// - Parameters:
  ///   - host: What the machine calls itself, as in the lock.
  ///   - onProgress: Told after each batch how many of the new folders were looked at, and how many there are.
  /// - Returns: How many folders were looked at.
  @discardableResult
  public func run(
    host: String, onProgress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws -> Int {
    let known = try await history.folders(of: gate, on: machine)
    let new = FinishedLog.all(of: gate).filter { !known.contains($0.name) }
    var done = 0
    while done < new.count {
      let batch = Array(new[done..<min(new.count, done + Self.batch)])
      let records = await read(batch)
      try Task.checkCancellation()
      try await keep(batch, records)
      done += batch.count
      onProgress(done, new.count)
    }
    try await takeUnfinished(on: host)
    return new.count
  }

  /// Takes the build under way, and those that were killed: nightly has put nothing of them away.
  private func takeUnfinished(on host: String) async throws(HistoryFailure) {
    let lock = NightlyLock.read(gate.lock, on: host)
    var running: Set<Int> = []
    if case .live(let holder) = lock { running.insert(Int(holder.pid)) }
    for log in UnfinishedLog.all(of: gate) {
      // One that can't be read now may be readable later.
      let record = try? await log.record(of: gate, on: machine, lock: lock, host: host)
      guard let record else { continue }
      try await history.record([record])
      if record.build.outcome == .running { running.insert(record.build.identity.process) }
    }
    try await history.settle(gate, on: machine, runningAs: running)
  }

  /// Reads the whole log of a build of which only the summary was read.
  ///
  /// - Returns: All that is known of it now; nil if the history does not have it.
  public func complete(_ number: Int) async throws(HistoryFailure) -> BuildRecord? {
    guard let record = try await history.record(number, of: gate, on: machine) else { return nil }
    guard !record.isWhole, record.build.outcome != .running else { return record }
    let folder = FinishedLog(FilePath(record.build.log).removingLastComponent())
    // A log that is gone or can't be read leaves what its summary told.
    guard folder.name.hasPrefix("log."),
      let whole = try? await folder.record(of: gate, on: machine, .whole),
      whole.build.identity.start == record.build.identity.start
    else { return record }
    try await history.record([whole])
    return try await history.record(number, of: gate, on: machine)
  }

  private enum Reading: Sendable {
    case build(BuildRecord), nothing, unreadable
  }

  private func keep(_ batch: [FinishedLog], _ readings: [Reading]) async throws(HistoryFailure) {
    var records: [BuildRecord] = []
    var folders: [History.LookedAt] = []
    for (log, reading) in zip(batch, readings) {
      var place: Int?
      switch reading {
      case .build(let record):
        place = records.count
        records.append(record)
      case .nothing: break
      // It may be readable some day.
      case .unreadable: continue
      }
      folders.append(
        .init(machine: machine, gate: gate.path.string, name: log.name, record: place))
    }
    try await history.record(records, folders: folders)
  }

  /// Reads logs, some side by side, and gives what they tell in their order.
  private func read(_ logs: [FinishedLog]) async -> [Reading] {
    await withTaskGroup(of: (Int, Reading).self) { group in
      var readings = [Reading](repeating: .unreadable, count: logs.count)
      var next = 0
      func begin() {
        guard next < logs.count, !Task.isCancelled else { return }
        let (number, log) = (next, logs[next])
        next += 1
        group.addTask { (number, await reading(of: log)) }
      }
      for _ in 0..<Self.lanes { begin() }
      while let (number, reading) = await group.next() {
        readings[number] = reading
        begin()
      }
      return readings
    }
  }

  private func reading(of log: FinishedLog) async -> Reading {
    do throws(LogProblem) {
      return try await log.record(of: gate, on: machine, .summary).map { .build($0) } ?? .nothing
    } catch {
      return .unreadable
    }
  }
}
