/// Where a job stands; always read from its folder and its process, kept nowhere.
public enum JobState: Hashable, Sendable {
  /// Its process lives.
  case running
  /// It was told to stop, and its process still lives.
  case stopping
  /// It ended by itself, with this status.
  case done(Int32)
  /// It was told to stop and ended.
  case stopped
  /// Its process is gone and left no status: the machine went down, or it was killed.
  case lost

  /// One word for lists and JSON.
  public var word: String {
    switch self {
    case .running: "running"
    case .stopping: "stopping"
    case .done(0): "done"
    case .done(5): "refused"
    case .done: "failed"
    case .stopped: "stopped"
    case .lost: "lost"
    }
  }

  /// Whether its process lives.
  public var isAlive: Bool { self == .running || self == .stopping }
}
