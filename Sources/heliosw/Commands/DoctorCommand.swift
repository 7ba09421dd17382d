import ArgumentParser
import Workbench

/// `heliosw doctor`: what would fail, and what to do about it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at the machine and the workspace, and say what would fail.",
    discussion: "Ends with 0 if nothing would, though there may be warnings; else with 1.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false
  @Option(help: "Look only at what can stop this: build, install, image, setup.")
  var purpose: DoctorCheck.Purpose?

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let findings = try await Doctor.examine(site, for: purpose, now: Moment.now)
      if json {
        Console.print(try JSON.text(DoctorReport(site.machine, findings)))
      } else {
        for finding in findings { Console.print(Console.neutral(finding.line)) }
        for finding in findings where finding.verdict == .problem || finding.verdict == .warn {
          Console.print("\n" + finding.advice.map { Console.neutral($0) }.joined(separator: "\n"))
        }
      }
      if findings.contains(where: { $0.verdict == .problem }) { throw ExitStatus.failed.code }
    }
  }
}

extension DoctorCheck.Purpose: ExpressibleByArgument {}

/// What `heliosw doctor --json` prints.
struct DoctorReport: Encodable {
  let format = 1
  var machine: String
  var isSimulated: Bool
  var findings: [Entry]

  struct Entry: Encodable {
    var check: String
    var title: String
    var verdict: String
    var found: String
    var why: String
    var stops: [String]
    var mend: Known<String>
    /// Whether `mend` is a command to run.
    var isCommand: Bool
  }

  init(_ machine: Machine, _ findings: [Finding]) {
    self.machine = machine.name
    isSimulated = machine.isSimulated
    self.findings = findings.map { finding in
      Entry(
        check: finding.check, title: finding.title, verdict: finding.verdict.rawValue,
        found: finding.found, why: finding.why, stops: finding.stops.map(\.rawValue).sorted(),
        mend: Known(finding.mend?.words(for: finding.check)),
        isCommand: finding.mend.map { if case .advice = $0 { false } else { true } } ?? false)
    }
  }
}

extension Finding {
  /// The finding as a line for a person.
  var line: String { verdict.word.padded(to: 9) + title.padded(to: 22) + found }

  /// Why it matters and what to do.
  fileprivate var advice: [String] {
    let what = "\(title): \(found). \(why)"
    let stopped =
      stops.isEmpty ? "" : " It stops: \(stops.map(\.words).sorted().joined(separator: ", "))."
    let fails = verdict == .problem ? stopped : ""
    return [what + fails] + (mend.map { ["  " + $0.words(for: check)] } ?? [])
  }
}

extension Finding.Verdict {
  /// The verdict in a word.
  var word: String {
    switch self {
    case .ok: "ok"
    case .warn: "warning"
    case .problem: "problem"
    case .unknown: "unknown"
    }
  }
}

extension DoctorCheck.Purpose {
  /// What fails, in words.
  var words: String {
    switch self {
    case .build: "builds"
    case .install: "installing"
    case .image: "images"
    case .setup: "setup"
    }
  }
}
