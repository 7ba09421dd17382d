/// Which boot environments could go to gain space, and why the others stay.
///
/// It only proposes: nothing is ever destroyed by it.
public struct RetentionAdvice: Hashable, Sendable {
  /// Why one is never proposed.
  public enum Reason: Hashable, Sendable {
    /// The machine runs in it.
    case running
    /// The machine starts in it.
    case next
    /// The machine's next start is in it.
    case once
    /// It is marked to be kept.
    case kept
    /// It is the one to fall back to.
    case lastGood
    /// It is mounted: somebody works with it.
    case mounted
    /// It belongs to another system.
    case foreign

    /// In words.
    public var words: String {
      switch self {
      case .running: "runs now"
      case .next: "next boot"
      case .once: "next boot, once"
      case .kept: "kept"
      case .lastGood: "the last good one to fall back to"
      case .mounted: "mounted"
      case .foreign: "of another system"
      }
    }
  }

  /// One that could go.
  public struct Proposal: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// About how much is free then, in bytes.
    public var gain: Int64

    /// Makes a proposal.
    public init(name: String, gain: Int64) {
      self.name = name
      self.gain = gain
    }
  }

  /// How much is wanted, in bytes.
  public var wanted: Int64
  /// What could go: the oldest first, and no more than is needed.
  public var proposals: [Proposal]
  /// What stays, and why.
  public var spared: [String: Reason]

  /// About how much would be gained.
  public var gain: Int64 { proposals.reduce(0) { $0 + $1.gain } }

  /// Whether that is enough.
  public var isEnough: Bool { gain >= wanted }
}

extension BootEnvironmentList {
  /// Proposes what to destroy.
  ///
  /// - Parameter wanted: How much is to be gained, in bytes.
  public func advice(toGain wanted: Int64) -> RetentionAdvice {
    var spared: [String: RetentionAdvice.Reason] = [:]
    for environment in environments {
      spared[environment.name] =
        reason(for: environment)
        ?? (notes[environment].isKept ? .kept : nil)
        ?? (environment.name == lastGood?.name ? .lastGood : nil)
        ?? (environment.isMountedAside ? .mounted : nil)
    }
    let all = environments.filter { spared[$0.name] == nil }
      .sorted { $0.createdAt < $1.createdAt }
      .map {
        RetentionAdvice.Proposal(name: $0.name, gain: gain(ofDestroying: $0) ?? $0.sizeInBytes)
      }
    return RetentionAdvice(
      wanted: wanted, proposals: Self.least(of: all, for: wanted), spared: spared)
  }

  /// The one to fall back to: the last other one that was seen running; where none was seen, the newest that is older than the
  /// running one.
  public var lastGood: BootEnvironment? {
    let others = environments.filter { !$0.isRunning }
    let seen = others.filter { notes[$0].lastRun != nil }
      .max { (notes[$0].lastRun ?? 0) < (notes[$1].lastRun ?? 0) }
    if let seen { return seen }
    return others.filter { $0.createdAt < (running?.createdAt ?? .max) }
      .max { $0.createdAt < $1.createdAt }
  }

  private func reason(for environment: BootEnvironment) -> RetentionAdvice.Reason? {
    if environment.isRunning { return .running }
    if environment.flags.contains(.once) { return .once }
    if environment.flags.contains(.onReboot) { return .next }
    return environment.flags.isDisjoint(with: [.foreign, .unknown]) ? nil : .foreign
  }

  /// The oldest that are enough together, without those that are not needed for it.
  private static func least(
    of all: [RetentionAdvice.Proposal], for wanted: Int64
  ) -> [RetentionAdvice.Proposal] {
    var chosen: [RetentionAdvice.Proposal] = []
    var gain: Int64 = 0
    for proposal in all where gain < wanted {
      chosen.append(proposal)
      gain += proposal.gain
    }
    // The newest of them are given back first.
    for proposal in chosen.reversed() where gain - proposal.gain >= wanted {
      chosen.removeAll { $0 == proposal }
      gain -= proposal.gain
    }
    return chosen
  }
}
