@testable import Workbench

/// A workspace on a machine, what is known of its packages, and a depot: what plans are made of in tests.
enum PackageFacts {
  static let site = Site(
    machine: Machine(name: "genesis"), workspace: Workspace(root: "/home/robin/helios"),
    transport: LocalTransport(environment: [:]))
  static let gate = site.workspace.mainGate

  static func built(
    _ kind: PackageRepository.Kind, at time: Int = 1000, _ build: String = "log.2026-05-09.09:12"
  ) -> PackageRepository {
    PackageRepository(
      path: gate.packageRepository(kind == .debug ? .debug : .nonDebug), kind: kind,
      publishers: [.init(name: "on-nightly", packages: 549, updatedAt: time)],
      sum: "1804876860 162", build: build)
  }

  static let environments = BootEnvironmentList(
    [
      BootEnvironment(
        name: "helios", flags: [.now, .onReboot], mountPoint: "/", sizeInBytes: 8 << 30,
        createdAt: 1_700_000_000),
      BootEnvironment(name: "quick-41", sizeInBytes: 1 << 30, createdAt: 1_770_000_000),
      BootEnvironment(
        name: "half", mountPoint: "/tmp/onu.aTayFf", sizeInBytes: 1 << 20, createdAt: 1_775_000_000),
    ],
    pool: PoolSpace(name: "rpool", sizeInBytes: 100 << 30, freeInBytes: 40 << 30))

  static func facts(
    _ repositories: [PackageRepository] = [built(.nonDebug)],
    _ change: (inout OnuFacts) -> Void = { _ in }
  ) -> OnuFacts {
    var facts = OnuFacts(
      repositories: RepositoryList(repositories), osRelease: "ID=helios\nVERSION_ID=3\n",
      mogrify: site.workspace.onuMogrify, token: "4711", environments: environments)
    change(&facts)
    return facts
  }

  static func onu(_ words: String...) throws -> Onu {
    try Onu(RecipeArguments(parsing: words, options: Onu.options))
  }

  static let depotJob = Job(
    id: JobID("20260509T110000Z-depot-start-0001"),
    folder: "/home/robin/.local/state/heliosw/jobs/20260509T110000Z-depot-start-0001", plan: nil,
    state: .running, processGroup: 4242)

  static let depot = Depot(
    job: depotJob, state: .serving, port: 7891,
    repository: "/home/robin/helios/tmp/onu.port-7891/repo.redist", build: "log.2026-05-08.09:12",
    accessLog: "/home/robin/helios/tmp/depot.port-7891/log/access")
}
