import Glibc
import HeliosTUI
import SystemPackage
import Workbench

/// Follows a job on standard output until it ends; ^C leaves it running.
struct JobFollower {
  var site: Site
  var id: JobID
  /// The gate whose log is followed as well, if the job builds one.
  var gate: String?
  /// What is printed on the way.
  var content = BuildFollower.Content.milestones

  /// Follows, and says how it ended.
  func follow() async throws -> ExitStatus {
    say("job    \(id)")
    return try await untilInterrupted { try await followToTheEnd() }
  }

  /// Waits for its end, and says nothing.
  func wait() async throws -> ExitStatus {
    try await untilInterrupted {
      while true {
        let state = try await site.job(id).state
        guard state.isAlive else { return ExitStatus(state) }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private func untilInterrupted(
    _ work: @escaping @Sendable () async throws -> ExitStatus
  ) async throws -> ExitStatus {
    let interrupts = await Interrupts()
    return try await withThrowingTaskGroup(of: ExitStatus.self) { group in
      group.addTask { try await work() }
      group.addTask { [id] in
        for await _ in interrupts.stream {
          Console.complain("left running. To return: heliosw jobs follow \(id)")
          return .leftRunning
        }
        // Cancelled: the job ended first.
        throw CancellationError()
      }
      defer { group.cancelAll() }
      return try await group.next() ?? .failed
    }
  }

  private func followToTheEnd() async throws -> ExitStatus {
    var printed = 0
    var tenth = -1
    var installation = InstallationProgress()
    while true {
      let job = try await site.job(id)
      if let progress = job.progress, progress.done * 10 / progress.all > tenth {
        tenth = progress.done * 10 / progress.all
        say("done   \(progress.done) of \(progress.all)")
      }
      let known = gate == nil ? job.steps.count : job.recordsBeforeTheBuild
      for record in job.steps[..<known].dropFirst(printed) { say(record.line) }
      printed = known
      if job.state.isAlive, job.isInstallation || job.plan?.recipe == DepotStart.name {
        for line in installation.news(in: try await site.end(ofOutputOf: job)) { say(line) }
      }
      if let outcome = try await outcome(of: job) { return try await end(outcome, after: printed) }
      guard job.state.isAlive else { return try await end(nil, after: printed) }
      try await Task.sleep(for: .milliseconds(300))
    }
  }

  /// Follows the build of a job, or tells again what it did; nil while there is none.
  private func outcome(of job: Job) async throws -> BuildOutcome? {
    guard let path = gate, job.beganBuilding != nil else { return nil }
    let gate = Gate(path: FilePath(path))
    let follower = BuildFollower(
      site: site, gate: gate, content: content,
      isAlive: { [site, id] in try await site.job(id).state.isAlive })
    guard !job.state.isAlive else { return try await follower.follow() }
    // Others may have been built since. A log may be put away between the two looks: the build of a lost job can still run.
    let host = try await site.nodeName()
    for _ in 1...3 {
      guard let build = await job.build(in: gate, on: site.machine.name, host: host) else { break }
      if try await follower.retell(build.build) { return build.build.outcome }
    }
    return nil
  }

  private func say(_ line: String) {
    if content != .nothing { Console.print(line) }
  }

  /// Says how it ended; a build's outcome counts only if its job came to an end by itself.
  private func end(_ outcome: BuildOutcome?, after printed: Int) async throws -> ExitStatus {
    let job = try await site.job(id)
    let result = try await result(of: job)
    for record in job.steps.dropFirst(printed) { say(record.line) }
    if let outcome { say("build  \(outcome.words)") }
    if content == .nothing {
      Console.print(try JSON.text(JobOutcomeReport(job, result)))
    } else {
      for line in result?.lines ?? [] { Console.print(line) }
    }
    switch (job.state, outcome) {
    case (.done(0), _), (.stopped, _), (.lost, _), (.done(5), _):
      if job.state == .done(0), job.plan?.recipe == PackageUpdate.name {
        let text = try await site.end(ofOutputOf: job)
        let all = text.split(whereSeparator: \.isNewline).map(String.init).filter {
          !$0.hasPrefix(" Startup: ") && !$0.hasPrefix("Planning: ")
        }
        let words = UpdateEnding(in: text)?.words ?? all
        for line in words { say("said   \(Console.neutral(line))") }
      }
      say(job.endInWords)
      return ExitStatus(job.state)
    case (_, let outcome?): return ExitStatus(outcome)
    default:
      say(job.endInWords)
      // What dmake said has been told by its errors.
      let words = result == nil ? try await site.lastWords(of: job) : []
      for line in words { say("said   \(Console.neutral(line))") }
      if let reason = ToolComplaint.reason(in: words.joined(separator: "\n")) {
        say("means  \(reason)")
      }
      for line in job.leftover { say("left   \(Console.neutral(line))") }
      return ExitStatus(job.state)
    }
  }
}

extension JobFollower {
  init(site: Site, id: JobID, plan: Plan, content: BuildFollower.Content = .milestones) {
    self.init(site: site, id: id, gate: plan.gate?.string, content: content)
  }

  /// What it came to, if it ran dmake; an output that can't be read says nothing.
  private func result(of job: Job) async throws -> JobResult? {
    guard job.printsLog else { return nil }
    return try await JobResult(of: job)
  }
}

extension Job {
  /// How many records its steps made before the last one, which builds, ended.
  fileprivate var recordsBeforeTheBuild: Int {
    steps.firstIndex { $0.step == plan?.steps.count && $0.event != .begin } ?? steps.count
  }
}

extension StepRecord {
  /// The record as a line for a person.
  fileprivate var line: String {
    switch event {
    case .begin: "step   \(step) \(Console.neutral(text))"
    case .end: text == "0" ? "step   \(step) done" : "step   \(step) failed with status \(text)"
    case .reason: "step   \(step) fails: \(Console.neutral(text))"
    case .skip: "step   \(step) skipped: \(Console.neutral(text))"
    case .advice: "step   \(step): \(Console.neutral(text))"
    case .refuse: "step   \(step) refused: \(Console.neutral(text))"
    }
  }
}

/// ^C, as a stream.
private struct Interrupts: Sendable {
  let stream: AsyncStream<Void>

  @MainActor init() {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    SignalPipe.watch([SIGINT]) { _ in continuation.yield() }
    self.stream = stream
  }
}
