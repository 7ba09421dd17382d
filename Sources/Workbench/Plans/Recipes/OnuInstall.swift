import SystemPackage

/// The part of `onu -t` that changes the system: the gate's own onu makes the boot environment, updates it and activates it.
struct OnuInstall {
  let name: String
  let gate: Gate
  let place: OnuPlace
  /// The boot environment that the machine starts in before.
  let before: String
  private let facts: OnuFacts
  private let machine: Machine

  /// What an update takes at least, in bytes.
  ///
  /// - Source: a transcript of `pkg update -nv` on Helios: 565 MB to be consumed; about as much again is there for a moment.
  static let space: Int64 = 1 << 30

  init(
    _ name: String, _ gate: Gate, _ place: OnuPlace, at site: Site, _ facts: OnuFacts
  ) throws(Problem) {
    guard let environments = facts.environments, let next = environments.onReboot else {
      throw Problem(
        .refused, "\(site.machine.name) has no boot environment to make another one of.",
        hint: "beadm list shows them on Helios.")
    }
    if let flaw = BootEnvironmentName.flaw(
      in: name, containing: environments.namePart, among: environments.names)
    {
      throw Problem(
        .refused, "\(name.isEmpty ? "Nothing" : name) can't be a name: \(flaw.words).",
        hint: "\(OnuNames.suggestion(in: environments)) is free.")
    }
    guard facts.hasOnu else {
      throw Problem(
        .refused, "\(gate.onu) is not there: a build makes it among its tools.",
        hint: "heliosw build-illumos -q makes it.")
    }
    if let pool = environments.pool, pool.freeInBytes < Self.space {
      throw Problem(
        .refused,
        "\(pool.name) has \(pool.freeInBytes >> 20) MB free, and an update takes about 1 GB.",
        hint: "heliosw be space 1 proposes which boot environments could go.")
    }
    self.name = name
    self.gate = gate
    self.place = place
    self.facts = facts
    machine = site.machine
    before = next.name
  }

  var checks: [Step.Requirement] {
    [
      .isFree(name), .init("the gate's onu is gone", .executable(gate.onu)),
      .has("R", before, else: "the machine would start in another boot environment by now"),
    ]
  }

  var steps: [Step] {
    [
      Step(
        OnuProgress.step, why: why,
        .run(
          Command([
            "pfexec", gate.onu.string, "-v", "-d", place.folder.string, "-t", name,
          ])), impact: .replacesSystem, undo: .commands(undo),
        reasons: [
          1: "onu did not understand its options: this gate's may be another one",
          2: "a command of onu failed: the end of its output names it",
        ],
        advice: "\(name) may be left half made and mounted: heliosw onu-clean-up removes it."),
      Step(
        "Look at the result", why: "beadm's own list counts, not what onu says of itself.",
        .verify([
          .isThere(name), .has("R", name, else: "\(name) is not what the machine starts in next"),
        ]), impact: .reads),
    ]
  }

  /// In the order in which a person would type them.
  private var undo: [Command] {
    [
      .beadm("activate", "-v", before), .beadm("unmount", "-v", name),
      .beadm("destroy", "-F", "-s", "-v", name),
    ]
  }

  private var why: String {
    var text =
      "It clones \(facts.environments?.running?.name ?? "the running system"), updates the clone and activates it; \(name) stays mounted until the reboot."
    if facts.isEntireInstalled {
      text += " entire is installed: onu removes it from the clone, since it pins versions."
    }
    if !facts.zones.isEmpty {
      text +=
        " Mind the lipkg zones \(facts.zones.joined(separator: ", ")): onu has failed where such zones were (helios issue 2)."
    }
    return text
  }
}
