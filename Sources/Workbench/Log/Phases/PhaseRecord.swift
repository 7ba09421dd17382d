/// The phases of a build as they come, with their counts and times.
struct PhaseRecord: Hashable, Sendable {
  /// The most phases that are kept: a log of nothing but banners must not fill the memory.
  static let mostPhases = 4096

  private(set) var phases: [LogPhase] = []
  /// Lines that nightly counts as errors.
  private(set) var errors = 0
  /// Lines that nightly counts as warnings.
  private(set) var warnings = 0
  /// Failures that nightly's rules pass over.
  private(set) var ownErrors = 0
  /// The few variables of the environment dump that say what is built.
  private(set) var variables: [BuildVariable: String] = [:]
  /// When the build came to its end, by its last banner.
  private(set) var endStamp: BuildStamp?

  /// Whether a banner has shown which edition of nightly wrote the log: that of the source does.
  private(set) var showsEdition = false

  /// Whether the phase that runs is one of make, whose output may hold any line.
  private var isInsideMake = false

  /// Takes down what a line means.
  mutating func note(_ verdict: LineJudge.Verdict, line: Int, offset: Int64) {
    if let banner = verdict.banner { note(banner, line: line, offset: offset) }
    if verdict.beginsCheck {
      begin(.check, title: "", stamp: nil, line: line, offset: offset)
    }
    if let time = verdict.time { note(time) }
    count(verdict)
  }

  /// Takes down a line of the environment dump, if it is one of those wanted.
  mutating func noteVariable(_ line: UnsafeRawBufferPointer) {
    guard let equals = line.prefix(24).firstIndex(of: UInt8(ascii: "=")),
      let name = BuildVariable(rawValue: String(decoding: line[..<equals], as: UTF8.self))
    else { return }
    variables[name] = String(decoding: line[(equals + 1)...].prefix(1024), as: UTF8.self)
  }
}

extension PhaseRecord {
  private mutating func note(_ banner: Banner, line: Int, offset: Int64) {
    switch banner.meaning {
    case .begins(let kind):
      if case .source = kind { showsEdition = true }
      // What some tool prints in the middle of a phase is no phase of nightly's.
      if isInsideMake, !banner.isKnown { return }
      begin(kind, title: banner.title, stamp: banner.stamp, line: line, offset: offset)
    case .ends(let kind):
      end(at: banner.stamp)
      guard kind == .completed else { return }
      endStamp = banner.stamp
      begin(kind, title: banner.title, stamp: banner.stamp, line: line, offset: offset)
      end(at: nil)
    case .skips(let kind):
      begin(kind, title: banner.title, stamp: banner.stamp, line: line, offset: offset)
      update { $0.state = .skipped }
      isInsideMake = false
    }
  }

  private mutating func begin(
    _ kind: PhaseKind, title: String, stamp: BuildStamp?, line: Int, offset: Int64
  ) {
    end(at: stamp)
    isInsideMake =
      switch kind.rules {
      case .source, .tools, .bootstrap, .clobber, .toolsClobber, .packages, .check: true
      default: false
      }
    guard phases.count < PhaseRecord.mostPhases else { return }
    phases.append(
      LogPhase(
        kind: kind, title: title, firstLine: line, byteOffset: offset, startStamp: stamp,
        state: .running))
  }

  /// Ends the phase that runs, if one does.
  private mutating func end(at stamp: BuildStamp?) {
    isInsideMake = false
    update { phase in
      guard phase.state == .running else { return }
      phase.state = phase.errors + phase.warnings > 0 ? .failed : .done
      if phase.elapsed == nil, let stamp, let start = phase.startStamp {
        phase.elapsed = stamp.elapsed(since: start)
      }
    }
  }

  private mutating func note(_ time: ElapsedTime) {
    // Of the three lines of time(1) the sieve lets the first one through only.
    guard time.measure == .real else { return }
    update { $0.elapsed = time.duration }
    isInsideMake = false
  }

  private mutating func count(_ verdict: LineJudge.Verdict) {
    if verdict.kinds.contains(.ownError) { ownErrors += 1 }
    let errors = verdict.countsAsError ? 1 : 0
    let warnings = verdict.kinds.contains(.nightlyWarning) ? 1 : 0
    guard errors + warnings > 0 else { return }
    self.errors += errors
    self.warnings += warnings
    update { phase in
      phase.errors += errors
      phase.warnings += warnings
    }
  }

  private mutating func update(_ change: (inout LogPhase) -> Void) {
    guard !phases.isEmpty else { return }
    change(&phases[phases.count - 1])
  }
}
