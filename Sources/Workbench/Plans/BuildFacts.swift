import SystemPackage

/// What must be known of a machine and a gate before a build can be planned.
public struct BuildFacts: Hashable, Sendable {
  /// What `/etc/os-release` says; empty if there is none.
  public var osRelease: String
  /// What `psrinfo -t` prints, as a number.
  public var processors: Int?
  /// `CODEMGR_WS`: set inside a bldenv shell.
  public var codemgrWs: String?
  /// Whether the gate has a nightly script.
  public var hasNightly: Bool
  /// Who holds `log/nightly.lock`.
  public var lock: LockFacts
  /// The environment files that are there now.
  public var files: [BuildKind: PresentFile]
  /// Where the gate's HEAD is; nil if nobody asked.
  public var head: GateHead?

  /// Makes facts.
  public init(
    osRelease: String, processors: Int?, codemgrWs: String? = nil, hasNightly: Bool = true,
    lock: LockFacts = LockFacts(), files: [BuildKind: PresentFile] = [:],
    head: GateHead? = nil
  ) {
    self.osRelease = osRelease
    self.processors = processors
    self.codemgrWs = codemgrWs
    self.hasNightly = hasNightly
    self.lock = lock
    self.files = files
    self.head = head
  }

  /// Asks for the facts of a gate.
  ///
  /// - Parameters:
  ///   - kinds: The kinds of build whose environment files will be written; commits are counted only for a release.
  ///   - branch: What a release counts from.
  static func ask(
    _ site: Site, gate: Gate, kinds: [BuildKind], branch: String? = nil
  ) async throws(Problem) -> BuildFacts {
    let (osRelease, processors, inside, nightly, lock, head) = try await site.ask(
      Probe("cat \(site.machine.osRelease.quoted) 2>/dev/null") { (answer) throws(Problem) in
        answer.text
      },
      Probe("psrinfo -t 2>/dev/null") { (answer) throws(Problem) in
        Int(answer.text.filter { !$0.isWhitespace })
      },
      Probe(#"printf %s "${CODEMGR_WS:-}""#, read: Self.text),
      Probe("test -x \(gate.nightlyScript.quoted)") { (answer) throws(Problem) in
        answer.status == 0
      },
      LockFacts.probe(gate),
      GateHead.probe(gate, isWanted: kinds.contains(.release), branch: branch))
    let paths = kinds.map { gate.path.appending($0.environmentFileName) }
    let present = try await site.ask(all: paths.map(PresentFile.probe))
    var files: [BuildKind: PresentFile] = [:]
    for (kind, file) in zip(kinds, present) { files[kind] = file }
    return BuildFacts(
      osRelease: osRelease, processors: processors, codemgrWs: inside, hasNightly: nightly,
      lock: lock, files: files, head: head)
  }

  /// What a part of the answer says, or nil if it says nothing.
  private static let text: @Sendable (ScriptAnswer) throws(Problem) -> String? = { answer in
    let text = answer.text.split(whereSeparator: \.isNewline).joined(separator: "\n")
    return text.isEmpty ? nil : text
  }
}

extension BuildFacts {
  /// The environment file of a kind of build, as these facts have it.
  ///
  /// - Throws: ``Problem`` (refused) if the machine is not one to build on, or commits can't be counted.
  func file(
    _ kind: BuildKind, _ gate: Gate, on machine: Machine
  ) throws(Problem) -> EnvironmentFile {
    let release = try HeliosRelease(osRelease: osRelease, of: machine.name)
    guard let processors, processors > 0 else {
      throw Problem(
        .refused, "\(machine.name) does not say how many processors it has.",
        hint: "psrinfo -t must print a number there.")
    }
    var file = EnvironmentFile(
      kind: kind, gate: gate.path, release: release, processors: processors)
    if kind == .release { file.commits = try head?.counted(in: gate) }
    return file
  }

  /// Refuses a place that has no sources of illumos.
  func checkGate(_ gate: Gate) throws(Problem) {
    guard hasNightly else {
      throw Problem(
        .refused, "There is no gate at \(gate.path): it has no usr/src/tools/scripts/nightly.",
        hint: "heliosw setup clones illumos to projects/illumos; -g names a clone elsewhere.")
    }
  }

  /// What stands in the way of a build or a shell of this gate now.
  ///
  /// - Parameter what: What is wanted, as the beginning of a sentence.
  func obstacle(to what: String, in gate: Gate) -> Problem? {
    if let inside = codemgrWs {
      return Problem(
        .refused, "\(what) can't start inside the bldenv of \(inside): CODEMGR_WS is set.",
        hint: "Leave that shell, and start heliosw outside it.")
    }
    if lock.isHeld, let holder = lock.holderInWords {
      return Problem(
        .refused, "A nightly already runs in \(gate.name): \(holder) holds log/nightly.lock.",
        hint: "A second one would move the running build's log away. Watch it, or wait for its end."
      )
    }
    return nil
  }
}

extension FilePath {
  /// The path as a word of shell.
  var quoted: String { ShellWord.quoted(self) }
}
