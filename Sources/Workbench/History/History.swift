import FoundationEssentials
import GRDB
import SystemPackage

/// The builds of the past, in a file of SQLite's.
///
/// It can be thrown away: no job and no log depends on it.
public struct History: Sendable {
  /// The file.
  public let path: FilePath
  let pool: DatabasePool

  /// A history that was opened, and what had to be done for that.
  public struct Opening: Sendable {
    /// The history.
    public var history: History
    /// What happened to an older file, if anything did.
    public var failure: HistoryFailure?
  }

  /// Opens the history of a file, and makes it where there is none.
  ///
  /// A damaged file is moved aside, never deleted, and a new one begun.
  ///
  /// - Throws: ``HistoryFailure`` when it is locked, can't be written, or is of a newer heliosw.
  public static func open(
    _ path: FilePath, movingAsideAs stamp: CalendarStamp
  ) throws(HistoryFailure) -> Opening {
    do throws(HistoryFailure) {
      return Opening(history: try History(path), failure: nil)
    } catch {
      guard case .damaged = error else { throw error }
      guard let place = moveAside(path, stamp) else { throw error }
      return Opening(
        history: try History(path), failure: .damaged(path, movedTo: place))
    }
  }

  private init(_ path: FilePath) throws(HistoryFailure) {
    self.path = path
    do {
      try FileManager.default.createDirectory(
        atPath: path.removingLastComponent().string, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unwritable(path, reason: "its folder can't be made")
    }
    do {
      pool = try DatabasePool(path: path.string, configuration: Self.configuration)
      let migrator = HistorySchema.migrator
      let isNewer = try pool.read { try migrator.hasBeenSuperseded($0) }
      guard !isNewer else { throw HistoryFailure.newer(path) }
      try pool.write { database in
        let verdict = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
        guard verdict == "ok" else { throw HistoryFailure.damaged(path, movedTo: nil) }
      }
      try migrator.migrate(pool)
    } catch {
      throw Self.failure(path, error)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "history"
    configuration.busyMode = .timeout(2)
    configuration.maximumReaderCount = 2
    return configuration
  }

  /// Does something with the database; SQLite's errors become ours.
  func reading<Value: Sendable>(
    _ body: @Sendable @escaping (Database) throws -> Value
  ) async throws(HistoryFailure) -> Value {
    do { return try await pool.read(body) } catch { throw Self.failure(path, error) }
  }

  /// Changes the database, all or nothing; SQLite's errors become ours.
  func writing<Value: Sendable>(
    _ body: @Sendable @escaping (Database) throws -> Value
  ) async throws(HistoryFailure) -> Value {
    do { return try await pool.write(body) } catch { throw Self.failure(path, error) }
  }
}

extension History {
  private static func failure(_ path: FilePath, _ error: any Error) -> HistoryFailure {
    if let failure = error as? HistoryFailure { return failure }
    guard let error = error as? DatabaseError else {
      return .failed(path, reason: "\(error)")
    }
    let reason = error.message ?? "SQLite's error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: return .damaged(path, movedTo: nil)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_FULL, .SQLITE_IOERR:
      return .unwritable(path, reason: reason)
    default: return .failed(path, reason: reason)
    }
  }

  /// Moves a damaged file and its companions out of the way.
  ///
  /// - Returns: Where the file is now; nil if it could not be moved.
  private static func moveAside(_ path: FilePath, _ stamp: CalendarStamp) -> FilePath? {
    var place = FilePath("\(path).damaged-\(stamp.compact)")
    for number in 2..<100 where FileManager.default.fileExists(atPath: place.string) {
      place = FilePath("\(path).damaged-\(stamp.compact).\(number)")
    }
    for suffix in ["-wal", "-shm", ""] {
      do {
        try FileManager.default.moveItem(atPath: "\(path)\(suffix)", toPath: "\(place)\(suffix)")
      } catch {
        // Mostly the companions are not there.
        if suffix == "" { return nil }
      }
    }
    return place
  }
}
