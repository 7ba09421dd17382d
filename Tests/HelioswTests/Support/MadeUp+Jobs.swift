import Workbench

@testable import heliosw

extension MadeUp {
  static let buildSteps = [
    "Check that a build may start", "Claim the gate", "Write illumos-quick.sh", "Run nightly",
  ]

  /// A job of a minute ago.
  ///
  /// - Parameters:
  ///   - salt: The end of its name.
  ///   - ended: The exit statuses of its first steps; the next one runs.
  static func job(
    _ state: JobState, title: String = "quick build of illumos", salt: UInt16 = 0x1a2b,
    ago: Int = 60, steps: [String] = buildSteps, ended: [Int] = [0, 0, 0]
  ) -> Job {
    let isBuild = title.contains("build")
    var plan = PlanSummary(
      of: plan(title: title, gate: isBuild), in: root)
    plan.steps = steps
    let start = now - ago
    let id = JobID(moment: start, recipe: isBuild ? "build-illumos" : "fetch", salt: salt)
    var records: [StepRecord] = []
    for (index, status) in ended.enumerated() {
      records.append(record(start + index, .begin, index + 1, steps[index]))
      records.append(record(start + index, .end, index + 1, "\(status)"))
    }
    if ended.count < steps.count, ended.allSatisfy({ $0 == 0 }) {
      records.append(record(start + ended.count, .begin, ended.count + 1, steps[ended.count]))
    }
    return Job(
      id: id, folder: "/home/robin/.local/state/heliosw/jobs/\(id)", plan: plan, state: state,
      processGroup: 4711, startedAt: start, endedAt: state.isAlive ? nil : start + 50,
      steps: records)
  }

  static func record(
    _ moment: Int, _ event: StepRecord.Event, _ step: Int, _ text: String
  ) -> StepRecord {
    StepRecord(moment: moment, event: event, step: step, text: text)
  }

  /// heliosw was started where there is no workspace.
  static let beginning = Beginning(
    searched: "/home/robin/notes", folder: "/home/robin/helios")

  /// A plan that writes, or one that only fetches.
  static func plan(
    title: String = "quick build of illumos", gate: Bool = true, lines: Int = 1,
    foreground: Plan.Foreground = .job
  ) -> Plan {
    let isWriting = gate || foreground == .terminal
    let commands = (1...lines).map { number in
      Plan.Stage.step(
        Step(
          "Do \(number)", why: "It is part \(number) of the whole.",
          .run(Command(["echo", "part-\(number)"])), impact: isWriting ? .writes : .writesReferences
        ))
    }
    return Plan(
      title, recipe: gate ? "build-illumos" : "fetch", on: Machine(name: "genesis"),
      gate: gate ? MadeUp.gate : nil, foreground: foreground, stages: commands)
  }

  /// Jobs of every kind of end, the newest first.
  static let jobs = [
    job(.running, ended: [0, 0, 0]),
    job(.done(1), salt: 0x00f1, ago: 4000, ended: [0, 0, 0, 1]),
    refusedJob,
    job(
      .done(0), title: "fetch all consolidations", salt: 0x00f3, ago: 9000,
      steps: ["Fetch illumos"], ended: [0]),
    job(.stopped, salt: 0x00f4, ago: 90_000),
    job(.lost, salt: 0x00f5, ago: 190_000),
  ]

  static let refusedJob: Job = {
    var job = MadeUp.job(.done(5), salt: 0x00f2, ago: 5000, ended: [])
    job.steps = [
      record(now - 5000, .begin, 1, buildSteps[0]),
      record(now - 5000, .refuse, 1, "a nightly already runs in this gate: genesis.robin.4242"),
    ]
    return job
  }()
}
