/// What heliosw keeps about boot environments that the machine does not: which shall stay, which have run, what was seen in them.
public struct BootEnvironmentNotes: Hashable, Sendable, Codable {
  /// What is kept of one.
  public struct Note: Hashable, Sendable, Codable {
    /// Its last name.
    public var name: String
    /// Whether it shall never be proposed for destruction.
    public var isKept = false
    /// When it was last seen running, in seconds since 1970.
    public var lastRun: Int?
    /// What was seen in it.
    public var provenance: Provenance?

    /// Whether there is nothing to keep.
    var isEmpty: Bool { !isKept && lastRun == nil && provenance == nil }
  }

  /// The version of this form.
  public var format = 1
  /// The notes of each machine, by its name, then by the environment's identity.
  public var machines: [String: [String: Note]] = [:]

  /// No notes.
  public init() {}

  /// The note of an environment.
  public func note(of environment: BootEnvironment, on machine: String) -> Note {
    machines[machine]?[environment.identity] ?? Note(name: environment.name)
  }

  /// Takes in what is seen now, and drops what is gone.
  ///
  /// - Parameters:
  ///   - list: All boot environments of the machine.
  ///   - provenances: What was seen in those that can be looked into.
  ///   - now: Seconds since 1970; `nil` when nothing runs that would be worth noting.
  public mutating func see(
    _ list: BootEnvironmentList, _ provenances: [String: Provenance], on machine: String, now: Int
  ) {
    var notes: [String: Note] = [:]
    for environment in list.environments {
      var note = note(of: environment, on: machine)
      note.name = environment.name
      if environment.isRunning, now - (note.lastRun ?? 0) > Self.grain { note.lastRun = now }
      note.provenance = provenances[environment.name] ?? note.provenance
      if !note.isEmpty { notes[environment.identity] = note }
    }
    machines[machine] = notes
  }

  /// Sets or takes away the flag that says that an environment shall stay.
  public mutating func toggleKept(_ environment: BootEnvironment, on machine: String) {
    var note = note(of: environment, on: machine)
    note.isKept.toggle()
    machines[machine, default: [:]][environment.identity] = note.isEmpty ? nil : note
  }

  /// How exactly the last run is noted, in seconds: the file is not to be written at each look.
  private static let grain = 3600
}
