import SystemPackage

/// Who holds a gate's lock, as far as the machine tells.
public struct LockFacts: Hashable, Sendable {
  /// What the lock means to whoever wants to build.
  public enum State: String, Hashable, Sendable {
    /// There is none.
    case free
    /// A process of its number lives on this machine.
    case live
    /// No process of its number lives on this machine.
    case stale
    /// It is of another machine: only there it can be told.
    case foreign
  }

  /// What it means.
  public var state: State
  /// The link's target, `HOST.USER.PID`; nil if there is no lock.
  public var holder: String?
  /// What the machine calls itself.
  public var host: String
  /// Who asks.
  public var user: String
  /// The process of the lock, if it lives on this machine.
  public var process: Process?

  /// A process that builds.
  public struct Process: Hashable, Sendable {
    /// Its number.
    public var number: Int
    /// Who it belongs to.
    public var owner: String
    /// Its process group.
    public var group: Int
    /// Its task, on systems that have such: nightly runs in one of its own.
    public var task: Int?
    /// Its arguments.
    public var arguments: String

    /// Makes a process.
    public init(number: Int, owner: String, group: Int, task: Int?, arguments: String) {
      self.number = number
      self.owner = owner
      self.group = group
      self.task = task
      self.arguments = arguments
    }
  }

  /// Makes facts.
  public init(
    _ state: State = .free, holder: String? = nil, host: String = "", user: String = "",
    process: Process? = nil
  ) {
    self.state = state
    self.holder = holder
    self.host = host
    self.user = user
    self.process = process
  }

  /// The lock taken apart; nil if there is none, or what is there is no lock of nightly's.
  public var lock: NightlyLock? { holder.flatMap { NightlyLock(target: $0, on: host) } }

  /// Whether nobody may build: its holder lives, or can't be seen from here.
  public var isHeld: Bool { state == .live || state == .foreign }

  /// Who holds it, in words: `robin (process 42)`, with the machine if that is another one.
  public var holderInWords: String? {
    guard let lock else { return holder }
    let place = state == .foreign ? " on \(lock.host)" : ""
    return "\(lock.staffer) (process \(lock.pid)\(place))"
  }
}

// MARK: - Asking

extension LockFacts {
  /// A function of the shell that reads a lock; plans and probes share it.
  ///
  /// A lock of another host counts as held: its process can't be seen from here. It has no single quotes, so that it can still be
  /// read where it is quoted as a whole.
  static let reading = #"""
    look_at_lock() { # LINK: sets holder, and state to free, live, stale or foreign
      holder=$(ls -l "$1" 2>/dev/null | sed -n "s/.* -> //p")
      case $holder in
      "") state=free ;;
      "$(uname -n)".*) if ps -p "${holder##*.}" >/dev/null 2>&1; then state=live; else state=stale; fi ;;
      *) state=foreign ;;
      esac
    }
    """#

  /// Asks about the lock of a gate.
  static func probe(_ gate: Gate) -> Probe<LockFacts> {
    Probe(script(gate)) { (answer) throws(Problem) in read(answer.text) }
  }

  /// Where there is no lock, a second nightly may have taken it away from one that still runs: its log names its folder for
  /// temporary files, which ends with its process number.
  ///
  /// - Source: illumos ps(1): `taskid` is one of its own; others refuse it.
  static func script(_ gate: Gate) -> String {
    """
    \(reading)
    look_at_lock \(gate.lock.quoted)
    for log in \(gate.runningLog.quoted) \(gate.latestLogFolder.appending("nightly.log").quoted); do
      if [ "$state" != free ] || [ ! -f "$log" ]; then continue; fi
      folder=$(head -n 2000 "$log" 2>/dev/null | sed -n '/^TMPDIR=/{s///p;q;}')
      if [ ! -d "$folder" ]; then continue; fi
      pid=${folder##*.}
      case "$(ps -o args= -p "$pid" 2>/dev/null)" in
      *nightly*) state=live holder=$(uname -n).$(ps -o user= -p "$pid" | tr -d ' ').$pid ;;
      esac
    done
    printf 'state %s\\nhost %s\\nuser %s\\n' "$state" "$(uname -n)" "$(id -un)"
    test -z "$holder" || printf 'holder %s\\n' "$holder"
    test "$state" = live || exit 0
    pid=${holder##*.}
    printf 'process %s %s\\n' "$pid" "$(ps -o user= -o pgid= -o args= -p "$pid" 2>/dev/null)"
    printf 'task %s\\n' "$(ps -o taskid= -p "$pid" 2>/dev/null)"
    """
  }

  /// Reads the answer: a word and its value a line; what is missing stays unknown.
  static func read(_ text: String) -> LockFacts {
    var values: [Substring: Substring] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      if words.count == 2 { values[words[0]] = words[1] }
    }
    let fields = values["process"]?.split(separator: " ", maxSplits: 3) ?? []
    var process: Process?
    if fields.count == 4, let number = Int(fields[0]), let group = Int(fields[2]) {
      process = Process(
        number: number, owner: String(fields[1]), group: group,
        task: values["task"].flatMap { Int($0.filter { !$0.isWhitespace }) },
        arguments: String(fields[3]))
    }
    return LockFacts(
      values["state"].flatMap { State(rawValue: String($0)) } ?? .free,
      holder: values["holder"].map(String.init), host: String(values["host"] ?? ""),
      user: String(values["user"] ?? ""), process: process)
  }
}
