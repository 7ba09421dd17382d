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
  /// The holder of `log/nightly.lock`, as `HOST.USER.PID`, if a link is there.
  public var lockHolder: String?
  /// Whether that holder's process is alive, or on another host and so can't be told.
  public var lockIsLive: Bool
  /// The environment files that are there now.
  public var files: [BuildKind: EnvironmentFile.Present]
  /// Where the gate's HEAD is; nil if nobody asked.
  public var head: GateHead?

  /// Makes facts.
  public init(
    osRelease: String, processors: Int?, codemgrWs: String? = nil, hasNightly: Bool = true,
    lockHolder: String? = nil, lockIsLive: Bool = false,
    files: [BuildKind: EnvironmentFile.Present] = [:], head: GateHead? = nil
  ) {
    self.osRelease = osRelease
    self.processors = processors
    self.codemgrWs = codemgrWs
    self.hasNightly = hasNightly
    self.lockHolder = lockHolder
    self.lockIsLive = lockIsLive
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
    let (osRelease, processors, inside, nightly, lock, files, head) = try await site.ask(
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
      Probe(Self.lockScript(gate), read: Self.text),
      EnvironmentFile.Present.probe(gate, kinds),
      GateHead.probe(gate, isWanted: kinds.contains(.release), branch: branch))
    let words = lock?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
    return BuildFacts(
      osRelease: osRelease, processors: processors, codemgrWs: inside, hasNightly: nightly,
      lockHolder: words.last, lockIsLive: words.first == "live", files: files, head: head)
  }

  /// What a part of the answer says, or nil if it says nothing.
  private static let text: @Sendable (ScriptAnswer) throws(Problem) -> String? = { answer in
    let text = answer.text.split(whereSeparator: \.isNewline).joined(separator: "\n")
    return text.isEmpty ? nil : text
  }

  /// Prints `live` or `stale` and the holder of a gate's lock; nothing if it is free.
  ///
  /// Where there is no lock, a second nightly may have taken it away from one that still runs: its log names its folder for temporary
  /// files, whose name ends with its process number.
  static func lockScript(_ gate: Gate) -> String {
    """
    lock=\(gate.lock.quoted)
    \(lockState)
    if [ "$state" = free ]; then
      for log in \(gate.runningLog.quoted) \(gate.latestLogFolder.appending("nightly.log").quoted); do
        folder=$(head -n 2000 "$log" 2>/dev/null | sed -n '/^TMPDIR=/{s///p;q;}')
        pid=${folder##*.}
        test -d "$folder" || continue
        case "$(ps -o args= -p "$pid" 2>/dev/null)" in
        *nightly*) state=live holder=$(uname -n).$(ps -o user= -p "$pid" | tr -d ' ').$pid ;;
        esac
      done
    fi
    test -z "$holder" || printf '%s %s\\n' "$state" "$holder"
    """
  }

  /// Sets `holder` to who holds `$lock`, and `state` to `free`, `live` or `stale`.
  static let lockState = """
    holder=$(ls -l "$lock" 2>/dev/null | sed -n 's/.* -> //p')
    case $holder in
    '') state=free ;;
    "$(uname -n)".*) if ps -p "${holder##*.}" >/dev/null 2>&1; then state=live; else state=stale; fi ;;
    *) state=live ;;
    esac
    """
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

  /// What stands in the way of a build or a shell of this gate now.
  ///
  /// - Parameter what: What is wanted, as the beginning of a sentence.
  func obstacle(to what: String, in gate: Gate) -> Problem? {
    if let inside = codemgrWs {
      return Problem(
        .refused, "\(what) can't start inside the bldenv of \(inside): CODEMGR_WS is set.",
        hint: "Leave that shell, and start heliosw outside it.")
    }
    if lockIsLive, let holder = lockHolder {
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
