/// The boot environments of a machine, and what belongs to them.
public struct BootEnvironmentList: Hashable, Sendable {
  /// All of them, in beadm's order: the oldest first.
  public var environments: [BootEnvironment]
  /// Root datasets and snapshots.
  public var details: BeadmDetails
  /// What the datasets hold; empty where zfs does not tell.
  public var space: [DatasetSpace]
  /// The pool's free and whole space in bytes, where zpool tells.
  public var pool: PoolSpace?
  /// What `/etc/default/be` wants in every new name.
  public var namePart: String?
  /// What heliosw has noted about them.
  public var notes: BootEnvironmentNotes
  /// The names of those that an onu is making at this moment, whoever started it.
  public var beingMade: Set<String> = []

  /// Makes a list.
  public init(
    _ environments: [BootEnvironment], details: BeadmDetails = BeadmDetails(),
    space: [DatasetSpace] = [], pool: PoolSpace? = nil, namePart: String? = nil,
    notes: BootEnvironmentNotes = BootEnvironmentNotes()
  ) {
    self.environments = environments
    self.details = details
    self.space = space
    self.pool = pool
    self.namePart = namePart
    self.notes = notes
  }

  /// The one of a name.
  public subscript(name: String) -> BootEnvironment? { environments.first { $0.name == name } }

  /// All names.
  public var names: [String] { environments.map(\.name) }

  /// The one that the machine runs in.
  public var running: BootEnvironment? { environments.first(where: \.isRunning) }

  /// The one that the machine starts in as a rule.
  public var onReboot: BootEnvironment? { environments.first { $0.flags.contains(.onReboot) } }

  /// The one that only the next start is in.
  public var once: BootEnvironment? { environments.first { $0.flags.contains(.once) } }

  /// The one that the machine starts in next.
  public var next: BootEnvironment? { once ?? onReboot }

  /// The snapshots of one, the oldest first.
  public func snapshots(of name: String) -> [BootEnvironmentSnapshot] {
    details.snapshots.filter { $0.environment == name }.sorted { $0.createdAt < $1.createdAt }
  }

  /// The snapshot of a full name, `ENVIRONMENT@NAME`.
  public func snapshot(_ fullName: String) -> BootEnvironmentSnapshot? {
    details.snapshots.first { $0.fullName == fullName }
  }
}

extension BootEnvironmentList {
  /// What can be said of one in a word or two.
  public enum Standing: Hashable, Sendable {
    /// The machine runs in it.
    case running
    /// The machine starts in it.
    case next
    /// The machine starts in it, but for the next time.
    case afterwards
    /// The machine's next start is in it, and only that.
    case once
    /// It is mounted at a folder.
    case mounted(String)
    /// It belongs to another boot environment of the global zone.
    case foreign
    /// beadm says something of it that heliosw does not know.
    case unknown

    /// In words.
    public var words: String {
      switch self {
      case .running: "running now"
      case .next: "next boot"
      case .afterwards: "boots after that"
      case .once: "next boot, once"
      case .mounted(let place): "mounted at \(place)"
      case .foreign: "of another system"
      case .unknown: "in a state that heliosw does not know"
      }
    }
  }

  /// What can be said of one, the most important first.
  public func standings(of environment: BootEnvironment) -> [Standing] {
    var standings: [Standing] = []
    if environment.isRunning { standings.append(.running) }
    if environment.flags.contains(.once) {
      standings.append(.once)
    } else if environment.flags.contains(.onReboot) {
      standings.append(once == nil ? .next : .afterwards)
    }
    if environment.flags.contains(.foreign) { standings.append(.foreign) }
    if environment.flags.contains(.unknown) { standings.append(.unknown) }
    if environment.isMountedAside, let place = environment.mountPoint {
      standings.append(.mounted(place.string))
    }
    return standings
  }

  /// The same in words, empty if there is nothing to say.
  public func words(for environment: BootEnvironment) -> String {
    standings(of: environment).map(\.words).joined(separator: ", ")
  }
}
