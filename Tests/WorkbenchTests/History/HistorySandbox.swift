import FoundationEssentials
import SystemPackage

@testable import Workbench

/// A history and a gate in a folder of a test's own.
struct HistorySandbox: Sendable {
  let scratch: Scratch
  let gate: Gate

  init() throws {
    scratch = try Scratch()
    gate = Gate(path: scratch.path.appending("gate"))
  }

  var file: FilePath { scratch.path.appending("state/heliosw/history.sqlite") }

  static let now = CalendarStamp(secondsSince1970: 1_795_396_500)

  func open() throws(HistoryFailure) -> History {
    try History.open(file, movingAsideAs: Self.now).history
  }

  /// A stamp of 2026-11-23, UTC.
  static func stamp(_ time: String) throws -> BuildStamp {
    guard let stamp = BuildStamp("Mon Nov 23 \(time) UTC 2026"[...]) else {
      throw CocoaError(.formatting)
    }
    return stamp
  }

  /// A build that began at a time of day.
  func record(
    _ time: String, process: Int? = 42, _ outcome: BuildOutcome = .clean, seconds: Double? = 60
  ) throws -> BuildRecord {
    let identity = BuildIdentity(
      machine: "genesis", gate: gate.path.string, start: try Self.stamp(time), process: process)
    var build = PastBuild(identity, log: "\(gate.path)/log/nightly.log")
    build.kind = .quick
    build.startedAt = identity.wallSeconds
    build.seconds = seconds
    build.outcome = outcome
    return BuildRecord(build)
  }

  /// Puts away a log as nightly does; both files are those of a simulated build of the real nightly script.
  func putAway(_ folder: String, _ fixture: String = "quick", hasMail: Bool = true) throws {
    for name in ["nightly.log"] + (hasMail ? ["mail_msg"] : []) {
      let text = String(
        decoding: try LogFixture.bytes("simulated/\(fixture)/\(name)"), as: UTF8.self)
      try scratch.write(text, to: "gate/log/\(folder)/\(name)")
    }
  }
}
