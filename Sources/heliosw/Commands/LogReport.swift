import Workbench

/// A log as JSON.
struct LogReport: Encodable {
  let format = 1
  var path: String
  var outcome: String
  var lines: Int
  var sizeInBytes: Int64
  var errors: Int
  var warnings: Int
  var uncountedErrors: Int
  var files: Int
  var rules: String
  var rulesFrom: String
  var isDoomed: Bool
  var startStamp: Known<String>
  var endStamp: Known<String>
  var phases: [Phase]
  var firstErrors: Known<[Failure]>

  /// A phase: lines count from 1, times are in seconds.
  struct Phase: Encodable {
    var name: String
    var title: String
    var state: String
    var line: Known<Int>
    var seconds: Known<Double>
    var errors: Int
    var warnings: Int
  }

  /// An error and where it belongs.
  struct Failure: Encodable {
    var line: Known<Int>
    var component: Known<String>
    var directory: Known<String>
    var text: String
    var isCounted: Bool
  }

  init(_ log: ReadLog, errors found: [LoggedError]?) {
    let status = log.status
    path = log.path.string
    outcome = log.outcome.rawValue
    lines = status.lines
    sizeInBytes = status.sizeInBytes
    errors = status.errors
    warnings = status.warnings
    uncountedErrors = status.ownErrors
    files = status.files
    rules = status.edition.rawValue
    rulesFrom = status.rulesOrigin.rawValue
    isDoomed = status.isDoomed
    startStamp = Known(status.startStamp?.written)
    endStamp = Known(status.endStamp?.written)
    phases = status.phases(of: log.outcome).map { phase in
      Phase(
        name: "\(phase.kind)", title: phase.title, state: phase.state.rawValue,
        line: Known(phase.firstLine.map { $0 + 1 }), seconds: Known(phase.elapsed?.inSeconds),
        errors: phase.errors, warnings: phase.warnings)
    }
    firstErrors = Known(
      found?.map { error in
        Failure(
          line: Known(error.line.number.map { $0 + 1 }), component: Known(error.component),
          directory: Known(error.directory), text: error.line.text,
          isCounted: error.line.kinds.contains(.nightlyError))
      })
  }
}

extension Duration {
  /// The whole of it in seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
