import GRDB

extension History {
  /// Keeps builds: a known one is brought up to date, another one gets the next number of its gate.
  ///
  /// What an earlier record knew and this one does not is kept: the commits of a build's start, for instance, are not in its log.
  ///
  /// - Parameter folders: The folders of old logs that were looked at for this, with the place of their build among the records.
  /// - Returns: The builds with their numbers, in the same order.
  @discardableResult
  public func record(
    _ records: [BuildRecord], folders: [LookedAt] = []
  ) async throws(HistoryFailure) -> [PastBuild] {
    try await writing { database in
      var builds: [PastBuild] = []
      var keys: [Int64] = []
      for record in records {
        let (key, build) = try Self.keep(record, in: database)
        keys.append(key)
        builds.append(build)
      }
      for folder in folders {
        let gate = try Self.gate(folder.machine, folder.gate, in: database)
        try database.execute(
          sql: "INSERT OR REPLACE INTO folder (gate, name, build) VALUES (?, ?, ?)",
          arguments: [gate, folder.name, folder.record.map { keys[$0] }])
      }
      return builds
    }
  }

  /// A folder of an old log that was looked at.
  public struct LookedAt: Hashable, Sendable {
    /// The machine's name.
    public var machine: String
    /// The gate's folder.
    public var gate: String
    /// Its name, such as `log.2026-05-09.12:00`.
    public var name: String
    /// Which of the records is of its build; nil if it holds none.
    public var record: Int?

    /// Makes one.
    public init(machine: String, gate: String, name: String, record: Int?) {
      self.machine = machine
      self.gate = gate
      self.name = name
      self.record = record
    }
  }
}

extension History {
  /// The row of a gate, made where there is none.
  static func gate(_ machine: String, _ path: String, in database: Database) throws -> Int64 {
    try database.execute(
      sql: "INSERT OR IGNORE INTO gate (machine, path) VALUES (?, ?)", arguments: [machine, path])
    return try Int64.fetchOne(
      database, sql: "SELECT id FROM gate WHERE machine = ? AND path = ?",
      arguments: [machine, path]) ?? 0
  }

  private static func keep(
    _ record: BuildRecord, in database: Database
  ) throws -> (key: Int64, PastBuild) {
    let identity = record.build.identity
    let gate = try gate(identity.machine, identity.gate, in: database)
    let known = try Row.fetchOne(
      database,
      sql: """
        SELECT * FROM build WHERE gate = ? AND start = ? AND (process = ? OR process = 0 OR ? = 0)
        """, arguments: [gate, identity.start, identity.process, identity.process])
    let key: Int64
    if let known {
      key = known["id"]
      try update(key, with: record, known: known, in: database)
    } else {
      key = try insert(record.build, gate: gate, in: database)
      try write(record, of: key, isWhole: false, in: database)
    }
    let row = try Row.fetchOne(database, sql: "SELECT * FROM build WHERE id = ?", arguments: [key])
    return (key, row.map { PastBuild($0, identity.machine, identity.gate) } ?? record.build)
  }

  private static func insert(
    _ build: PastBuild, gate: Int64, in database: Database
  ) throws -> Int64 {
    try database.execute(
      sql: "UPDATE gate SET last = last + 1 WHERE id = ?", arguments: [gate])
    try database.execute(
      sql: """
        INSERT INTO build (gate, number, start, wall, process, kind, options, version, incremental,
          startedAt, endedAt, seconds, outcome, errors, warnings, log, job, builder, whole)
        SELECT id, last, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0 FROM gate WHERE id = ?
        """,
      arguments: [
        build.identity.start, build.identity.wallSeconds, build.identity.process,
        build.kind?.rawValue, build.options, build.version, build.isIncremental,
        build.startedAt, build.endedAt, build.seconds, build.outcome.rawValue, build.errors,
        build.warnings, build.log, build.job, build.builder, gate,
      ])
    return database.lastInsertedRowID
  }

  private static func update(
    _ key: Int64, with record: BuildRecord, known: Row, in database: Database
  ) throws {
    let build = record.build
    let isKnownWhole: Bool = known["whole"]
    // A log read to its end tells more than its beginning, whichever was read last; and the rest of one that a second nightly has moved
    // away tells nothing but the end.
    let tellsLess = isKnownWhole && !record.isWhole || record.phases.isEmpty
    let wasRunning = known["outcome"] == BuildOutcome.running.rawValue
    try database.execute(
      sql: """
        UPDATE build SET process = max(process, ?), kind = coalesce(kind, ?),
          options = coalesce(options, ?), version = coalesce(version, ?), incremental = ?,
          startedAt = coalesce(startedAt, ?), endedAt = coalesce(?, endedAt),
          seconds = coalesce(?, seconds), outcome = ?, errors = ?, warnings = ?, log = ?,
          job = coalesce(job, ?), builder = coalesce(builder, ?)
        WHERE id = ?
        """,
      arguments: [
        build.identity.process, build.kind?.rawValue, build.options, build.version,
        tellsLess ? known["incremental"] : build.isIncremental, build.startedAt, build.endedAt,
        build.seconds, tellsLess && !wasRunning ? known["outcome"] : build.outcome.rawValue,
        tellsLess ? known["errors"] : build.errors, tellsLess ? known["warnings"] : build.warnings,
        record.phases.isEmpty ? known["log"] : build.log, build.job, build.builder, key,
      ])
    try write(record, of: key, isWhole: isKnownWhole || record.phases.isEmpty, in: database)
  }

  /// Writes the lists of a build; those of a log that was read to its end are not replaced by less.
  private static func write(
    _ record: BuildRecord, of key: Int64, isWhole: Bool, in database: Database
  ) throws {
    if !isWhole || record.isWhole && !record.phases.isEmpty {
      try database.execute(sql: "DELETE FROM phase WHERE build = ?", arguments: [key])
      try database.execute(sql: "DELETE FROM error WHERE build = ?", arguments: [key])
      try insert(record.phases, of: key, in: database)
      try insert(record.errors, of: key, in: database)
      try database.execute(
        sql: "UPDATE build SET whole = ? WHERE id = ?", arguments: [record.isWhole, key])
    }
    try insert(record.repositories, of: key, in: database)
    for package in record.packages {
      try database.execute(
        sql: "INSERT OR REPLACE INTO package (build, repository, count) VALUES (?, ?, ?)",
        arguments: [key, package.repository, package.count])
    }
  }

  /// Writes the states of repositories; one that is known already stays as it was seen first.
  static func insert(
    _ states: [PastRepository], of key: Int64, in database: Database
  ) throws {
    for state in states {
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO repository (build, name, revision, branch, changes)
          VALUES (?, ?, ?, ?, ?)
          """, arguments: [key, state.name, state.commit, state.branch, state.changes])
    }
  }

  private static func insert(
    _ phases: [PastPhase], of key: Int64, in database: Database
  ) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO phase VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (position, phase) in phases.enumerated() {
      try statement.execute(arguments: [
        key, position, phase.name, phase.state.rawValue, phase.seconds, phase.offset,
        phase.errors, phase.warnings, phase.line,
      ])
    }
  }

  private static func insert(
    _ errors: [PastError], of key: Int64, in database: Database
  ) throws {
    let statement = try database.cachedStatement(sql: "INSERT INTO error VALUES (?, ?, ?, ?, ?, ?)")
    for (position, error) in errors.prefix(PastError.most).enumerated() {
      try statement.execute(arguments: [
        key, position, error.text, error.component, error.line, error.isWarning,
      ])
    }
  }
}
