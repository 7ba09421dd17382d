import HeliosTUI
import Workbench

/// Runs a plan that needs the terminal on the one of this process, with a job's folder all the same.
struct ForegroundRun {
  var site: Site
  var plan: Plan

  /// Runs it to its end, and says how that was.
  ///
  /// - Throws: ``Problem`` when there is no terminal, or the job's folder can't be written; nothing has run then.
  func run(_ isDetached: Bool) async throws -> ExitStatus {
    guard !isDetached else {
      throw Problem(
        .usage, "\(plan.recipe) needs the terminal here: it can't go on in the background.",
        hint: "Leave --detach out.")
    }
    let terminal: PlainTerminal
    do {
      terminal = try await PlainTerminal()
    } catch {
      throw Problem(
        .refused, "\(plan.recipe) needs a terminal here, and this process has none.",
        hint: "Start it where you can type.")
    }
    let job = try await site.prepare(plan, as: .new(for: plan))
    Console.print("job    \(job.id)")
    let result = await terminal.handOver(Errand(of: job))
    guard case .notStarted = result else { return try await end(of: job) }
    throw Problem(.failed, "\(job.id) could not be started: \(result).")
  }

  private func end(of job: TerminalJob) async throws -> ExitStatus {
    let job = try await site.job(job.id)
    // The plan's own traps end it so: HUP, INT, TERM.
    if case .done(let status) = job.state, [129, 130, 143].contains(status) {
      Console.print("\(Console.neutral(job.title)) was interrupted.")
      return .interrupted
    }
    Console.print(Console.neutral(job.endInWords))
    for line in job.leftover { Console.print("left   \(Console.neutral(line))") }
    return ExitStatus(job.state)
  }
}
