import FoundationEssentials

extension Job {
  /// Reads the answer of ``JobScripts/list``: for each job a line `job NAME`, then lines of a word and its value.
  ///
  /// An answer that breaks off gives the jobs before the break. Newest first.
  static func list(from text: String) -> [Job] {
    var jobs: [Job] = []
    var now: Int?
    var lines: [(key: Substring, value: Substring)] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2 else { continue }
      if words[0] == "now" { now = CalendarStamp(compact: words[1])?.secondsSince1970 }
      if words[0] == "job", let job = Job(answer: lines, now: now) {
        jobs.append(job)
      }
      if words[0] == "job" { lines = [] }
      lines.append((words[0], words[1]))
    }
    if let job = Job(answer: lines, now: now) { jobs.append(job) }
    return jobs.sorted { $0.id > $1.id }
  }

  /// How long a launch may take until the job's process has said that it runs, in seconds.
  private static let launchTime = 30

  private init?(answer lines: [(key: Substring, value: Substring)], now: Int?) {
    func first(_ key: String) -> Substring? {
      lines.first { $0.key == key }?.value
    }
    func state(_ name: String) -> Substring? {
      lines.first { $0.key == "state" && $0.value.hasPrefix(name + "=") }?
        .value.dropFirst(name.count + 1)
    }
    guard let name = first("job"), let folder = first("folder") else { return nil }
    let steps = lines.filter { $0.key == "step" }.map(\.value).joined(separator: "\n")
    let age = now.flatMap { now in JobID(String(name)).moment.map { now - $0 } }
    let isBeginning = state("pid") == nil && (age ?? .max) < Self.launchTime
    let status = first("rc").flatMap { Int32($0.filter { !$0.isWhitespace }) }
    self.init(
      id: JobID(String(name)), folder: String(folder),
      plan: first("plan").flatMap(Self.summary),
      state: Self.state(
        status: status, isAlive: first("alive") == "yes" || isBeginning,
        wasStopped: first("stopped") != nil),
      processGroup: state("pgid").flatMap { Int($0) },
      startedAt: state("start").flatMap { CalendarStamp(extended: $0)?.secondsSince1970 },
      endedAt: first("end").flatMap {
        CalendarStamp(extended: $0.filter { !$0.isWhitespace })?.secondsSince1970
      },
      steps: StepRecord.records(in: steps))
    for line in lines where line.key == "last" {
      let parts = line.value.split(separator: " ", maxSplits: 1)
      if parts.count == 2, let step = Int(parts[0]) { lastLines[step] = String(parts[1]) }
    }
    let counts = first("progress")?.split(separator: " ").compactMap { Int($0) } ?? []
    if counts.count == 2 { progress = Progress(done: counts[0], of: counts[1]) }
    wasToldToStop = first("stopped") != nil
    endedWithTheMachine = self.state == .lost && first("restarted") == "yes"
  }

  private static func summary(_ text: Substring) -> PlanSummary? {
    // A summary that can't be read costs the title, not the job.
    try? JSONDecoder().decode(PlanSummary.self, from: Data(text.utf8))
  }

  private static func state(status: Int32?, isAlive: Bool, wasStopped: Bool) -> JobState {
    switch (status, isAlive, wasStopped) {
    case (0, _, _): .done(0)
    case (let status?, _, false): .done(status)
    case (_?, _, true): .stopped
    case (nil, true, false): .running
    case (nil, true, true): .stopping
    case (nil, false, _): .lost
    }
  }
}
