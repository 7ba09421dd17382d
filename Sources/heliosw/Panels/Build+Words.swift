import HeliosTUI
import Workbench

extension BuildOutcome {
  /// In words.
  var words: String {
    switch self {
    case .clean: "built clean"
    case .checksFailed: "built, checks failed"
    case .failed: "failed"
    case .interrupted: "interrupted"
    case .running: "building"
    case .unknown: "unknown"
    }
  }

  /// The role of the words.
  var role: Role {
    switch self {
    case .clean: .good
    case .checksFailed: .warning
    case .failed: .bad
    case .interrupted: .warning
    case .running: .busy
    case .unknown: .dim
    }
  }
}

extension LogPhase.State {
  /// The sign of the state.
  func sign(_ glyphs: Glyphs) -> String {
    switch self {
    case .waiting: glyphs.waiting
    case .running: glyphs.running
    case .done: glyphs.done
    case .failed, .stopped: glyphs.failed
    case .skipped: glyphs.waiting
    }
  }

  /// The role of the state.
  var role: Role {
    switch self {
    case .waiting, .skipped: "phase.waiting"
    case .running: "phase.running"
    case .done: "phase.done"
    case .failed, .stopped: "phase.failed"
    }
  }
}

extension BuildReport {
  /// Which kind of build it is, by nightly's options; nil if the log does not say yet.
  var kind: BuildKind? { status.kind }

  /// The outcome in words; while a finished log is being read nobody knows it.
  var outcomeWords: TextLine {
    guard status.isComplete || outcome == .running else { return TextLine("reading", as: .busy) }
    return TextLine(outcome.words, as: outcome.role)
  }

  /// The counts, short where there is little room.
  func counts(columns: Int) -> TextLine {
    let isShort = columns < 70
    let errors = isShort ? "E \(status.errors)" : Words.count(status.errors, "error")
    let warnings = isShort ? "W \(status.warnings)" : Words.count(status.warnings, "warning")
    return [
      .init("  \(errors)", as: status.errors > 0 ? .bad : .dim),
      .init("  \(warnings)", as: status.warnings > 0 ? .warning : .dim),
    ]
  }

  /// What is built, in words.
  var title: String { kind.map { "\($0.words) build" } ?? "build" }

  /// Seconds since it began, where that is known.
  ///
  /// - Parameter now: Seconds since 1970.
  func elapsed(now: Int?) -> Int? {
    guard let now, let start = startedAt else { return nil }
    return max(0, now - start)
  }

  /// Seconds that a phase took, or has taken so far.
  func elapsed(_ phase: LogPhase, now: Int?) -> Int? {
    if let elapsed = phase.elapsed { return Int(elapsed.components.seconds) }
    guard phase.state == .running, let whole = elapsed(now: now), let start = status.startStamp,
      let before = phase.startStamp?.elapsed(since: start)
    else { return nil }
    return max(0, whole - Int(before.components.seconds))
  }

  /// The phases that a person wants to see in a table.
  var shownPhases: [LogPhase] { status.phases(of: outcome).filter(\.kind.isWork) }

  /// The phase under way.
  var currentPhase: LogPhase? { status.phases.last { $0.state == .running } }
}
