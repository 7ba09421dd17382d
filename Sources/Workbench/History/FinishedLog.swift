import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What nightly has put away of a build: the folder `log.YYYY-MM-DD.HH:MM[.PID]`.
public struct FinishedLog: Hashable, Sendable {
  /// How much of a log is read.
  public enum Depth: Sendable {
    /// All of it.
    case whole
    /// Its beginning and nightly's summary; all of it where it is small.
    case summary
  }

  /// The folder.
  public let folder: FilePath

  /// Takes a folder.
  public init(_ folder: FilePath) {
    self.folder = folder
  }

  /// The name of the folder, which tells when the build ended.
  public var name: String { folder.lastComponent?.string ?? "" }

  /// The folders that a gate has, the oldest first.
  public static func all(of gate: Gate) -> [FinishedLog] {
    gate.logFolder.names.filter { $0.hasPrefix("log.") }.sorted()
      .map { FinishedLog(gate.logFolder.appending($0)) }
  }

  /// Reads what the folder tells of its build.
  ///
  /// - Returns: nil if it holds no build: neither a log nor a summary with a build's first banner.
  /// - Throws: ``LogProblem`` for a log that is there and can't be read.
  public func record(
    of gate: Gate, on machine: String, _ depth: Depth
  ) async throws(LogProblem) -> BuildRecord? {
    let mailFile = folder.appending("mail_msg")
    let mail = mailFile.bytes(limit: 8 << 20).map { MailMessage($0) }
    guard let path = logPath else {
      return mail.flatMap {
        record(folder.appending("nightly.log"), gate, machine, Self.nothingRead, $0, nil)
      }
    }
    do throws(LogProblem) {
      var reading = try await LogReading(LogDocument(path), depth)
      if (reading.status.startStamp == nil) != (mail?.startStamp == nil) {
        // Half a build: a second nightly has cut it in two.
        reading = try await LogReading(LogDocument(buildAt: path), depth)
      }
      return record(path, gate, machine, reading.status, mail, reading.errors)
    } catch {
      // Of a log that can't be read, or unpacked, the summary tells what came of it.
      guard depth == .summary, mail?.startStamp != nil else { throw error }
      return record(path, gate, machine, Self.nothingRead, mail, nil)
    }
  }

  /// What a log tells that was not read.
  private static let nothingRead = LogStatus(identity: FileIdentity(device: 0, inode: 0))

  private var logPath: FilePath? {
    ["nightly.log", "nightly.log.gz"].map { folder.appending($0) }
      .first { access($0.string, F_OK) == 0 }
  }

  private func record(
    _ path: FilePath, _ gate: Gate, _ machine: String, _ status: LogStatus, _ mail: MailMessage?,
    _ errors: [LoggedError]?
  ) -> BuildRecord? {
    // Who builds in a folder that was put away is one whose log a second nightly has moved there.
    let builder = mail?.endStamp == nil ? NightlyLock(builderOf: status, on: machine) : nil
    let outcome = BuildOutcome(
      log: status.isComplete ? status : nil, mail: mail,
      lock: builder.map { .live($0) } ?? .absent)
    var record = BuildRecord(
      path, of: gate, on: machine, status: status, mail: mail, outcome: outcome, errors: errors)
    if builder != nil { record?.isWhole = false }
    record?.build.setTimes(endedNear: endOnTheWall, changedAt: changedAt)
    return record
  }

  /// When the build ended by the clock on the wall, to the minute, as the folder's name says.
  private var endOnTheWall: Int? {
    let digits = name.dropFirst(4).prefix(16).filter(\.isNumber)
    guard digits.count == 12 else { return nil }
    let day = digits.prefix(8)
    return CalendarStamp(compact: "\(day)T\(digits.dropFirst(8))00Z")?.secondsSince1970
  }

  /// When nightly wrote its last file here, in seconds since 1970.
  private var changedAt: Int? { folder.appending("mail_msg").changedAt }
}

extension PastBuild {
  /// Finds the moments of a build from what clocks on the wall said: its stamps name a zone, and a name alone says nothing.
  ///
  /// - Parameters:
  ///   - wall: The end by the clock on the wall, to the minute.
  ///   - change: The same moment in seconds since 1970, if the files are still those that nightly wrote.
  mutating func setTimes(endedNear wall: Int?, changedAt change: Int?) {
    let quarter = 900
    let apart = wall.flatMap { wall in change.map { wall - $0 } }
    let rounded = Int((Double(apart ?? 0) / Double(quarter)).rounded()) * quarter
    // No zone is further from UTC; nor does nightly need minutes to write its files: they were copied then.
    let isZone = apart.map { abs(rounded) <= 14 * 3600 && abs($0 - rounded) <= 180 } ?? false
    let zone = isZone ? rounded : 0
    startedAt = identity.wallSeconds - zone
    let began = identity.wallSeconds - zone
    if let seconds {
      endedAt = began + Int(seconds)
    } else if let end = isZone ? change : wall.map({ $0 - zone }), end >= began - 60 {
      endedAt = max(began, end)
      seconds = Double(max(0, end - began))
    }
  }
}
