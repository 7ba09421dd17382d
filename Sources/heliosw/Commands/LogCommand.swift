import ArgumentParser
import SystemPackage
import Workbench

/// `heliosw log`: nightly.log without a screen.
struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Read nightly.log: its errors, phases, summary; or follow it.",
    discussion: "Without FILE it is the log of the gate's present or last build.",
    subcommands: [
      LogSummaryCommand.self, LogErrorsCommand.self, LogPhasesCommand.self, LogFollowCommand.self,
      LogClassifyCommand.self, LogOpenCommand.self, LogSearchCommand.self, LogIndexCommand.self,
      LogGenerateCommand.self,
    ],
    defaultSubcommand: LogOpenCommand.self)
}

/// The log that a command is about, and the kinds of answer.
struct LogOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false
  @Argument(
    help: "The log; that of the gate's present or last build if left out.", completion: .file())
  var file: String?

  /// Opens the log and reads it to its end.
  func read(beginsIn phase: PhaseKind? = nil) async throws -> ReadLog {
    if let file {
      let path = FilePath(file)
      return try await ReadLog(path, beginsIn: phase, lock: .absent)
    }
    let site = try await Wiring.find(common).site
    let rules = try await site.nightlyRules(of: site.workspace.mainGate)
    guard let report = try await BuildReport.now(at: site) else {
      throw Problem(
        .refused, "\(site.workspace.mainGate.path) was never built: it has no log.",
        hint: "Name a log, or start a build with heliosw build-illumos -q.")
    }
    return try await ReadLog(
      FilePath(report.path), rules: rules, beginsIn: phase, lock: report.lock)
  }
}

/// A log that was read to its end.
struct ReadLog: Sendable {
  var path: FilePath
  var document: LogDocument
  var status: LogStatus
  var outcome: BuildOutcome

  init(
    _ path: FilePath, rules: NightlyRules? = nil, beginsIn phase: PhaseKind?,
    lock: NightlyLock.State
  ) async throws {
    self.path = path
    document = try LogDocument(buildAt: path, rules: rules, beginsIn: phase)
    var status = try await document.advance()
    while !status.isComplete { status = try await document.advance() }
    self.status = status
    let mail = MailMessage(file: path.removingLastComponent().appending("mail_msg"))
    outcome = BuildOutcome(log: status, mail: mail, lock: lock)
  }
}

/// `heliosw log FILE`: the workbench on a log; its summary where there is no terminal.
struct LogOpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a log in the workbench; without a terminal, sum it up.")

  @OptionGroup var log: LogOptions

  func run() async throws {
    try await reporting {
      guard Console.isTerminal, !log.json else {
        return Console.print(try await LogSummaryCommand.text(log))
      }
      var first: FirstLook?
      if let file = log.file {
        first = try await FirstLook(
          ProcessEnvironment.current().directory.pushing(FilePath(file)))
      }
      try await Workplace.open(
        try await Wiring.forLog(log.common), view: .log, log: first)
    }
  }
}

extension Wiring {
  /// The site; a log opened by name needs no workspace, so a folder that is none does then.
  static func forLog(_ options: CommonOptions) async throws(Problem) -> Wiring {
    do throws(Problem) {
      return try await find(options)
    } catch {
      guard error.kind == .usage, options.workspace == nil else { throw error }
      let process = ProcessEnvironment.current()
      return Wiring(
        process: process,
        site: Site(
          machine: Machine(name: hostName), workspace: Workspace(root: process.directory),
          transport: LocalTransport(environment: process.variables)),
        variables: process.variables)
    }
  }
}

/// `heliosw log summary`.
struct LogSummaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Say how a build went: outcome, phases, first errors.")

  @OptionGroup var log: LogOptions

  func run() async throws {
    try await reporting { Console.print(try await Self.text(log)) }
  }

  static func text(_ options: LogOptions) async throws -> String {
    let log = try await options.read()
    let errors = try await log.document.errors(limit: 10)
    guard !options.json else { return try JSON.text(LogReport(log, errors: errors)) }
    let status = log.status
    let looksBinary = log.path.bytes(limit: 8192)?.contains(0) == true
    let warning = looksBinary ? ["This is a binary file, read as if it were a log."] : []
    let lines =
      warning + [
        "\(Console.neutral(log.path.string)): \(log.outcome.words)",
        "\(Words.count(status.lines, "line")), \(Words.size(status.sizeInBytes)), "
          + "\(Words.count(status.errors, "error")), \(Words.count(status.warnings, "warning"))"
          + (status.ownErrors > 0 ? ", \(status.ownErrors) more that nightly does not count" : "")
          + (status.files > 1 ? ", in \(status.files) files" : ""),
        "rules: \(status.rulesInWords)",
      ]
    return (lines + LogPhasesCommand.lines(log) + errors.map(LogErrorsCommand.line))
      .joined(separator: "\n")
  }
}

