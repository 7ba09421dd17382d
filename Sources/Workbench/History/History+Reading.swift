import GRDB

extension History {
  /// The builds of a gate, newest first.
  public func builds(
    of gate: Gate, on machine: String, limit: Int = 5000
  ) async throws(HistoryFailure) -> [PastBuild] {
    try await reading { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT build.* FROM build JOIN gate ON gate.id = build.gate
          WHERE machine = ? AND path = ? ORDER BY wall DESC, number DESC LIMIT ?
          """, arguments: [machine, gate.path.string, limit])
      return rows.map { PastBuild($0, machine, gate.path.string) }
    }
  }

  /// All that is kept of one build; nil if the gate has none of that number.
  public func record(
    _ number: Int, of gate: Gate, on machine: String
  ) async throws(HistoryFailure) -> BuildRecord? {
    try await reading { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT build.* FROM build JOIN gate ON gate.id = build.gate
          WHERE machine = ? AND path = ? AND number = ?
          """, arguments: [machine, gate.path.string, number])
      guard let row else { return nil }
      return try Self.record(PastBuild(row, machine, gate.path.string), row, in: database)
    }
  }

  /// The folders of old logs that were looked at already.
  public func folders(of gate: Gate, on machine: String) async throws(HistoryFailure) -> Set<String>
  {
    try await reading { database in
      try String.fetchSet(
        database,
        sql: """
          SELECT name FROM folder JOIN gate ON gate.id = folder.gate WHERE machine = ? AND path = ?
          """, arguments: [machine, gate.path.string])
    }
  }

  /// Clean builds of a kind, with their phases and nothing else: what an estimate is made of.
  ///
  /// - Parameter limit: The most that are wanted; the newest are given.
  public func samples(
    of kind: BuildKind, isIncremental: Bool, in gate: Gate, on machine: String, limit: Int = 20
  ) async throws(HistoryFailure) -> [BuildRecord] {
    try await reading { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT build.* FROM build JOIN gate ON gate.id = build.gate
          WHERE machine = ? AND path = ? AND kind = ? AND incremental = ? AND outcome = ?
            AND seconds > 0 ORDER BY wall DESC LIMIT ?
          """,
        arguments: [
          machine, gate.path.string, kind.rawValue, isIncremental, BuildOutcome.clean.rawValue,
          limit,
        ])
      return try rows.map { row in
        var record = BuildRecord(PastBuild(row, machine, gate.path.string))
        record.phases = try Self.phases(of: row["id"], in: database)
        return record
      }
    }
  }

  private static func record(
    _ build: PastBuild, _ row: Row, in database: Database
  ) throws -> BuildRecord {
    let key: Int64 = row["id"]
    var record = BuildRecord(build)
    record.isWhole = row["whole"]
    record.phases = try phases(of: key, in: database)
    record.errors = try Row.fetchAll(
      database, sql: "SELECT * FROM error WHERE build = ? ORDER BY position", arguments: [key]
    ).map {
      PastError($0["text"], component: $0["component"], line: $0["line"], isWarning: $0["warning"])
    }
    record.repositories = try Row.fetchAll(
      database, sql: "SELECT * FROM repository WHERE build = ? ORDER BY name", arguments: [key]
    ).map {
      PastRepository(
        name: $0["name"], commit: $0["revision"], branch: $0["branch"], changes: $0["changes"])
    }
    record.packages = try Row.fetchAll(
      database, sql: "SELECT * FROM package WHERE build = ? ORDER BY repository", arguments: [key]
    ).map { PackageCount(repository: $0["repository"], count: $0["count"]) }
    return record
  }

  private static func phases(of key: Int64, in database: Database) throws -> [PastPhase] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM phase WHERE build = ? ORDER BY position", arguments: [key]
    ).map { row in
      var phase = PastPhase(
        name: row["name"], state: LogPhase.State(rawValue: row["state"]) ?? .done,
        seconds: row["seconds"], offset: row["start"])
      phase.errors = row["errors"]
      phase.warnings = row["warnings"]
      phase.line = row["line"]
      return phase
    }
  }
}

extension PastBuild {
  /// Takes a row of the table; words that a newer heliosw may have written there become what is unknown.
  init(_ row: Row, _ machine: String, _ gate: String) {
    self.init(
      BuildIdentity(
        machine: machine, gate: gate, start: row["start"], wallSeconds: row["wall"],
        process: row["process"]), log: row["log"])
    number = row["number"]
    kind = (row["kind"] as String?).flatMap { BuildKind(rawValue: $0) }
    options = row["options"]
    version = row["version"]
    isIncremental = row["incremental"]
    startedAt = row["startedAt"]
    endedAt = row["endedAt"]
    seconds = row["seconds"]
    outcome = BuildOutcome(rawValue: row["outcome"]) ?? .unknown
    errors = row["errors"]
    warnings = row["warnings"]
    job = row["job"]
    builder = row["builder"]
  }
}
