import ArgumentParser
import SystemPackage
import Workbench

/// The log that a command is about, and the kinds of answer.
struct LogOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false
  @Option(
    help: """
      The rules of nightly to apply: \(NightlyRules.Edition.allCases.map(\.rawValue).joined(separator: ", ")); else those of the \
      gate's script, else what the log's banners show, else the newest.
      """)
  var rules: NightlyRules.Edition?
  @Argument(
    help: "The log; that of the gate's present or last build if left out.", completion: .file())
  var file: String?

  /// Opens the log and reads it to its end.
  func read(beginsIn phase: PhaseKind? = nil) async throws -> ReadLog {
    if let file {
      let path = FilePath(file)
      let site = try await Wiring.anywhere(common).site
      return try await ReadLog(
        path, rules: try await nightlyRules(of: path, at: site), beginsIn: phase,
        lock: try await site.lock(beside: path))
    }
    let site = try await Wiring.find(common).site
    guard let report = try await BuildReport.now(at: site) else {
      throw Problem(
        .refused, "\(site.workspace.mainGate.path) was never built: it has no log.",
        hint: "Name a log, or start a build with heliosw build-illumos -q.")
    }
    let path = FilePath(report.path)
    return try await ReadLog(
      path, rules: try await nightlyRules(of: path, at: site), beginsIn: phase, lock: report.lock)
  }

  /// The rules to read a log by; nil where its own banners have to tell.
  func nightlyRules(of path: FilePath, at site: Site) async throws -> NightlyRules? {
    if let rules { return NightlyRules(rules) }
    return try await site.nightlyRules(
      ofLog: ProcessEnvironment.current().directory.pushing(path).lexicallyNormalized())
  }
}

extension NightlyRules.Edition: ExpressibleByArgument {}

extension Site {
  /// The lock of the build that writes a log, if there is one beside it.
  func lock(beside log: FilePath) async throws(Problem) -> NightlyLock.State {
    let lock = log.removingLastComponent().appending("nightly.lock")
    // The machine's name costs a process: it is asked for only where there is a lock.
    guard NightlyLock.read(lock, on: "") != .absent else { return .absent }
    return NightlyLock.read(lock, on: try await nodeName())
  }
}

/// A log that was read to its end.
struct ReadLog: Sendable {
  var path: FilePath
  var document: LogDocument
  var status: LogStatus
  var outcome: BuildOutcome
  /// Why a packed log could be unpacked in part only; what there is of it can be read.
  var problem: LogProblem?

  init(
    _ path: FilePath, rules: NightlyRules? = nil, beginsIn phase: PhaseKind?,
    lock: NightlyLock.State
  ) async throws {
    self.path = path
    document = try LogDocument(buildAt: path, rules: rules, beginsIn: phase)
    do throws(LogProblem) {
      while try await !document.advance().isComplete {}
    } catch {
      guard document.isPacked else { throw error }
      problem = error
    }
    status = await document.latestStatus
    let mail = MailMessage(file: path.removingLastComponent().appending("mail_msg"))
    outcome = BuildOutcome(log: status, mail: mail, lock: lock)
  }

  /// Ends a command that has printed what there is of a log.
  ///
  /// - Throws: What is wrong with the log.
  func tellProblem() throws(LogProblem) {
    if let problem { throw problem }
  }
}
