import ArgumentParser
import Workbench

/// `heliosw jobs`: what runs, and what ran.
struct JobsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "List, show, follow and stop jobs.",
    subcommands: [JobsList.self, JobsShow.self, JobsFollow.self, JobsStop.self],
    defaultSubcommand: JobsList.self)
}

/// `heliosw jobs list`.
struct JobsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the jobs, newest first.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let jobs = try await Wiring.anywhere(common).site.jobs()
      guard !json else {
        return Console.print(try JSON.text("jobs", jobs.map { JobReport($0) }))
      }
      if jobs.isEmpty { Console.print("No jobs yet. heliosw build-illumos -q starts one.") }
      for job in jobs {
        Console.print(
          "\(Console.neutral(job.id.name).padded(to: 42))\(job.state.word.padded(to: 10))\(Console.neutral(job.title))"
        )
      }
    }
  }
}

/// `heliosw jobs show`.
struct JobsShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one job and its steps.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "The job, or the end of its name; the newest if left out.") var job: String?

  func run() async throws {
    try await reporting {
      let job = try await Wiring.anywhere(common).site.job(self.job)
      guard !json else {
        return Console.print(try JSON.text("job", JobReport(job)))
      }
      Console.print("\(Console.neutral(job.title)): \(job.state.word)")
      Console.print("folder  \(Console.neutral(job.folder))")
      for step in job.stepStates {
        let status = step.status.map { $0 == 0 ? "" : " (status \($0))" } ?? ""
        let reason = step.reason.map { ": \(Console.neutral($0))" } ?? ""
        Console.print(
          "\("\(step.number)".padded(to: 3))\(step.state.rawValue.padded(to: 12))"
            + "\(Console.neutral(step.title))\(status)\(reason)")
      }
    }
  }
}

/// `heliosw jobs follow`.
struct JobsFollow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow", abstract: "Follow a job until it ends; ^C leaves it running.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The job, or the end of its name; the newest if left out.") var job: String?

  func run() async throws {
    try await reporting {
      let site = try await Wiring.anywhere(common).site
      let job = try await site.job(self.job)
      throw try await JobFollower(site: site, id: job.id, gate: job.plan?.gate).follow().code
    }
  }
}

/// `heliosw jobs stop`.
struct JobsStop: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stop a job: TERM for its group, KILL after the grace time.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Seconds that the job has to put its things away.") var grace = 20
  @Argument(help: "The job, or the end of its name.") var job: String

  func run() async throws {
    try await reporting {
      let site = try await Wiring.anywhere(common).site
      let job = try await site.job(self.job)
      guard job.state.isAlive else {
        throw Problem(.refused, "\(job.id) can't be stopped: it is \(job.state.word).")
      }
      let end = try await site.end(job.id, within: .seconds(grace))
      Console.print("\(job.id) \(end == .lost ? "killed" : end.word)")
      if end == .lost, job.plan?.gate != nil {
        Console.complain("nightly could not tidy up: heliosw clear-lock removes its lock")
      }
    }
  }
}

extension Site {
  /// The job of a name, of the end of a name, or the newest.
  ///
  /// - Throws: ``Problem`` (refused) when none or several are meant.
  func job(_ name: String?) async throws(Problem) -> Job {
    let all = try await jobs()
    guard let name else {
      guard let newest = all.first else {
        throw Problem(.refused, "There is no job yet on \(machine.name).")
      }
      return newest
    }
    let meant = all.filter { $0.id.name == name || $0.id.name.hasSuffix(name) }
    guard let job = meant.first, meant.count == 1 || job.id.name == name else {
      throw Problem(
        .refused, "\(meant.isEmpty ? "No job is" : "\(meant.count) jobs are") called \(name).",
        hint: "heliosw jobs lists them.")
    }
    return job
  }

  /// Stops a job and waits for its end; kills it when the grace time is over.
  func end(_ id: JobID, within grace: Duration) async throws(Problem) -> JobState {
    try await stop(id)
    let deadline = ContinuousClock.now + grace
    var isKilled = false
    while true {
      let state = try await job(id).state
      guard state.isAlive else { return state }
      if !isKilled, ContinuousClock.now > deadline {
        try await kill(id)
        isKilled = true
      }
      // Cancelled while waiting: the job was told to stop all the same.
      guard (try? await Task.sleep(for: .milliseconds(200))) != nil else { return state }
    }
  }
}
