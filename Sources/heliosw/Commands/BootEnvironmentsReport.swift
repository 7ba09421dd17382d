import Workbench

/// The boot environments as JSON.
struct BootEnvironmentsReport: Encodable {
  let format = 1
  var machine: String
  var isSimulated: Bool
  var pool: Known<Pool>
  var environments: [Row]

  struct Pool: Encodable {
    var name: String
    var sizeInBytes: Int64
    var freeInBytes: Int64
  }

  struct Row: Encodable {
    var name: String
    var uuid: Known<String>
    var isRunning: Bool
    var isNextBoot: Bool
    var isActiveOnReboot: Bool
    var isBootedOnce: Bool
    var isKept: Bool
    var mountPoint: Known<String>
    var sizeInBytes: Int64
    var gainInBytes: Known<Int64>
    var createdAt: String
    var dataset: Known<String>
    var version: Known<String>
    var publisher: Known<String>
    var kernelPackage: Known<String>
    var build: Known<Build>
    var leftBehind: Known<String>
    var snapshots: [Snapshot]
  }

  /// The build that one holds, as the history knows it.
  struct Build: Encodable {
    var number: Int
    var kind: String
    var outcome: String
    var commits: [PastBuildReport.Repository]
  }

  struct Snapshot: Encodable {
    var name: String
    var sizeInBytes: Int64
    var createdAt: String
  }

  init(
    _ list: BootEnvironmentList, _ builds: [String: BuildRecord] = [:], jobs: [Job],
    on machine: Machine
  ) {
    let remains = Remains(in: list, jobs: jobs).environments
    self.machine = machine.name
    isSimulated = machine.isSimulated
    pool = Known(
      list.pool.map {
        Pool(name: $0.name, sizeInBytes: $0.sizeInBytes, freeInBytes: $0.freeInBytes)
      })
    environments = list.environments.map { environment in
      let remainder = remains.first { $0.name == environment.name }
      return Row(environment, in: list, build: builds[environment.name], remainder?.kind)
    }
  }
}

extension BootEnvironmentsReport.Build {
  fileprivate init(_ record: BuildRecord) {
    (number, kind) = (record.build.number, record.build.kindWords)
    outcome = record.build.outcome.rawValue
    commits = record.repositories.map { .init($0) }
  }
}

extension BootEnvironmentsReport.Row {
  fileprivate init(
    _ environment: BootEnvironment, in list: BootEnvironmentList, build: BuildRecord?,
    _ remainder: Remainder.Kind?
  ) {
    let note = list.notes[environment]
    self.init(
      name: environment.name, uuid: Known(environment.uuid), isRunning: environment.isRunning,
      isNextBoot: list.next?.name == environment.name,
      isActiveOnReboot: environment.flags.contains(.onReboot),
      isBootedOnce: environment.flags.contains(.once), isKept: note.isKept,
      mountPoint: Known(environment.mountPoint?.string), sizeInBytes: environment.sizeInBytes,
      gainInBytes: Known(list.gain(ofDestroying: environment)),
      createdAt: Self.moment(environment.createdAt),
      dataset: Known(list.details.datasets[environment.name]),
      version: Known(note.provenance?.version), publisher: Known(note.provenance?.publisher),
      kernelPackage: Known(note.provenance?.kernelPackage),
      build: Known(build.map { .init($0) }), leftBehind: Known(remainder?.rawValue),
      snapshots: list.snapshots(of: environment.name).map {
        .init(
          name: $0.name, sizeInBytes: $0.sizeInBytes, createdAt: Self.moment($0.createdAt))
      })
  }

  private static func moment(_ seconds: Int) -> String {
    CalendarStamp(secondsSince1970: seconds).extended
  }
}

/// The mark of a boot environment as JSON.
struct KeptReport: Encodable {
  let format = 1
  var name: String
  var isKept: Bool
}

/// Advice on space as JSON.
struct SpaceReport: Encodable {
  let format = 1
  var wantedInBytes: Int64
  var gainInBytes: Int64
  var isEnough: Bool
  var proposals: [Proposal]
  var spared: [String: String]

  struct Proposal: Encodable {
    var name: String
    var gainInBytes: Int64
  }

  init(_ advice: RetentionAdvice) {
    wantedInBytes = advice.wanted
    gainInBytes = advice.gain
    isEnough = advice.isEnough
    proposals = advice.proposals.map { .init(name: $0.name, gainInBytes: $0.gain) }
    spared = advice.spared.mapValues(\.words)
  }
}
