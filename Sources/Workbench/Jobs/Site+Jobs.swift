import FoundationEssentials
import SystemPackage

extension Site {
  /// Starts a plan as a job, detached from this process and from every terminal.
  ///
  /// - Returns: The job's name.
  /// - Throws: ``Problem`` when the folder can't be written or the shell can't be reached; nothing of the plan has run then.
  public func start(_ plan: Plan, as id: JobID) async throws(Problem) -> JobID {
    let script = JobScripts.launch(id, plan: plan.script, summary: try summary(of: plan))
    // A launch under way is finished also when whoever wanted it is cancelled.
    let launch = Task { [site = self] () async -> Result<ScriptAnswer, Problem> in
      do throws(Problem) {
        return .success(try await site.run(script))
      } catch {
        return .failure(error)
      }
    }
    let answer = try await launch.value.get()
    guard answer.status == 0 else {
      throw Problem(
        .failed, "The job could not be started on \(machine.name): \(answer.complaint).",
        hint: "Its folder must be writable: \(jobsFolderHint).")
    }
    return id
  }

  /// Makes the folder of a job that will have the terminal.
  ///
  /// - Returns: What to start there. Until that runs, and for half a minute, the job counts as beginning; then as lost.
  /// - Throws: ``Problem`` when the folder can't be written or the shell can't be reached.
  public func prepare(_ plan: Plan, as id: JobID) async throws(Problem) -> TerminalJob {
    let answer = try await run(
      JobScripts.prepare(id, plan: plan.script, summary: try summary(of: plan)))
    let lines = answer.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard answer.status == 0, lines.count > 1 else {
      throw Problem(
        .failed, "The job could not be prepared on \(machine.name): \(answer.complaint).",
        hint: "Its folder must be writable: \(jobsFolderHint).")
    }
    return TerminalJob(
      id: id, title: plan.title, folder: FilePath(String(lines[0])), boot: String(lines[1]))
  }

  private func summary(of plan: Plan) throws(Problem) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(
        decoding: try encoder.encode(PlanSummary(of: plan, in: workspace.root)), as: UTF8.self)
    } catch {
      throw Problem(.failed, "The plan could not be written down: \(error).")
    }
  }

  /// All jobs of the machine, newest first.
  public func jobs() async throws(Problem) -> [Job] { try await list(nil) }

  /// One job.
  ///
  /// - Throws: ``Problem`` (refused) when there is no job of that name.
  public func job(_ id: JobID) async throws(Problem) -> Job {
    guard let job = try await list(id).first else {
      throw Problem(.refused, "No job is called \(id).", hint: "heliosw jobs lists them.")
    }
    return job
  }

  private func list(_ id: JobID?) async throws(Problem) -> [Job] {
    let answer = try await run(JobScripts.list(id))
    guard answer.status == 0 else {
      throw Problem(
        .failed, "The jobs on \(machine.name) can't be listed: \(answer.complaint).",
        hint: "Their folder is \(jobsFolderHint).")
    }
    return Job.list(from: answer.text)
  }

  /// Tells a job to stop: TERM for its whole group, so that nightly can put its log away.
  public func stop(_ id: JobID) async throws(Problem) {
    try await signal(id, "TERM")
  }

  /// Ends a job that did not obey: KILL for its whole group.
  public func kill(_ id: JobID) async throws(Problem) {
    try await signal(id, "KILL")
  }

  private func signal(_ id: JobID, _ name: String) async throws(Problem) {
    let answer = try await run(JobScripts.stop(id, signal: name))
    guard answer.status == 0 else {
      throw Problem(
        answer.status == 6 ? .unreachable : .failed,
        "\(id) could not be stopped: \(answer.complaint).", hint: "heliosw jobs shows what it left."
      )
    }
  }

  /// Where the machine keeps its job folders, if that is known without asking it.
  ///
  /// - Parameter environment: The machine's own.
  public func jobsFolder(_ environment: [String: String]) -> FilePath? {
    if let folder = machine.stateFolder { return folder.appending("heliosw/jobs") }
    if let state = environment["XDG_STATE_HOME"], !state.isEmpty {
      return FilePath(state).appending("heliosw/jobs")
    }
    return environment["HOME"].map { FilePath($0).appending(".local/state/heliosw/jobs") }
  }

  private var jobsFolderHint: String {
    machine.stateFolder.map { $0.appending("heliosw/jobs").string }
      ?? "${XDG_STATE_HOME:-~/.local/state}/heliosw/jobs"
  }
}
