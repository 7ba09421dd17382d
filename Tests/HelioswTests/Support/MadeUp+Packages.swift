import SystemPackage
import Workbench

@testable import heliosw

/// What is known of packages: a build to be installed, an onu under way, one that failed.
extension MadeUp {
  static let built = PackageRepository(
    path: gate.appending("packages/i386/nightly-nd/repo.redist"), kind: .nonDebug,
    publishers: [.init(name: "on-nightly", packages: 549, updatedAt: now - 7200)], sum: "2 162",
    build: "log.2026-05-09.10:02")

  static let transformed = PackageRepository(
    path: root.appending("tmp/onu/repo.redist"), kind: .onu,
    publishers: [.init(name: "on-nightly", packages: 549, updatedAt: now - 90_000)], sum: "3 162",
    origin: .init(source: built.path, sum: "1 162", build: "log.2026-05-08.11:12"))

  static let halfMade = PackageRepository(
    path: root.appending("tmp/onu.new-4711/repo.redist"), kind: .halfMade)

  static let osRepository = PackageRepository(
    path: root.appending("packages/os"), kind: .os,
    publishers: [.init(name: "helios", packages: 1204, updatedAt: now - 300_000)])

  static let fewEnvironments = BootEnvironmentList([
    BootEnvironment(
      name: "helios-2", flags: [.now, .onReboot], mountPoint: "/", sizeInBytes: 8 << 30,
      createdAt: now - 900_000),
    BootEnvironment(name: "quick-41", sizeInBytes: 1 << 30, createdAt: now - 90_000),
  ])

  static func packages(
    _ repositories: [PackageRepository], _ environments: BootEnvironmentList = fewEnvironments
  ) -> Message {
    .packages(
      .report(
        PackagesReportNow(
          root: root, repositories: RepositoryList(repositories),
          running: RunningSystem(
            version: "helios-3.0.23976",
            kernel: "pkg://helios/system/kernel@0.5.11-3.0.23976:20260401T000000Z"),
          host: "genesis", release: .helios3, environments: environments)))
  }

  static let depotJob: Job = {
    var job = MadeUp.job(
      .running, title: "depot of illumos on port 7891", salt: 0x0d01, ago: 4000,
      steps: ["Serve the packages on port 7891"], ended: [])
    job.plan?.recipe = "depot start"
    job.plan?.notes = depotNotes
    return job
  }()

  private static let depotNotes = [
    "source": built.path.string, "sum": "1 162", "port": "7891",
    "repository": root.appending("tmp/onu.port-7891/repo.redist").string,
    "access-log": root.appending("tmp/depot.port-7891/log/access").string,
  ]

  /// A depot that is to take the place of the one that runs.
  static let successorJob: Job = {
    var job = MadeUp.job(
      .running, title: "depot of illumos on port 7891", salt: 0x0d02,
      steps: ["Transform the packages", "Serve the packages on port 7891"], ended: [])
    job.plan?.recipe = "depot start"
    job.plan?.notes = depotNotes
    return job
  }()

  static let depot = Depot(
    job: depotJob, state: .serving, port: 7891,
    repository: root.appending("tmp/onu.port-7891/repo.redist"), build: "log.2026-05-08.11:12",
    accessLog: root.appending("tmp/depot.port-7891/log/access"),
    accesses: AccessLog(
      requests: 1204,
      clients: [
        .init(address: "10.0.0.21", requests: 1100), .init(address: "10.0.0.7", requests: 104),
      ],
      lines: (1...20).map { number in
        AccessLog.Line(
          client: "10.0.0.21", moment: "09/May/2026:11:59:\(10 + number)",
          request: "GET /on-nightly/file/1/\(number)", status: number == 20 ? 404 : 200,
          sizeInBytes: 100 * number, agent: "pkg")
      }))

  static func onuJob(_ state: JobState, ended: [Int]) -> Job {
    var job = MadeUp.job(
      state, title: "install illumos into quick-42", salt: 0x0e01,
      steps: ["Check that it can be done", "Transform the packages", "Run the gate's onu"],
      ended: ended)
    job.plan?.recipe = "onu"
    job.plan?.notes = ["environment": "quick-42"]
    return job
  }

  private static let onuOutput = """
    beadm create quick-42
    Created successfully
    beadm mount quick-42 /tmp/onu.aTayFf
    pkg -R /tmp/onu.aTayFf refresh --full
    pkg -R /tmp/onu.aTayFf image-update
    Download: 1100/2253 items  43.0/87.1MB  49% complete

    """

  static func packageNews(_ scene: Scene) -> [Message] {
    switch scene {
    case .packagesTypical:
      return [
        .jobs([depotJob]), packages([built, transformed, osRepository]),
        .packages(.depots([depot], nil)),
      ]
    case .packagesInstalling:
      let job = onuJob(.running, ended: [0, 0])
      return [
        .jobs([job]), packages([built, transformed, osRepository]),
        .packages(.depots([], InstallOutput(job: job.id, text: onuOutput))),
      ]
    default:
      let job = onuJob(.done(1), ended: [0, 0, 1])
      var environments = fewEnvironments
      environments.environments.append(
        BootEnvironment(
          name: "quick-42", mountPoint: "/tmp/onu.aTayFf", sizeInBytes: 1 << 20,
          createdAt: now - 50))
      let text = onuOutput + "pkg -R /tmp/onu.aTayFf image-update failed: exit code 9\n"
      return [
        .jobs([job]), packages([built, transformed, halfMade], environments),
        .packages(.depots([], InstallOutput(job: job.id, text: text))),
      ]
    }
  }
}
