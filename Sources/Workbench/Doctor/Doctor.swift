/// What can be wrong with a machine and a workspace before anything is started.
public enum Doctor {
  /// All checks, in the order they are shown.
  public static let checks: [DoctorCheck] = machine + tools + workspace + system

  /// Looks at everything at once, in one script.
  ///
  /// - Parameters:
  ///   - site: The workspace on its machine.
  ///   - purpose: What is to be done; only what can stop that is looked at then.
  ///   - now: The time here, in seconds since 1970; without it the machine's clock is not judged.
  /// - Throws: ``Problem`` when the machine can't be asked at all.
  public static func examine(
    _ site: Site, for purpose: DoctorCheck.Purpose? = nil, now: Int? = nil
  ) async throws(Problem) -> [Finding] {
    let file = site.workspace.projectsFile
    let text = try await site.run("cat \(file.quoted) 2>/dev/null").text
    // A list that can't be read is told where it is needed; the machine can be looked at all the same.
    let projects = try? ProjectsFile(text: text, path: file)
    let place = DoctorPlace(
      machine: site.machine, workspace: site.workspace,
      consolidations: (projects?.consolidations(in: site.workspace) ?? []).filter {
        $0.origin == .projectsFile
      }, now: now)
    let wanted = checks.filter { check in purpose.map { check.stops.contains($0) } ?? true }
    return try await site.ask(all: wanted.map { $0.probe(place) })
  }

  /// What would make something fail: the problems among findings that stop it.
  public static func obstacles(
    to purpose: DoctorCheck.Purpose, in findings: [Finding]
  ) -> [Finding] {
    findings.filter { $0.verdict == .problem && $0.stops.contains(purpose) }
  }
}
