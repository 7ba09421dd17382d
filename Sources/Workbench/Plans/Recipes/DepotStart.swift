import SystemPackage

/// `depot start`, which `onu -D` is as well: serves a build's packages to other machines until it is stopped.
///
/// - Source: helios tools/helios-build/src/main.rs, `cmd_onu` with `-D`: `/usr/lib/pkg.depotd` with PKGDEPOT_CONTROLLER=1, which keeps it
///   in the foreground. The packages are always in a folder of the port's own, as `-l` makes it: a later `onu` can't pull them away.
public struct DepotStart: Recipe {
  /// The name on the command line.
  public static let name = "depot start"
  /// What it does, in one line.
  public static let summary = "Serve a build's packages to other machines until it is stopped."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options: [RecipeOption] = [
    .onuPort, .onuDebug, .onuNonDebug, .onuGate, .onuSuffix,
    RecipeOption(
      "replace",
      help: "Take the place of the depot on that port: it serves until the new packages are ready."),
  ]

  /// Which flavour is one choice.
  public static let choices = [RecipeChoice.flavour]

  /// The port of a depot, where none is chosen.
  public static let usualPort = 7891

  /// The port.
  public var port: Int
  /// The flavour; chosen from what was built if nil.
  public var flavour: Gate.Variant?
  /// The gate; the workspace's own if nil.
  public var gate: FilePath?
  /// What its folders end with.
  public var suffix: String
  /// Whether a depot on that port is stopped first.
  public var replaces: Bool

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    port = try arguments.port ?? Self.usualPort
    flavour = arguments.flavour
    gate = arguments.gate
    suffix = try arguments.onuSuffix ?? "port-\(port)"
    replaces = arguments.has("replace")
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> OnuFacts {
    try await .ask(site, gate: site.workspace.gate(gate), for: .serve)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: OnuFacts) throws(Problem) -> Plan {
    let gate = site.workspace.gate(gate)
    let place = OnuPlace(suffix: suffix, in: site.workspace, token: facts.token)
    let old = facts.depots.first { $0.port == port }
    try refuseBusyPort(old, facts, on: site.machine)
    let transform = try OnuTransform(of: gate, flavour, in: place, at: site, facts)
    let stop = old.map { stopStep($0) }
    let steps =
      [check(transform, old, site.machine)] + transform.preparation + [stop].compactMap { $0 }
      + transform.exchange + [serve(place)]
    var plan = Plan(
      "depot of \(gate.name) on port \(port)", recipe: Self.name, on: site.machine,
      stages: steps.map { .step($0) })
    plan.meanings = PackageStatus.meanings
    plan.notes = [
      "port": "\(port)", "repository": place.repository.string,
      "access-log": place.depot.appending("log/access").string, "packages": transform.words,
      "source": transform.source.path.string, "sum": transform.source.sum,
      "half-made": place.new.string,
    ]
    plan.notes["build"] = transform.source.build
    return plan
  }

  private func refuseBusyPort(
    _ old: Depot?, _ facts: OnuFacts, on machine: Machine
  ) throws(Problem) {
    if let old, old.isOrphan {
      throw Problem(
        .refused, "Port \(port) is taken: a depot whose job was killed still serves there.",
        hint: "heliosw depot stop -l \(port) ends it, -l chooses another port.")
    }
    if let old, !replaces {
      let what = old.build.map { "the build of \(BuildFolder($0).words)" } ?? "packages"
      throw Problem(
        .refused,
        "Port \(port) is taken: the depot of job \(old.job.id.name.suffix(4)) serves \(what) there.",
        hint: "--replace takes its place, heliosw depot stop ends it, -l chooses another port.")
    }
    guard old == nil, facts.ports.contains(port) else { return }
    throw Problem(
      .refused, "Port \(port) of \(machine.name) is taken by a program that heliosw did not start.",
      hint: "-l chooses another port; a depot of helios-build is stopped where it was started.")
  }

  private func check(_ transform: OnuTransform, _ old: Depot?, _ machine: Machine) -> Step {
    let free = Step.Requirement(
      "something listens on port \(port) by now",
      .lacks(Command(["netstat", "-an"]), "[.:]\(port) .*LISTEN"))
    let others = old == nil ? [free, transform.place.isUnserved] : []
    return Step(
      "Check that it can be done", why: "What was seen when this was planned must still be so.",
      .require(transform.checks(machine) + others), impact: .reads)
  }

  /// TERM for the job's whole group, noted as a stop beforehand, as `heliosw depot stop` does; then its end is awaited.
  private func stopStep(_ old: Depot) -> Step {
    let script = """
      test ! -f "$1/rc" || exit 0
      pid=$(sed -n 's/^pid=//p' "$1/state")
      case "$(ps -o args= -p "${pid:-0}" 2>/dev/null)" in *"${1##*/}"*) ;; *) exit 0 ;; esac
      date -u +%Y-%m-%dT%H:%M:%SZ >"$1/stopped"
      kill -s TERM -- "-$2" || exit 1
      n=0
      until test -f "$1/rc"; do
        n=$((n + 1))
        test "$n" -lt 30 || exit 1
        sleep 1
      done
      """
    let build = old.build.map { " of the build of \(BuildFolder($0).words)" } ?? ""
    return Step(
      "Stop the depot\(build)", why: "Only one can listen on the port; until now it has served.",
      .run(
        Command(
          ["sh", "-c", script, "sh", old.job.folder, "\(old.job.processGroup ?? 0)"])),
      impact: .writes, undo: .none("its packages are replaced by those of the newer build."),
      reasons: [1: "the depot did not end within 30 s: heliosw depot stop ends it by force"])
  }

  private func serve(_ place: OnuPlace) -> Step {
    let command = Command(
      [
        "pkg.depotd", "-d", place.repository.string, "-p", "\(port)", "--log-access",
        place.depot.appending("log/access").string, "--log-error", "stderr", "--readonly", "true",
        "--writable-root", place.depot.appending("root").string,
      ], environment: ["PKGDEPOT_CONTROLLER": "1"])
    return Step(
      "Serve the packages on port \(port)",
      why: "Until it is stopped, whatever becomes of the screen; its access log begins anew.",
      .sequence([
        Command(["rm", "-rf", place.depot.appending("log").string]),
        Command([
          "mkdir", "-p", place.depot.appending("log").string, place.depot.appending("root").string,
        ]), command,
      ]), impact: .writes,
      undo: .none("heliosw depot stop ends it; nothing on this machine changes."),
      reasons: [1: "pkg.depotd could not start: the end of its output says why"])
  }
}

/// What can be done with a depot.
public enum DepotFamily: RecipeFamily {
  /// The first word of their names.
  public static let name = "depot"
  /// What they are about, in one line.
  public static let summary = "Serve packages to other machines, and see who takes them."
}
