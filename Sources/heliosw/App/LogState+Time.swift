import Workbench

/// A line of a log and how it is known to be of a time.
struct LogMoment: Hashable, Sendable {
  /// What knows the time.
  enum Witness: Hashable, Sendable {
    /// The banner of a phase.
    case banner(PhaseKind)
    /// The log had come that far when heliosw looked.
    case growth
  }

  var line: Int
  var witness: Witness

  /// What to say of it.
  func words(for time: String) -> String {
    switch witness {
    case .banner(let kind):
      "\(time) falls into \(kind): the log tells times by its banners only, and this is the phase's."
    case .growth: "This is how far the log had come by \(time)."
    }
  }
}

/// How a log has grown while it was followed.
struct LogGrowth: Hashable, Sendable {
  /// A moment, in seconds since 1970, and how many lines there were.
  struct Sample: Hashable, Sendable {
    var time: Int
    var lines: Int
  }

  private(set) var samples: [Sample] = []
  /// By how many seconds the clock on the log's wall differs from UTC, to the quarter of an hour.
  var offset: Int?

  /// Seconds between two samples: a day of building takes some 150 KB.
  private static let interval = 10

  /// Takes down how long the log is.
  mutating func note(lines: Int, at time: Int) {
    if let last = samples.last, time < last.time + Self.interval { return }
    samples.append(Sample(time: time, lines: lines))
  }

  /// The last line that was there at a time on the wall, if that was looked at.
  func line(atWallSeconds wall: Int64) -> Int? {
    guard let offset else { return nil }
    let time = Int(wall) - offset
    guard let next = samples.firstIndex(where: { $0.time >= time }), next > 0 else { return nil }
    return max(0, samples[next - 1].lines - 1)
  }
}

extension LogState {
  /// Where the log was at a time of day, in seconds; builds go over midnight.
  func moment(at wanted: Int64) -> LogMoment? {
    guard let start = status?.startStamp?.wallSeconds else { return nil }
    let wall = start + (wanted - start % 86400 + 86400) % 86400
    let phase = status?.phases.last { phase in
      guard let stamp = phase.startStamp, phase.firstLine != nil else { return false }
      return stamp.wallSeconds <= wall
    }
    if let line = growth.line(atWallSeconds: wall), line >= phase?.firstLine ?? 0 {
      return LogMoment(line: line, witness: .growth)
    }
    return phase?.firstLine.map { LogMoment(line: $0, witness: .banner(phase?.kind ?? .start)) }
  }
}

extension LogGrowth {
  /// Takes down how far a build's log has come; when nightly made its lock tells the log's clock.
  mutating func note(_ report: BuildReport, at now: Int?) {
    guard report.outcome == .running, let now else { return }
    if offset == nil, let made = report.startedAt, let stamp = report.status.startStamp {
      let quarter = 900.0
      offset = Int((Double(Int(stamp.wallSeconds) - made) / quarter).rounded() * quarter)
    }
    note(lines: report.status.lines, at: now)
  }
}
