/// A boot environment that something which broke off has left, and what that means.
public struct Remainder: Hashable, Sendable {
  /// How it was left.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// An onu began to make it, and never came to activate it.
    case halfMade = "half-made"
    /// An update of the machine itself began to make it, and never came to activate it.
    case halfUpdated = "half-updated"
    /// onu is done with it and has left it mounted, as it always does.
    case leftMounted = "left-mounted"
    /// It is activated, but the job that made it ended before it could look.
    case unconfirmed = "unconfirmed"
    /// It was being taken back or cleaned up when that broke off.
    case halfGone = "half-gone"
  }

  /// Its name.
  public var name: String
  /// How it was left.
  public var kind: Kind

  /// Makes a value.
  public init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// What has happened, as a sentence.
  public var words: String {
    switch kind {
    case .halfMade: "\(name) was left half made by an onu that broke off."
    case .halfUpdated: "\(name) was left half updated by a pkg update that broke off."
    case .leftMounted: "\(name) is complete; onu has left it mounted."
    case .unconfirmed: "\(name) boots next, though the job that installed it broke off at the end."
    case .halfGone: "\(name) was being removed when that broke off."
    }
  }

  /// Whether it is of no use to anybody.
  public var isWaste: Bool { kind == .halfMade || kind == .halfUpdated || kind == .halfGone }
}

/// All that onu, its undo, its cleaning up, and an update of the machine have left unfinished.
///
/// - Source: illumos-gate usr/src/tools/scripts/onu.sh.in: the new boot environment is mounted at /tmp/onu.XXXXXX and never unmounted; it
///   is activated last, so one that was never active was not finished.
public struct Remains: Hashable, Sendable {
  /// Boot environments, in the order of the list.
  public var environments: [Remainder]
  /// Folders of repositories that were to take the place of others.
  public var folders: [PackageRepository]

  /// Whether nothing was left.
  public var isEmpty: Bool { environments.isEmpty && folders.isEmpty }

  /// Finds them.
  ///
  /// - Parameters:
  ///   - list: The boot environments; nil on a machine that has none.
  ///   - repositories: The repositories of the workspace.
  ///   - jobs: The jobs of the machine: what they were to make or to destroy, and how they ended.
  public init(
    in list: BootEnvironmentList?, _ repositories: [PackageRepository] = [], jobs: [Job]
  ) {
    let fillers = jobs.filter(\.state.isAlive).compactMap { $0.plan?.notes?["half-made"] }
    folders = repositories.filter { repository in
      repository.kind == .halfMade
        && !fillers.contains { repository.path.string.hasPrefix("\($0)/") }
    }
    environments = (list?.environments ?? []).compactMap { environment in
      guard let list, !list.isBeingMade(environment.name, by: jobs) else { return nil }
      return Self.kind(of: environment, list, jobs).map { Remainder(environment.name, $0) }
    }
  }

  private static func kind(
    of environment: BootEnvironment, _ list: BootEnvironmentList, _ jobs: [Job]
  ) -> Remainder.Kind? {
    let maker = jobs.filter { $0.hasMade(environment) }.max { $0.id < $1.id }
    let remover = jobs.filter { $0.wasToRemove(environment) }.max { $0.id < $1.id }
    guard !environment.isRunning, maker?.state.isAlive != true, remover?.state.isAlive != true
    else { return nil }
    let isActive = !environment.flags.isDisjoint(with: [.onReboot, .once])
    if isActive, maker?.hasBrokenOff == true { return .unconfirmed }
    if !isActive, remover?.hasBrokenOff == true { return .halfGone }
    let isDone =
      isActive || list.notes[environment].lastRun != nil || maker?.state == .done(0)
    if !isDone, let maker, maker.hasBrokenOff {
      return maker.plan?.recipe == PackageUpdate.name ? .halfUpdated : .halfMade
    }
    guard environment.isMountedByOnu else {
      return !isDone && list.notes[environment].wasHalfMade == true ? .halfMade : nil
    }
    return isDone || list.isUpdated(environment) ? .leftMounted : .halfMade
  }
}

extension BootEnvironmentList {
  /// Whether another kernel is installed in one than in the running one that it was cloned from, as far as both were looked into: then
  /// its packages have been updated, and somebody has made another one active since.
  fileprivate func isUpdated(_ environment: BootEnvironment) -> Bool {
    notes[environment].provenance.differs(from: running.flatMap { notes[$0].provenance })
  }

  /// Whether a job or a process is making one at this moment.
  func isBeingMade(_ name: String, by jobs: [Job]) -> Bool {
    beingMade.contains(name)
      || jobs.contains { $0.state.isAlive && $0.plan?.notes?["environment"] == name }
  }
}

extension Job {
  /// Whether it began to change something and did not come to its end.
  fileprivate var hasBrokenOff: Bool {
    guard !state.isAlive, state != .done(0) else { return false }
    return steps.contains { $0.event == .begin && $0.step > 1 }
  }

  /// Whether a boot environment came into being by it.
  func hasMade(_ environment: BootEnvironment) -> Bool {
    guard let plan, let start = startedAt ?? id.moment,
      (start...max(start, lastMoment)).contains(environment.createdAt)
    else { return false }
    switch plan.recipe {
    case Onu.name: return plan.notes?["environment"] == environment.name
    case PackageUpdate.name:
      // pkg names what it makes after what runs, as beadm does.
      guard let before = plan.notes?["before"] else { return false }
      let stem = before.replacing(/-[0-9]+$/, with: "")
      return environment.name.wholeMatch(of: /(.*)-[0-9]+/).map { $0.1 == stem } ?? false
    default: return false
    }
  }

  /// When it was over at the latest: a boot environment that is younger is not of it.
  ///
  /// A job that is lost left no end. onu clones as the first thing that it does; pkg downloads before.
  private var lastMoment: Int {
    if state.isAlive { return .max }
    let begun = steps.last { $0.event == .begin }?.moment ?? 0
    return endedAt ?? begun + (plan?.recipe == Onu.name ? 600 : 7200)
  }

  /// Whether it was to destroy a boot environment.
  fileprivate func wasToRemove(_ environment: BootEnvironment) -> Bool {
    guard let start = startedAt ?? id.moment, environment.createdAt <= start else { return false }
    return plan?.notes?["destroys"]?.split(separator: " ").contains { $0 == environment.name }
      == true
  }
}

extension BootEnvironment {
  /// Whether it is mounted where onu mounts what it makes.
  public var isMountedByOnu: Bool {
    isMountedAside && mountPoint?.lastComponent?.string.hasPrefix("onu.") == true
  }
}
