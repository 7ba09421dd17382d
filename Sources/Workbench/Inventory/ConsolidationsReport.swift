/// What `heliosw consolidations --json` prints: every key is there in every row, and what is not
/// known is `null`.
public struct ConsolidationsReport: Encodable, Sendable {
  /// The version of the form; it grows when a key changes its meaning or goes.
  public var format = 1
  /// The rows, in the order of the table.
  public var consolidations: [Row]

  /// Makes a report.
  public init(_ rows: [Row]) {
    consolidations = rows
  }
}

extension ConsolidationsReport {
  /// One consolidation and what is known about its clone.
  public struct Row: Encodable, Sendable {
    /// The consolidation.
    public var consolidation: Consolidation
    /// Its clone's status.
    public var status: RepositoryStatus
    /// Why there is no clone; nothing if there is one.
    public var absence: Consolidation.Absence?

    /// Makes a row.
    ///
    /// - Parameter environment: The environment of the machine, for the reason why there is no
    ///   clone.
    public init(
      _ consolidation: Consolidation, _ status: RepositoryStatus, environment: [String: String]
    ) {
      self.consolidation = consolidation
      self.status = status
      absence = status.present ? nil : consolidation.absentReason(environment)
    }

    private enum CodingKeys: String, CodingKey {
      case name, path, autoUpdate, rev, present, absentReason, branch, detached, commit, upstream
      case ahead, behind, staged, changed, untracked, conflicted, stashes, problem
    }

    /// Writes the row, with `null` for what is not known.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(consolidation.name, forKey: .name)
      try container.encode(consolidation.path.string, forKey: .path)
      try container.encode(consolidation.autoUpdate, forKey: .autoUpdate)
      try container.encode(consolidation.rev, forKey: .rev)
      try container.encode(status.present, forKey: .present)
      try container.encode(absence?.description, forKey: .absentReason)
      try container.encode(status.branch, forKey: .branch)
      try container.encode(status.detached, forKey: .detached)
      try container.encode(status.commit, forKey: .commit)
      try container.encode(status.upstream, forKey: .upstream)
      try container.encode(status.ahead, forKey: .ahead)
      try container.encode(status.behind, forKey: .behind)
      try container.encode(status.staged, forKey: .staged)
      try container.encode(status.changed, forKey: .changed)
      try container.encode(status.untracked, forKey: .untracked)
      try container.encode(status.conflicted, forKey: .conflicted)
      try container.encode(status.stashes, forKey: .stashes)
      try container.encode(status.problem, forKey: .problem)
    }
  }
}
