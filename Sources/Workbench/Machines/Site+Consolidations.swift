extension Site {
  /// The workspace's consolidations, the helios checkout last, as the machine's `config/projects.toml` names them.
  ///
  /// - Throws: ``Problem`` when the file can't be read there, or names something wrong.
  public func consolidations() async throws(Problem) -> [Consolidation] {
    let file = workspace.projectsFile
    let answer = try await run("cat \(file.quoted)")
    guard answer.status == 0 else {
      throw Problem(
        .failed, "\(file) on \(machine.name) can't be read: \(answer.complaint).",
        hint: "A workspace is a clone of oxidecomputer/helios.")
    }
    return try ProjectsFile(text: answer.text, path: file).consolidations(in: workspace)
  }
}
