import SystemPackage

/// Who holds a gate's lock, as far as the machine tells.
public struct LockFacts: Hashable, Sendable {
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
  public init(holder: String?, host: String, user: String, process: Process?) {
    self.holder = holder
    self.host = host
    self.user = user
    self.process = process
  }

  /// The lock taken apart; nil if there is none, or what is there is no lock of nightly's.
  public var lock: NightlyLock? { holder.flatMap { NightlyLock(target: $0, on: host) } }

  /// Asks about the lock of a gate.
  static func ask(_ site: Site, gate: Gate) async throws(Problem) -> LockFacts {
    let facts = try await site.ask(
      Probe(Self.script(gate)) { (answer) throws(Problem) in Self.read(answer.text) })
    return facts
  }

  /// - Source: illumos ps(1): `taskid` is one of its own; others refuse it.
  private static func script(_ gate: Gate) -> String {
    """
    printf 'host %s\\n' "$(uname -n)"
    printf 'user %s\\n' "$(id -un)"
    holder=$(ls -l \(gate.lock.quoted) 2>/dev/null | sed -n 's/.* -> //p')
    test -n "$holder" || exit 0
    printf 'holder %s\\n' "$holder"
    case $holder in "$(uname -n)".*) ;; *) exit 0 ;; esac
    pid=${holder##*.}
    printf 'process %s %s\\n' "$pid" "$(ps -o user= -o pgid= -o args= -p "$pid" 2>/dev/null)"
    printf 'task %s\\n' "$(ps -o taskid= -p "$pid" 2>/dev/null)"
    """
  }

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
      holder: values["holder"].map(String.init), host: String(values["host"] ?? ""),
      user: String(values["user"] ?? ""), process: process)
  }
}
