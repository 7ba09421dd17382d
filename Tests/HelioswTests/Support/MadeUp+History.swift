import Workbench

@testable import heliosw

extension MadeUp {
  /// A build of some days ago.
  static func pastBuild(
    _ number: Int, daysAgo: Int, _ outcome: BuildOutcome, minutes: Int?, kind: BuildKind = .quick,
    errors: Int = 0
  ) -> PastBuild {
    let start = now - daysAgo * 86_400
    let started = "Sat May  9 11:43:48 UTC 2026"
    guard let stamp = BuildStamp(started[...]) else { preconditionFailure("\(started)") }
    var identity = BuildIdentity(
      machine: "genesis", gate: gate.string, start: stamp, process: 4000 + number)
    (identity.start, identity.wallSeconds) = (
      CalendarStamp(secondsSince1970: start).extended, start
    )
    var build = PastBuild(identity, log: "\(gate)/log/log.\(number)/nightly.log")
    build.number = number
    build.kind = kind
    build.startedAt = start
    build.seconds = minutes.map { Double($0 * 60 + 12) }
    build.outcome = outcome
    build.errors = errors
    build.warnings = errors / 2
    build.version = "stlouis-0-g2205894696"
    build.builder = "robin"
    return build
  }

  /// Builds of every kind of end, the newest first.
  static let pastBuilds = [
    pastBuild(42, daysAgo: 0, .failed, minutes: 12, errors: 12),
    pastBuild(41, daysAgo: 1, .clean, minutes: 57), pastBuild(40, daysAgo: 2, .clean, minutes: 61),
    pastBuild(39, daysAgo: 3, .checksFailed, minutes: 58),
    pastBuild(38, daysAgo: 5, .interrupted, minutes: 7),
    pastBuild(37, daysAgo: 9, .clean, minutes: 124, kind: .full),
    pastBuild(36, daysAgo: 11, .clean, minutes: 56),
    pastBuild(35, daysAgo: 12, .unknown, minutes: nil),
  ]

  /// All that is kept of the first of them.
  static let pastRecord: BuildRecord = {
    var record = BuildRecord(pastBuilds[0])
    var source = PastPhase(name: "source non-DEBUG", state: .failed, seconds: 400, offset: 319)
    (source.errors, source.warnings) = (12, 6)
    record.phases = [
      PastPhase(name: "clobber", state: .done, seconds: 21, offset: 0),
      PastPhase(name: "tools", state: .done, seconds: 298, offset: 21), source,
      PastPhase(name: "packages non-DEBUG", state: .skipped),
    ]
    record.errors = [
      PastError("id.c:212:9: error: 'foo' undeclared", component: "cmd/id", line: 1_584_012),
      PastError("dmake: Warning: Command failed for target `id.o'", isWarning: true),
    ]
    record.repositories = [
      PastRepository(
        name: "illumos", commit: "9c1f4f20000000000", branch: "stlouis", changes: 4),
      PastRepository(
        name: "amd-host-image-builder", commit: "4eae23101fd3b5a1c1a", branch: nil, changes: 0),
    ]
    record.packages = [PackageCount(repository: "packages/i386/nightly-nd/repo.redist", count: 549)]
    return record
  }()

  /// The one before it: the commit and the error differ.
  static let recordBefore: BuildRecord = {
    var record = pastRecord
    record.build = pastBuilds[1]
    record.repositories[0].commit = "11aa0b30000000000"
    record.phases[1].seconds = 250
    record.errors = [
      PastError("id.c:118:2: error: 'foo' undeclared", component: "cmd/id", line: 7),
      PastError("ld: fatal: symbol referencing errors", component: "lib/libzfs"),
    ]
    return record
  }()

  /// An estimate by builds of 15, 18 and 25 minutes.
  static let estimate = BuildEstimate(
    [900, 1080, 1500].map { total in
      var record = BuildRecord(pastBuilds[1])
      record.build.seconds = total
      record.phases = [
        PastPhase(name: "source non-DEBUG", state: .done, seconds: total - 500, offset: 320)
      ]
      return record
    })

  /// What the engine says of the kind of build that is under way.
  static let estimated = Message.history(
    .estimate(HistoryState.EstimateKey(kind: .quick, isIncremental: false), estimate))
}
