import FoundationEssentials

/// What heliosw keeps about the boot environments of a machine: which shall stay, which have run, what was seen in them.
public struct BootEnvironmentNotes: Hashable, Sendable, Codable {
  /// What is kept of one.
  public struct Note: Hashable, Sendable, Codable {
    /// Its last name.
    public var name: String
    /// Whether it shall never be destroyed, nor proposed for it.
    public var isKept = false
    /// When it was last seen running, in seconds since 1970.
    public var lastRun: Int?
    /// What was seen in it.
    public var provenance: Provenance?
    /// Whether it was half made when it was last seen mounted where onu mounts: a restart unmounts it, and it is no better for that.
    public var wasHalfMade: Bool?

    /// Whether there is nothing to keep.
    var isEmpty: Bool { !isKept && lastRun == nil && provenance == nil && wasHalfMade == nil }
  }

  /// The version of this form.
  public var format = 1
  /// The notes, by the environments' identities.
  public var environments: [String: Note] = [:]

  /// No notes.
  public init() {}

  /// Reads notes; text that is none gives none, since nothing but comfort depends on them.
  init(from text: String) {
    guard let notes = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)), notes.format == 1
    else { return }
    self = notes
  }

  /// The note of an environment.
  public subscript(environment: BootEnvironment) -> Note {
    get { environments[environment.identity] ?? Note(name: environment.name) }
    set { environments[environment.identity] = newValue.isEmpty ? nil : newValue }
  }

  /// Takes in what is seen now, and drops what is gone.
  ///
  /// - Parameters:
  ///   - list: All boot environments of the machine.
  ///   - provenances: What was seen in those that can be looked into, by name.
  ///   - now: Seconds since 1970.
  public mutating func see(
    _ list: [BootEnvironment], _ provenances: [String: Provenance], now: Int
  ) {
    var seen = BootEnvironmentNotes()
    let stock = list.first(where: \.isRunning).flatMap {
      provenances[$0.name] ?? self[$0].provenance
    }
    let latest = list.filter { !$0.isRunning }.compactMap { self[$0].lastRun }.max() ?? 0
    for environment in list {
      var note = self[environment]
      note.name = environment.name
      if environment.isRunning {
        let known = note.lastRun ?? 0
        if now - known > Self.grain || known <= latest { note.lastRun = max(now, latest + 1) }
      }
      note.provenance = provenances[environment.name] ?? note.provenance
      if environment.isMountedByOnu {
        let isActive = !environment.flags.isDisjoint(with: [.onReboot, .once])
        let isUpdated = note.provenance.differs(from: stock)
        note.wasHalfMade = !isActive && !isUpdated ? true : nil
      }
      seen[environment] = note
    }
    self = seen
  }

  /// How exactly the last run is noted, in seconds, while nothing else has run: the file is not to be written at each look.
  private static let grain = 3600

  /// Where the notes stand on the machine, as shell text: beside the folder of the jobs.
  static let file = #""${jobs%/*}/boot-environments.json""#
}

extension Site {
  /// Keeps notes on the machine, by rename so that nobody ever reads half of them.
  ///
  /// - Throws: ``Problem`` when they can't be written.
  public func keep(_ notes: BootEnvironmentNotes) async throws(Problem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text: String
    do {
      text = String(decoding: try encoder.encode(notes), as: UTF8.self)
    } catch {
      throw Problem(.failed, "The notes on boot environments could not be written down: \(error).")
    }
    let answer = try await run(
      """
      test -n "$jobs" || exit 0
      umask 077
      file=\(BootEnvironmentNotes.file)
      mkdir -p "${file%/*}" && printf '%s\\n' \(ShellWord.quoted(text)) >"$file.$$" &&
        mv -f "$file.$$" "$file"
      """)
    guard answer.status == 0 else {
      throw Problem(
        .failed,
        "Notes on boot environments could not be kept on \(machine.name): \(answer.complaint).",
        hint: "The flag \"kept\" is lost; nothing else depends on it.")
    }
  }
}