/// `heliosw log errors`.
struct LogErrorsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errors", abstract: "List the errors with their components.")

  @OptionGroup var log: LogOptions
  @Option(help: "The most errors to list.") var limit = 1000

  func run() async throws {
    try await reporting {
      let log = try await self.log.read()
      let errors = try await log.document.errors(limit: limit)
      guard !self.log.json else {
        return Console.print(try JSON.text(LogReport(log, errors: errors)))
      }
      for error in errors { Console.print(Self.line(error)) }
    }
  }

  static func line(_ error: LoggedError) -> String {
    let number = "\((error.line.number ?? 0) + 1)".padded(to: 9)
    let component = Console.neutral(error.component ?? "?")
    return number + component.padded(to: 22) + Console.neutral(error.line.text)
  }
}

/// `heliosw log phases`.
struct LogPhasesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phases", abstract: "List the phases with their times and counts.")

  @OptionGroup var log: LogOptions

  func run() async throws {
    try await reporting {
      let log = try await self.log.read()
      guard !self.log.json else { return Console.print(try JSON.text(LogReport(log, errors: nil))) }
      for line in Self.lines(log) { Console.print(line) }
    }
  }

  static func lines(_ log: ReadLog) -> [String] {
    log.status.phases.filter(\.kind.isWork).map { phase in
      let name = Console.neutral("\(phase.kind)")
      let time = phase.elapsed.map { Words.clock($0) } ?? "-"
      let counts =
        phase.errors + phase.warnings > 0
        ? "  \(Words.count(phase.errors, "error")), \(Words.count(phase.warnings, "warning"))" : ""
      return
        "\(phase.state.rawValue.padded(to: 9))\(name.padded(to: 34))\(time)\(counts)"
    }
  }
}

/// `heliosw log classify`.
struct LogClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract:
      "Print LINE<TAB>KIND for each line that nightly counts: nightly-error, nightly-warning.")

  @OptionGroup var log: LogOptions
  @Option(
    help: "The phase that the log begins in: \(Self.phases.keys.sorted().joined(separator: ", ")).")
  var phase: String?

  static let phases: [String: PhaseKind] = [
    "source": .source(nil), "tools": .tools, "bootstrap": .bootstrapTools, "clobber": .clobber,
    "tools-clobber": .toolsClobber, "packages": .packages(nil), "check": .check, "lint": .lint,
    "pkglint": .lint,
    "abi": .abi, "elf-runtime": .elfRuntime, "file-lists": .fileLists, "signing": .signing,
  ]

  func run() async throws {
    try await reporting {
      let kind = try phase.map { name in
        guard let kind = Self.phases[name] else {
          throw Problem(
            .usage, "\(name) is no phase with rules of its own.",
            hint: "Known are \(Self.phases.keys.sorted().joined(separator: ", ")).")
        }
        return kind
      }
      let document = try await log.read(beginsIn: kind).document
      if log.json {
        var report = ClassifyReport(lines: [])
        try await Self.classify(document) { report.lines += $0 }
        Console.print(try JSON.text(report))
      } else {
        try await Self.classify(document) { lines in
          Console.print(lines.map { "\($0.line)\t\($0.kind)\n" }.joined(), terminator: "")
        }
      }
    }
  }

  /// Lines and kinds as JSON.
  private struct ClassifyReport: Encodable {
    let format = 1
    var lines: [ClassifiedLine]
  }

  private struct ClassifiedLine: Encodable {
    var line: Int
    var kind: String
  }

  /// Hands out the lines that nightly counts, some thousand at a time.
  private static func classify(
    _ document: LogDocument, _ take: ([ClassifiedLine]) -> Void
  ) async throws {
    var line = -1
    var found: [ClassifiedLine] = []
    let errors: LineKinds = [.nightlyError, .undefinedSymbol]
    while let next = try await document.next(errors.union(.nightlyWarning), from: line) {
      line = next
      let kinds = try await document.lines(next..<next + 1, bytes: 0..<0).first?.kinds ?? []
      if !kinds.isDisjoint(with: errors) {
        found.append(ClassifiedLine(line: next + 1, kind: "nightly-error"))
      }
      if kinds.contains(.nightlyWarning) {
        found.append(ClassifiedLine(line: next + 1, kind: "nightly-warning"))
      }
      guard found.count > 4000 else { continue }
      take(found)
      found = []
    }
    take(found)
  }
}

/// `heliosw log follow`.
struct LogFollowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract: "Print a log as it grows, through nightly's renames, until the build ends.")

  @OptionGroup var log: LogOptions

  func run() async throws {
    try await reporting {
      guard let file = log.file else {
        let site = try await Wiring.find(log.common).site
        let content: BuildFollower.Content = log.json ? .jsonLines : .log
        let outcome = try await BuildFollower(site: site, content: content).follow()
        throw (outcome.map { ExitStatus($0) } ?? .failed).code
      }
      try await FileFollower(path: FilePath(file), isJSON: log.json).follow()
    }
  }
}
