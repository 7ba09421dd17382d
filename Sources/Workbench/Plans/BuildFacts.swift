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

  /// Makes facts.
  public init(
    osRelease: String, processors: Int?, codemgrWs: String? = nil, hasNightly: Bool = true,
    lockHolder: String? = nil, lockIsLive: Bool = false
  ) {
    self.osRelease = osRelease
    self.processors = processors
    self.codemgrWs = codemgrWs
    self.hasNightly = hasNightly
    self.lockHolder = lockHolder
    self.lockIsLive = lockIsLive
  }

  /// Asks for the facts of a gate.
  static func ask(_ site: Site, gate: Gate) async throws(Problem) -> BuildFacts {
    let (osRelease, processors, inside, nightly, lock) = try await site.ask(
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
      Probe(Self.lockScript(gate), read: Self.text))
    let words = lock?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
    return BuildFacts(
      osRelease: osRelease, processors: processors, codemgrWs: inside, hasNightly: nightly,
      lockHolder: words.last, lockIsLive: words.first == "live")
  }

  /// What a part of the answer says, or nil if it says nothing.
  private static let text: @Sendable (ScriptAnswer) throws(Problem) -> String? = { answer in
    let text = answer.text.split(whereSeparator: \.isNewline).joined(separator: "\n")
    return text.isEmpty ? nil : text
  }

  private static func lockScript(_ gate: Gate) -> String {
    """
    holder=$(ls -l \(gate.lock.quoted) 2>/dev/null | sed -n 's/.* -> //p')
    test -n "$holder" || exit 0
    state=live
    case $holder in
    "$(uname -n)".*) ps -p "${holder##*.}" >/dev/null 2>&1 || state=stale ;;
    esac
    printf '%s %s\\n' "$state" "$holder"
    """
  }
}

extension FilePath {
  /// The path as a word of shell.
  var quoted: String { ShellWord.quoted(self) }
}
