import SystemPackage

extension BuildRecord {
  /// What a log tells of its build.
  ///
  /// - Parameters:
  ///   - status: What was found in the log.
  ///   - mail: nightly's summary, once there is one.
  ///   - errors: The errors and warnings of the log; those of the summary are taken if nil.
  ///   - process: nightly's process by the lock, where the log does not tell.
  /// - Returns: nil for a log without the banner that begins a build, such as the rest of one that was moved away.
  public init?(
    _ log: FilePath, of gate: Gate, on machine: String, status: LogStatus, mail: MailMessage?,
    outcome: BuildOutcome, errors: [LoggedError]?, process: Int? = nil
  ) {
    guard let start = status.startStamp ?? mail?.startStamp else { return nil }
    var build = PastBuild(
      BuildIdentity(
        machine: machine, gate: gate.path.string, start: start,
        process: status.nightlyProcess ?? process), log: log.string)
    build.kind = status.kind
    build.options = status.variables[.options]
    build.version = status.variables[.version] ?? mail?.section("Build version")?.lines.first
    build.isIncremental = status.isIncremental
    build.outcome = outcome
    let end = status.endStamp ?? mail?.endStamp
    build.seconds = (end?.elapsed(since: start) ?? mail?.totalTime)?.seconds
    build.errors = status.isComplete ? status.errors : mail?.count("Build errors") ?? 0
    build.warnings = status.isComplete ? status.warnings : mail?.count("Build warnings") ?? 0
    self.init(build)
    isWhole = status.isComplete
    phases = status.phases(of: outcome).filter { $0.kind.isWork && $0.firstLine != nil }.map {
      PastPhase($0, start: start)
    }
    if !status.isComplete { takeTimes(from: mail) }
    self.errors = errors.map(Self.pastErrors) ?? mail.map(Self.pastErrors) ?? []
  }

  /// Of a log that was not read to its end, nightly's summary tells how long the source took.
  private mutating func takeTimes(from mail: MailMessage?) {
    // What was under way where the reading stopped is not known to have gone well.
    for index in phases.indices where phases[index].state == .running {
      phases[index].state = .done
      phases[index].seconds = nil
    }
    for section in mail?.sections ?? [] where section.topic == "Elapsed build time" {
      let name = "\(PhaseKind.source(section.flavour))"
      guard
        let line = section.lines.first(where: { $0.hasPrefix("real") }),
        let time = Array(line.utf8).withUnsafeBytes({ ElapsedTime(line: $0) })
      else { continue }
      if let index = phases.firstIndex(where: { $0.name == name }) {
        phases[index].seconds = time.duration.seconds
      } else {
        phases.append(PastPhase(name: name, state: .done, seconds: time.duration.seconds))
      }
    }
  }

  private static func pastErrors(_ errors: [LoggedError]) -> [PastError] {
    errors.map { error in
      PastError(
        error.line.text, component: error.component, line: error.line.number,
        isWarning: error.line.kinds.isDisjoint(with: .errors))
    }.filter { !PastError.isEcho($0.text) }
  }

  private static func pastErrors(_ mail: MailMessage) -> [PastError] {
    let sections = mail.sections(that: .fails) + mail.sections(that: .spoils)
    return sections.flatMap { section in
      section.lines.filter { !$0.isEmpty && !PastError.isEcho($0) }.map {
        PastError($0, isWarning: section.topic == "Build warnings")
      }
    }
  }
}

extension PastPhase {
  init(_ phase: LogPhase, start: BuildStamp) {
    self.init(
      name: "\(phase.kind)", state: phase.state, seconds: phase.elapsed?.seconds,
      offset: phase.startStamp?.elapsed(since: start)?.seconds)
    errors = phase.errors
    warnings = phase.warnings
    line = phase.firstLine
  }
}

extension MailMessage {
  /// How many lines the sections of a topic have, of all flavours.
  fileprivate func count(_ topic: String) -> Int {
    sections.filter { $0.topic == topic }.reduce(0) { $0 + $1.lines.count }
  }
}

extension Duration {
  /// The whole of it in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
