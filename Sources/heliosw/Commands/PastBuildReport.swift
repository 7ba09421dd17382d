import Workbench

/// A build of the past as JSON; its lists are null where only the row was asked for.
struct PastBuildReport: Encodable {
  var number: Int
  var machine: String
  var gate: String
  var start: String
  var process: Known<Int>
  var kind: Known<String>
  var options: Known<String>
  var version: Known<String>
  var isIncremental: Bool
  var startedAt: Known<String>
  var endedAt: Known<String>
  var seconds: Known<Double>
  var outcome: String
  var errorCount: Int
  var warningCount: Int
  var log: String
  var job: Known<String>
  var builder: Known<String>
  var phases: Known<[Phase]>
  var errors: Known<[Failure]>
  var repositories: Known<[Repository]>
  var packages: Known<[Packages]>

  struct Phase: Encodable {
    var name: String
    var state: String
    var seconds: Known<Double>
    var offset: Known<Double>
    var errors: Int
    var warnings: Int
  }

  struct Failure: Encodable {
    var text: String
    var component: Known<String>
    var line: Known<Int>
    var isWarning: Bool

    init(_ error: PastError) {
      text = error.text
      component = Known(error.component)
      line = Known(error.line.map { $0 + 1 })
      isWarning = error.isWarning
    }
  }

  struct Repository: Encodable {
    var name: String
    var commit: String
    var branch: Known<String>
    var changes: Known<Int>

    init(_ state: PastRepository) {
      name = state.name
      commit = state.commit
      branch = Known(state.branch)
      changes = Known(state.changes)
    }
  }

  struct Packages: Encodable {
    var repository: String
    var count: Int
  }

  init(_ build: PastBuild) {
    number = build.number
    machine = build.identity.machine
    gate = build.identity.gate
    start = build.identity.start
    process = Known(build.identity.process > 0 ? build.identity.process : nil)
    kind = Known(build.kind?.rawValue)
    options = Known(build.options)
    version = Known(build.version)
    isIncremental = build.isIncremental
    startedAt = Known(moment: build.startedAt)
    endedAt = Known(moment: build.endedAt)
    seconds = Known(build.seconds)
    outcome = build.outcome.rawValue
    errorCount = build.errors
    warningCount = build.warnings
    log = build.log
    job = Known(build.job)
    builder = Known(build.builder)
    (phases, errors) = (Known(nil), Known(nil))
    (repositories, packages) = (Known(nil), Known(nil))
  }

  init(_ record: BuildRecord) {
    self.init(record.build)
    phases = Known(
      record.phases.map {
        Phase(
          name: $0.name, state: $0.state.rawValue, seconds: Known($0.seconds),
          offset: Known($0.offset), errors: $0.errors, warnings: $0.warnings)
      })
    errors = Known(record.errors.map { Failure($0) })
    repositories = Known(record.repositories.map { Repository($0) })
    packages = Known(
      record.packages.map { Packages(repository: $0.repository, count: $0.count) })
  }
}

/// Two builds side by side as JSON.
struct ComparisonReport: Encodable {
  let format = 1
  var before: PastBuildReport
  var after: PastBuildReport
  var repositories: [Repository]
  var sameRepositories: Int
  var phases: [Phase]
  var new: [PastBuildReport.Failure]
  var known: [PastBuildReport.Failure]
  var fixed: [PastBuildReport.Failure]

  struct Repository: Encodable {
    var name: String
    var before: Known<PastBuildReport.Repository>
    var after: Known<PastBuildReport.Repository>
  }

  struct Phase: Encodable {
    var name: String
    var before: Known<Double>
    var after: Known<Double>
  }

  init(_ comparison: BuildComparison) {
    before = PastBuildReport(comparison.before)
    after = PastBuildReport(comparison.after)
    repositories = comparison.repositories.map {
      Repository(
        name: $0.name, before: Known($0.before.map { .init($0) }),
        after: Known($0.after.map { .init($0) }))
    }
    sameRepositories = comparison.sameRepositories
    phases = comparison.phases.map {
      Phase(name: $0.name, before: Known($0.before), after: Known($0.after))
    }
    new = comparison.new.map { .init($0) }
    known = comparison.known.map { .init($0) }
    fixed = comparison.fixed.map { .init($0) }
  }
}
