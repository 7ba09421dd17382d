import ArgumentParser
import HeliosTUI
import Workbench

/// `heliosw status`: the dashboard in a few lines.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say what is out of order, what is being built and what runs.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let wiring = try await Wiring.find(common)
      let report = try await StatusReport(wiring)
      Console.print(json ? try JSON.text(report) : report.text)
    }
  }
}

/// What `heliosw status` says.
struct StatusReport: Encodable {
  let format = 1
  var machine: String
  var isSimulated: Bool
  var workspace: String
  var gate: String
  var build: Known<BuildSummary>
  var consolidations: ConsolidationsReport
  var jobs: [JobReport]
  var leftBehind: [Remnant]

  /// What something that broke off has left.
  struct Remnant: Encodable {
    var name: String
    var kind: String
    var words: String
  }

  /// The gate's present or last build.
  struct BuildSummary: Encodable {
    var log: String
    var outcome: String
    var kind: Known<String>
    var phase: Known<String>
    var startedAt: Known<String>
    var builder: Known<String>
    var lock: Known<Lock>
    var lines: Int
    var sizeInBytes: Int64
    var errors: Int
    var warnings: Int
    var isDoomed: Bool
  }

  /// Who holds the gate's lock; of one on another host it can't be told whether he still builds.
  struct Lock: Encodable {
    var host: String
    var user: String
    var process: Int32
    var isAlive: Known<Bool>
  }

  private let report: BuildReport?
  private let allJobs: [Job]

  private enum CodingKeys: String, CodingKey {
    case format, machine, isSimulated, workspace, gate, build, consolidations, jobs, leftBehind
  }

  init(_ wiring: Wiring) async throws {
    machine = wiring.site.machine.name
    isSimulated = wiring.site.machine.isSimulated
    workspace = wiring.site.workspace.root.string
    gate = wiring.site.workspace.mainGate.path.string
    report = try await BuildReport.now(at: wiring.site)
    build = Known(report.map(BuildSummary.init))
    consolidations = ConsolidationsReport(try await wiring.consolidations())
    allJobs = try await wiring.site.jobs()
    jobs = allJobs.map { JobReport($0) }
    leftBehind = try await Remains(at: wiring.site, jobs: allJobs).remnants
  }

  /// The same for a person.
  var text: String {
    var state = AppState(
      place: AppState.Place(
        machine: machine, isSimulated: isSimulated, workspace: workspace, gate: gate))
    state.consolidations.rows = consolidations.consolidations.map(ConsolidationsState.Row.init)
    state.build.report = report
    state.jobs.jobs = allJobs
    let place = "\(machine)\(isSimulated ? " (simulated)" : ""): \(workspace)"
    let alive = state.jobs.alive
      .map { "job        \(Console.neutral($0.title)) \($0.state.word)  \($0.id)" }
    let left = leftBehind.map { "  \(Console.neutral($0.words))" }
    // That all is in order is not said above what is not.
    let order = Disorder.lines(in: state).filter { left.isEmpty || $0.runs.first?.role != .good }
      .map { "  \(Console.neutral($0.text))" }
    return ([place, "build      \(buildText)"] + alive + ["out of order"] + order + left)
      .joined(separator: "\n")
  }

  private var buildText: String {
    guard let build = build.value, let report else { return "never built here" }
    let isForeign =
      build.outcome == BuildOutcome.running.rawValue
      && !allJobs.contains { $0.state.isAlive && $0.plan?.gate == gate }
    let who = isForeign ? ", \(Console.neutral(report.builder))" : ""
    let phase = build.phase.value.map { ", \(Console.neutral($0))" } ?? ""
    let doom = build.isDoomed ? ", no packages" : ""
    return "\(build.outcome)\(who)\(phase), \(Words.count(build.errors, "error")), "
      + "\(Words.count(build.warnings, "warning"))\(doom)  \(Console.neutral(build.log))"
  }
}

extension Remains {
  /// Asks a machine what was left on it; one without boot environments has folders only.
  init(at site: Site, jobs: [Job]) async throws(Problem) {
    let environments = try? await site.bootEnvironments()
    self.init(in: environments, try await site.halfMadeRepositories(), jobs: jobs)
  }

  /// What is worth telling, in the order in which it matters.
  fileprivate var remnants: [StatusReport.Remnant] {
    environments.map { .init(name: $0.name, kind: $0.kind.rawValue, words: $0.words) }
      + folders.map {
        .init(
          name: $0.name, kind: PackageRepository.Kind.halfMade.rawValue,
          words: "\($0.name) was left half made: heliosw onu-clean-up removes or finishes it.")
      }
  }
}

extension StatusReport.BuildSummary {
  init(_ report: BuildReport) {
    log = report.path
    outcome = report.outcome.rawValue
    kind = Known(report.kind?.rawValue)
    phase = Known(report.outcome == .running ? report.currentPhase.map { "\($0.kind)" } : nil)
    startedAt = Known(moment: report.startedAt)
    lock = Known(StatusReport.Lock(report.lock))
    builder = Known(
      lock.value.flatMap {
        $0.isAlive.value == true ? "\($0.host).\($0.user).\($0.process)" : nil
      })
    lines = report.status.lines
    sizeInBytes = report.status.sizeInBytes
    errors = report.status.errors
    warnings = report.status.warnings
    isDoomed = report.status.isDoomed
  }
}

extension StatusReport.Lock {
  fileprivate init?(_ state: NightlyLock.State) {
    guard let holder = state.holder else { return nil }
    (host, user, process) = (holder.host, holder.staffer, holder.pid)
    switch state {
    case .absent, .foreign: isAlive = Known(nil)
    case .live: isAlive = Known(true)
    case .stale: isAlive = Known(false)
    }
  }
}

extension BuildReport {
  /// The gate's present or last build, its log read to the end; nil if it was never built.
  static func now(at site: Site) async throws -> BuildReport? {
    let host = try await site.nodeName()
    var watch = BuildWatch(gate: site.workspace.mainGate, host: host)
    watch.rules = try await site.nightlyRules(of: site.workspace.mainGate)
    _ = try await watch.look()
    guard let document = watch.document else { return nil }
    while true {
      let status = try await document.advance()
      try await watch.take(status)
      if status.isComplete {
        // What the log tells helps to find a builder whose lock was taken away.
        _ = try await watch.look()
        return watch.report(tail: try await document.end(rows: Engine.tailRows, status))
      }
    }
  }
}
