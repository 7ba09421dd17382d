extension Job {
  /// When the step began that builds, the last one, in seconds since 1970; nil if the job did not come to that, or builds no gate.
  public var beganBuilding: Int? {
    guard let plan, plan.gate != nil else { return nil }
    return steps.last { $0.event == .begin && $0.step == plan.steps.count }?.moment
  }

  /// The build that ran in the job, by the logs that its gate still has; nil if none of them is of it.
  ///
  /// - Parameters:
  ///   - machine: The machine's name.
  ///   - host: What the machine calls itself, as in nightly's lock.
  public func build(in gate: Gate, on machine: String, host: String) async -> BuildRecord? {
    let notes = JobNotes([self])
    let lock = NightlyLock.read(gate.lock, on: host)
    // A log that can't be read is none of its.
    for log in UnfinishedLog.all(of: gate).reversed() {
      let record = try? await log.record(of: gate, on: machine, lock: lock, host: host)
      if let record, notes.job(of: record.build) != nil { return record }
    }
    for log in FinishedLog.all(of: gate).reversed() {
      guard let record = try? await log.record(of: gate, on: machine, .summary) else { continue }
      if notes.job(of: record.build) != nil { return record }
      // Folders of one minute do not sort by time.
      guard let began = record.build.startedAt, let start = startedAt, began >= start - 60 else {
        break
      }
    }
    return nil
  }
}
