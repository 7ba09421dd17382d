import SystemPackage

/// `stop-nightly`: ends a nightly that heliosw did not start, found by the gate's lock.
public struct StopNightly: Recipe {
  /// The name on the command line.
  public static let name = "stop-nightly"
  /// What it does, in one line.
  public static let summary =
    "Stop a nightly that was started without heliosw, after naming its owner."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options = [
    RecipeOption(
      "kill", help: "End it at once: its log stays where it is, and its lock is taken away."),
    .gate,
  ]

  /// How it is ended.
  public enum Manner: Hashable, Sendable {
    /// It is told to, and given time to put its log away.
    case term
    /// At once.
    case kill
  }

  /// How it is ended.
  public var manner: Manner
  /// The gate; the workspace's own if nil.
  public var gate: FilePath?

  /// Stops it in this manner.
  public init(_ manner: Manner = .term, in gate: FilePath? = nil) {
    self.manner = manner
    self.gate = gate
  }

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) {
    self.init(arguments.has("kill") ? .kill : .term, in: arguments.gate)
  }

  /// Asks who builds.
  public func facts(at site: Site) async throws(Problem) -> LockFacts {
    try await site.ask(LockFacts.probe(site.workspace.gate(gate)))
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: LockFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(gate)
    let (holder, process) = try running(facts, in: gate)
    let checks = Step(
      "Look who builds",
      why:
        "Only the nightly that was shown may be stopped: \(process.owner)'s process \(process.number).",
      .require([
        .init("the lock is not \(holder)'s any more", .link(gate.lock, to: holder)),
        .init(
          "process \(process.number) is no nightly any more", .process(process.number, "nightly")),
      ]), impact: .reads)
    let steps =
      manner == .term
      ? [signal(process), wait(for: process)]
      : [signal(process), wait(for: process), ClearLock.removal(of: gate, holder: holder)]
    return Plan(
      "stop the nightly of \(process.owner), process \(process.number)", recipe: Self.name,
      on: site.machine, stages: ([checks] + steps).map { .step($0) })
  }

  private func running(
    _ facts: LockFacts, in gate: Gate
  ) throws(Problem) -> (String, LockFacts.Process) {
    guard let holder = facts.holder, let lock = facts.lock else {
      throw Problem(.refused, "Nobody builds in \(gate.name): it has no lock of a nightly.")
    }
    guard lock.host == facts.host else {
      throw Problem(
        .refused,
        "\(lock.staffer) builds in \(gate.name) on \(lock.host), which can't be stopped from \(facts.host).",
        hint: "Stop it there.")
    }
    guard let process = facts.process else {
      throw Problem(
        .refused,
        "\(lock.staffer)'s nightly in \(gate.name) is gone: process \(lock.pid) is not there.",
        hint:
          "Its lock is stale. The next nightly takes it away by itself, and heliosw clear-lock does."
      )
    }
    guard process.arguments.contains("nightly") else {
      throw Problem(
        .refused, "Process \(process.number) of the lock is no nightly: \(process.arguments).",
        hint:
          "The lock is stale, and its number is another program's now. heliosw clear-lock removes it."
      )
    }
    guard process.owner == facts.user || facts.user == "root" else {
      throw Problem(
        .refused,
        "The nightly in \(gate.name) is \(process.owner)'s, and \(facts.user) may not stop it.",
        hint: "Ask \(process.owner).")
    }
    return (holder, process)
  }

  /// A task is all that nightly has started, wherever it went; else its group is the best there is.
  private func signal(_ process: LockFacts.Process) -> Step {
    let name = manner == .term ? "TERM" : "KILL"
    let command =
      process.task.map { Command(["pkill", "-\(name)", "-T", "\($0)"]) }
      ?? Command(["kill", "-s", name, "--", "-\(process.group)"])
    let whom = process.task.map { "task \($0)" } ?? "process group \(process.group)"
    return Step(
      "Send \(name) to \(whom)",
      why: manner == .term
        ? "nightly obeys when what it runs has ended, so all of that is told too; it then puts its log away."
        : "It did not obey. Its log stays in place, and nothing in it will say that it was ended.",
      .run(command), impact: .writes,
      undo: .none("the build can't be taken up again; what it has built stays."))
  }

  private func wait(for process: LockFacts.Process) -> Step {
    let script = """
      turns=0
      while ps -p "$1" >/dev/null 2>&1; do
        turns=$(expr "$turns" + 1)
        if [ "$turns" -gt 60 ]; then echo "process $1 still runs after a minute" >&2; exit 1; fi
        sleep 1
      done
      """
    return Step(
      "Wait for its end", why: "Until then the gate is not free.",
      .run(Command(["sh", "-c", script, "sh", "\(process.number)"])), impact: .reads)
  }
}

/// `clear-lock`: takes away the lock of a nightly that is gone.
public struct ClearLock: Recipe {
  /// The name on the command line.
  public static let name = "clear-lock"
  /// What it does, in one line.
  public static let summary =
    "Remove the lock of a nightly that died; the next nightly does that by itself."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options: [RecipeOption] = [.gate]

  /// The gate; the workspace's own if nil.
  public var gate: FilePath?

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) {
    gate = arguments.gate
  }

  /// Asks who holds the lock.
  public func facts(at site: Site) async throws(Problem) -> LockFacts {
    try await site.ask(LockFacts.probe(site.workspace.gate(gate)))
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: LockFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(gate)
    guard let holder = facts.holder, let lock = facts.lock else {
      throw Problem(.refused, "\(gate.name) has no lock: there is nothing to remove.")
    }
    guard lock.host == facts.host else {
      throw Problem(
        .refused,
        "The lock of \(gate.name) is of \(lock.host): only there it can be told whether \(lock.staffer) still builds.",
        hint: "Look there.")
    }
    guard facts.process?.arguments.contains("nightly") != true else {
      throw Problem(
        .refused, "\(lock.staffer) builds in \(gate.name): process \(lock.pid) lives.",
        hint: "heliosw stop-nightly ends it.")
    }
    return Plan(
      "remove the stale lock of \(gate.name)", recipe: Self.name, on: site.machine,
      stages: [.step(Self.removal(of: gate, holder: holder))])
  }

  /// Removes the lock if it is still the one that was shown and its nightly is gone.
  static func removal(of gate: Gate, holder: String) -> Step {
    let script = """
      \(LockFacts.reading)
      look_at_lock "$1"
      test "$holder" = "$2" || exit 0
      case "$(ps -o args= -p "${2##*.}" 2>/dev/null)" in *nightly*) echo "$2 builds" >&2; exit 1 ;; esac
      rm -f "$1"
      """
    return Step(
      "Remove log/nightly.lock",
      why:
        "Its nightly is gone. The next one would take the lock away by itself; until then it looks as if somebody built.",
      .run(Command(["sh", "-c", script, "sh", gate.lock.string, holder])), impact: .writes)
  }
}
