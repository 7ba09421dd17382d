extension Job {
  /// A step of the job's plan and where it stands.
  public struct StepState: Hashable, Sendable {
    /// Where a step stands.
    public enum State: String, Hashable, Sendable {
      /// Nothing of it has happened.
      case waiting
      /// It runs.
      case running
      /// It ended well.
      case done
      /// It ended with another status than 0.
      case failed
      /// It was not needed.
      case skipped
      /// A condition did not hold.
      case refused
      /// It had begun when the job ended.
      case interrupted
    }

    /// Its number, beginning at 1.
    public var number: Int
    /// What it does.
    public var title: String
    /// Where it stands.
    public var state: State
    /// Its exit status, once it has one.
    public var status: Int?
    /// Why it was skipped or refused, or why it failed where that is known.
    public var reason: String?
    /// What to do about its failure, if the plan says so.
    public var advice: String?
    /// What it printed last, while it runs beside others.
    public var lastLine: String?
    /// When it began, in seconds since 1970.
    public var startedAt: Int?
    /// When it ended, in seconds since 1970.
    public var endedAt: Int?
  }

  /// All steps of the plan, also those that nothing is known of yet.
  public var stepStates: [StepState] {
    (plan?.steps ?? []).enumerated().map { index, title in
      let number = index + 1
      let records = steps.filter { $0.step == number }
      let begun = records.first { $0.event == .begin }
      let last = records.last { $0.event.isEnd }
      var step = StepState(number: number, title: title, state: .waiting)
      step.startedAt = begun?.moment
      step.endedAt = last?.moment
      switch last?.event {
      case .end:
        step.status = last.flatMap { Int($0.text) }
        step.state = step.status == 0 ? .done : .failed
        step.reason = records.last { $0.event == .reason }?.text
      case .skip: step.state = .skipped
      case .refuse: step.state = .refused
      case .begin, .reason, .advice, nil:
        if begun != nil { step.state = state.isAlive ? .running : .interrupted }
      }
      if step.state == .running { step.lastLine = lastLines[number] }
      step.advice = records.last { $0.event == .advice }?.text
      if step.state == .skipped || step.state == .refused { step.reason = last?.text }
      return step
    }
  }
}
