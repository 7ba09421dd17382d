import SystemPackage

/// A `config/projects.toml`: which repositories Helios is built from, in the order of the file.
///
/// The file gains a key about once a year, so that unknown keys are kept and reported, never
/// refused.
///
/// - Source: oxidecomputer/helios, the history of config/projects.toml and tools/helios-build's
///   `Project`.
public struct ProjectsFile: Hashable, Sendable {
  /// A key that this program has never heard of.
  public struct UnknownKey: Hashable, Sendable {
    /// The key from the top of the file, as `project.illumos.colour`.
    public var name: String
    /// The line where it stands, counted from 1.
    public var line: Int
  }

  /// Where the text came from; it stands in every complaint.
  public let path: FilePath
  /// The tables, each with the bare name as its path.
  public private(set) var tables: [Consolidation] = []
  /// The keys that were passed over, in the order of the file.
  public private(set) var unknownKeys: [UnknownKey] = []

  /// Reads the text of a projects file.
  ///
  /// - Parameters:
  ///   - text: The whole file; an empty one lists nothing.
  ///   - path: Where it came from.
  /// - Throws: A ``Problem`` of the kind `usage` that names file, line and key.
  public init(text: String, path: FilePath) throws(Problem) {
    self.path = path
    let reader = try ProjectsFileReader(text: text, path: path)
    for name in reader.names {
      var table = try reader.consolidation(named: name)
      table.unknownKeys = reader.unknownKeys(ofProject: name)
      tables.append(table)
    }
    unknownKeys = reader.unknownKeys
  }

  /// Returns a row for each table, and the helios checkout itself as the last one.
  public func consolidations(in workspace: Workspace) -> [Consolidation] {
    let rows = tables.map { table in
      var row = table
      row.path = workspace.projectsFolder.appending(table.name)
      return row
    }
    return rows + [.helios(in: workspace)]
  }
}
