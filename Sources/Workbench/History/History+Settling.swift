import GRDB

extension History {
  /// What a job is known to have brought to a build.
  public struct JobNote: Hashable, Sendable {
    /// The job's name.
    public var job: String
    /// The number of the build that ran in it.
    public var number: Int
    /// The repositories as the job found them.
    public var repositories: [PastRepository]

    /// Makes a note.
    public init(job: String, number: Int, repositories: [PastRepository]) {
      self.job = job
      self.number = number
      self.repositories = repositories
    }
  }

  /// Keeps which builds ran in which jobs, and what those noted; what is known already stays.
  public func keep(
    _ notes: [JobNote], of gate: Gate, on machine: String
  ) async throws(HistoryFailure) {
    guard !notes.isEmpty else { return }
    try await writing { database in
      for note in notes {
        guard let key = try Self.key(note.number, gate, machine, in: database) else { continue }
        try database.execute(
          sql: "UPDATE build SET job = coalesce(job, ?) WHERE id = ?", arguments: [note.job, key])
        try Self.insert(note.repositories, of: key, in: database)
      }
    }
  }

  /// Keeps the packages that a build left.
  public func keep(
    _ packages: [PackageCount], ofBuild number: Int, of gate: Gate, on machine: String
  ) async throws(HistoryFailure) {
    try await writing { database in
      guard let key = try Self.key(number, gate, machine, in: database) else { return }
      for package in packages {
        try database.execute(
          sql: "INSERT OR REPLACE INTO package (build, repository, count) VALUES (?, ?, ?)",
          arguments: [key, package.repository, package.count])
      }
    }
  }

  /// Calls builds interrupted that were seen to begin, run no more, and whose end nobody saw.
  ///
  /// - Parameter processes: nightly's processes that are known to build in the gate now. If none is, a build whose process lives still
  ///   runs: a second nightly may have taken lock and log away from it.
  func settle(
    _ gate: Gate, on machine: String, runningAs processes: Set<Int>
  ) async throws(HistoryFailure) {
    try await writing { database in
      var processes = processes
      if processes.isEmpty {
        let running = try Int32.fetchSet(
          database, sql: "SELECT process FROM build WHERE outcome = ? AND process > 0",
          arguments: [BuildOutcome.running.rawValue])
        processes = Set(running.filter(NightlyLock.isRunningHere).map { Int($0) })
      }
      let alive = processes.map { String($0) }.joined(separator: ", ")
      try database.execute(
        sql: """
          UPDATE build SET outcome = ? WHERE outcome = ? AND process NOT IN (\(alive))
            AND gate IN (SELECT id FROM gate WHERE machine = ? AND path = ?)
          """,
        arguments: [
          BuildOutcome.interrupted.rawValue, BuildOutcome.running.rawValue, machine,
          gate.path.string,
        ])
    }
  }

  private static func key(
    _ number: Int, _ gate: Gate, _ machine: String, in database: Database
  ) throws -> Int64? {
    try Int64.fetchOne(
      database,
      sql: """
        SELECT build.id FROM build JOIN gate ON gate.id = build.gate
        WHERE machine = ? AND path = ? AND number = ?
        """, arguments: [machine, gate.path.string, number])
  }
}
