/// How a build went.
public enum BuildOutcome: String, Hashable, Sendable, Codable, CaseIterable {
  /// It came to its end, and nightly found nothing to complain of.
  case clean
  /// It came to its end, and only checks failed: the packages are there and can be used.
  case checksFailed
  /// It failed, or gave up before its end: packages are missing.
  case failed
  /// It was stopped from outside.
  case interrupted
  /// It is running.
  case running
  /// There is not enough to tell.
  case unknown
}

extension LogStatus {
  /// The phases as they are once it is known what the build came to.
  ///
  /// Where none runs any more, nothing is under way, and nothing waits; of a log that was read in part
  /// only that can't be told.
  public func phases(of outcome: BuildOutcome) -> [LogPhase] {
    let hasEnded = endStamp != nil && outcome != .running
    guard isComplete, hasEnded || [.interrupted, .failed].contains(outcome) else { return phases }
    return phases.map { phase in
      var phase = phase
      switch phase.state {
      // Behind the last banner of a build that has come to its end nothing goes wrong.
      case .running where hasEnded: phase.state = .done
      case .running: phase.state = outcome == .interrupted ? .stopped : .failed
      case .waiting: phase.state = .skipped
      case .done, .failed, .skipped, .stopped: break
      }
      return phase
    }
  }
}

extension BuildOutcome {
  /// Reads the outcome from what a build left behind.
  ///
  /// Only nightly's summary can prove a build clean: several checks write to it alone.
  ///
  /// - Parameters:
  ///   - log: What was found in the log; complete, or the answer may be better than the truth.
  ///   - mail: Nightly's summary, if there is one.
  ///   - lock: The state of the gate's lock; `absent` for a build of the past.
  public init(log: LogStatus?, mail: MailMessage?, lock: NightlyLock.State) {
    let hasCompleted = log?.endStamp != nil || mail?.endStamp != nil
    guard hasCompleted else {
      self = BuildOutcome.ofUnfinished(log: log, mail: mail, lock: lock)
      return
    }
    if BuildOutcome.isSourceBad(log) || mail?.sections(that: .fails).isEmpty == false {
      self = .failed
    } else if BuildOutcome.isCheckBad(log) || mail?.sections(that: .spoils).isEmpty == false {
      self = .checksFailed
    } else {
      self = mail?.endStamp == nil ? .unknown : .clean
    }
  }

  private static func ofUnfinished(
    log: LogStatus?, mail: MailMessage?, lock: NightlyLock.State
  ) -> BuildOutcome {
    switch lock {
    case .live: return .running
    case .foreign: return .unknown
    case .stale, .absent: break
    }
    if hasGivenUp(log, mail) { return .failed }
    let hasStarted = log?.startStamp != nil || mail?.startStamp != nil
    return hasStarted ? .interrupted : .unknown
  }

  /// Whether nightly itself ended the build before its end: it could not build its tools, found no
  /// compiler, or could not update the workspace.
  private static func hasGivenUp(_ log: LogStatus?, _ mail: MailMessage?) -> Bool {
    if mail?.section("Bootstrap build errors")?.lines.isEmpty == false { return true }
    let noise = mail?.section("Nightly build noise")?.lines ?? []
    if noise.contains(where: { $0.hasPrefix("nightly: Error:") }) { return true }
    let work = log?.phases.filter { $0.kind != .noise && $0.firstLine != nil }
    guard let last = work?.last else { return false }
    switch last.kind {
    case .bootstrapTools, .tools: return last.errors > 0
    case .bringover, .buildEnvironment, .hook: return log?.ownErrors ?? 0 > 0
    default: return false
    }
  }

  private static func isSourceBad(_ log: LogStatus?) -> Bool {
    log?.phases.contains { phase in
      guard phase.errors + phase.warnings > 0 else { return false }
      switch phase.kind {
      case .source, .tools, .bootstrapTools, .signing: return true
      default: return false
      }
    } ?? false
  }

  private static func isCheckBad(_ log: LogStatus?) -> Bool {
    log?.phases.contains { $0.errors + $0.warnings > 0 } ?? false
  }
}
