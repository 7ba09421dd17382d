import Workbench

@testable import heliosw

extension MadeUp {
  /// helios-2 runs; fix-1 comes fresh from onu, which left it mounted; helios-1 has a snapshot.
  static let bootEnvironments: BootEnvironmentList = {
    var list = BootEnvironmentList([
      environment("helios", 60, 2_146_852_864),
      environment("helios-1", 21, 3_071_488_819),
      environment("helios-2", 9, 12_331_565_465, [.now, .onReboot], at: "/"),
      environment("fix-1", 0, 496_468_992, at: "/tmp/onu.aTayFf"),
    ])
    for name in list.names { list.details.datasets[name] = "rpool/ROOT/\(name)" }
    list.details.snapshots = [
      .init(
        environment: "helios-1", name: "before-truss", sizeInBytes: 65_011_712,
        createdAt: now - 20 * 86400)
    ]
    list.space = [
      DatasetSpace(name: "rpool/ROOT/helios", used: 2_146_852_864, usedByDataset: 2_146_852_864),
      DatasetSpace(
        name: "rpool/ROOT/helios-1", used: 3_071_488_819, usedByDataset: 3_006_477_107,
        usedBySnapshots: 65_011_712, origin: "rpool/ROOT/helios-2@install"),
      DatasetSpace(
        name: "rpool/ROOT/fix-1", used: 496_468_992, usedByDataset: 496_468_992,
        origin: "rpool/ROOT/helios-2@2026-05-09-11:12:13"),
    ]
    list.pool = PoolSpace(name: "rpool", sizeInBytes: 107_374_182_400, freeInBytes: 41_000_000_000)
    list.notes[list.environments[2]] = note("helios-2", "helios-3.0.23976", "helios")
    list.notes[list.environments[3]].provenance = Provenance(
      version: "stlouis-0-g2205894696", publisher: "on-nightly",
      kernelPackage: "0.5.11-3.0.999999")
    return list
  }()

  /// The same while fix-1 is to be booted once.
  static let bootingOnce: BootEnvironmentList = {
    var list = bootEnvironments
    list.environments[3].flags = .once
    list.environments[3].mountPoint = nil
    return list
  }()

  static let noBeadm = Problem(
    .refused, "genesis has no boot environments: there is no beadm.",
    hint: "They belong to Helios; heliosw demo shows them on a simulated machine.")

  static func environment(
    _ name: String, _ days: Int, _ size: Int64, _ flags: BootEnvironment.Flags = [],
    at place: String? = nil
  ) -> BootEnvironment {
    BootEnvironment(
      name: name, flags: flags, mountPoint: place.map { .init($0) }, sizeInBytes: size,
      createdAt: now - days * 86400 - 3600)
  }

  private static func note(
    _ name: String, _ version: String, _ publisher: String
  ) -> BootEnvironmentNotes.Note {
    var note = BootEnvironmentNotes()[environment(name, 9, 0)]
    note.lastRun = now
    note.provenance = Provenance(version: version, publisher: publisher)
    return note
  }

  /// A plan that wants a name typed.
  static func destruction(of name: String) -> Plan {
    var plan = Plan(
      "destroy \(name)", recipe: "be destroy", on: Machine(name: "genesis"),
      stages: [
        .step(
          Step(
            "Destroy \(name)", why: "Frees what only it holds.",
            .run(Command(["pfexec", "beadm", "destroy", "-F", "-v", name])),
            impact: .replacesSystem, undo: .none("the files of \(name) are gone for good.")))
      ])
    plan.wordToType = name
    plan.losses = ["the files of \(name)"]
    return plan
  }
}
