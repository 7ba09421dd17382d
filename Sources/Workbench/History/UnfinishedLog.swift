import SystemPackage

/// A log that nightly has not put away: of the build under way, or of one that was killed.
///
/// - Source: usr/src/tools/scripts/nightly: a log that lies there when a build begins is renamed, with a `-` behind its name.
struct UnfinishedLog: Hashable, Sendable {
  /// The file.
  let path: FilePath

  /// Those that a gate can have, the older first; not all need be there.
  static func all(of gate: Gate) -> [UnfinishedLog] {
    [FilePath("\(gate.runningLog)-"), gate.runningLog].map { UnfinishedLog(path: $0) }
  }

  /// Reads what the log tells of its build.
  ///
  /// - Parameter lock: The gate's lock; it counts for the build whose process it names.
  /// - Returns: nil if there is no such log, or none of a build.
  func record(
    of gate: Gate, on machine: String, lock: NightlyLock.State, host: String
  ) async throws(LogProblem) -> BuildRecord? {
    guard path.isRegularFile else { return nil }
    let reading = try await LogReading(LogDocument(buildAt: path), .summary)
    let status = reading.status
    let isHeld =
      path == gate.runningLog
      && lock.holder.map { holder in
        status.nightlyProcess.map { $0 == Int(holder.pid) } ?? true
      } ?? false
    let builder = isHeld ? lock.holder : NightlyLock(builderOf: status, on: host)
    let state = isHeld ? lock : builder.map { .live($0) } ?? .absent
    var record = BuildRecord(
      path, of: gate, on: machine, status: status, mail: nil,
      outcome: BuildOutcome(log: status, mail: nil, lock: state), errors: reading.errors,
      process: builder.map { Int($0.pid) })
    record?.build.builder = builder?.staffer
    record?.build.setTimes(
      began: isHeld ? NightlyLock.madeAt(gate.lock) : nil, zone: status.startStamp?.zone,
      ended: path.changedAt)
    // More may come to it.
    if let outcome = record?.build.outcome, [.running, .unknown].contains(outcome) {
      record?.isWhole = false
    }
    return record
  }
}

extension PastBuild {
  /// Sets when a build began that was not put away, and when it was last heard of if it runs no more.
  ///
  /// - Parameters:
  ///   - began: When its lock was made; its first stamp alone says so only where the zone is UTC.
  ///   - ended: When its log was last written to.
  fileprivate mutating func setTimes(began: Int?, zone: String?, ended: Int?) {
    startedAt = began ?? (["UTC", "GMT"].contains(zone) ? identity.wallSeconds : nil)
    guard outcome != .running, let startedAt, let ended, ended >= startedAt else { return }
    endedAt = ended
    seconds = Double(ended - startedAt)
  }
}
