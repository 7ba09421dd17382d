import SystemPackage

extension Workspace {
  /// The environment variable that names the workspace.
  public static let variable = "HELIOS_WORKSPACE"

  /// Finds the workspace on this machine.
  ///
  /// What was named explicitly comes first, then `HELIOS_WORKSPACE`, then the nearest folder from
  /// `directory` upwards that holds `config/projects.toml`. A name that is no workspace is a
  /// failure: nothing else is tried instead.
  ///
  /// - Parameters:
  ///   - explicit: The folder that the person named; a relative one counts from `directory`.
  ///   - environment: The environment; an empty `HELIOS_WORKSPACE` counts as absent.
  ///   - directory: The absolute folder to start from.
  /// - Throws: A ``Problem`` of the kind `usage` that says which folder was looked at.
  public static func find(
    explicit: FilePath? = nil, environment: [String: String], from directory: FilePath
  ) throws(Problem) -> Workspace {
    if let explicit {
      return try named(explicit, by: "The folder given", from: directory)
    }
    if let value = environment[variable], !value.isEmpty {
      return try named(FilePath(value), by: variable, from: directory)
    }
    var folder = directory.lexicallyNormalized()
    while true {
      let candidate = Workspace(root: folder)
      if candidate.projectsFile.isRegularFile { return candidate }
      guard folder.removeLastComponent() else { break }
    }
    throw Problem(
      .usage,
      "No Helios workspace found: no folder from \(directory) upwards has config/projects.toml.",
      hint: "Go to a clone of oxidecomputer/helios, or name one with --workspace or \(variable). "
        + "heliosw setup --root DIR makes one.")
  }

  private static func named(
    _ path: FilePath, by source: String, from directory: FilePath
  ) throws(Problem) -> Workspace {
    let workspace = Workspace(root: directory.pushing(path).lexicallyNormalized())
    if workspace.projectsFile.isRegularFile { return workspace }
    throw Problem(
      .usage, "\(source) is no Helios workspace: \(workspace.projectsFile) is not there.",
      hint: "Name the top folder of a clone of oxidecomputer/helios.")
  }
}
