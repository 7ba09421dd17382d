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
      LogClassifyCommand.self, LogOpenCommand.self, LogSearchCommand.self, LogFilterCommand.self,
      LogIndexCommand.self,
      LogGenerateCommand.self,
    ],
    defaultSubcommand: LogOpenCommand.self)
}

/// `heliosw log FILE`: the workbench on a log; its summary where there is no terminal.
struct LogOpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a log in the workbench; without a terminal, sum it up.")

  @OptionGroup var log: LogOptions

  func run() async throws {
    try await reporting {
      guard Console.isTerminal, !log.json else {
        return try await LogSummaryCommand.print(log)
      }
      var first: FirstLook?
      if let file = log.file {
        first = try await FirstLook(
          ProcessEnvironment.current().directory.pushing(FilePath(file)))
      }
      try await Workplace.open(
        try await Wiring.anywhere(log.common), view: .log, log: first)
    }
  }
}

/// `heliosw log summary`.
struct LogSummaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Say how a build went: outcome, phases, first errors.")

  @OptionGroup var log: LogOptions

  func run() async throws {
    try await reporting { try await Self.print(log) }
  }

  static func print(_ options: LogOptions) async throws {
    let log = try await options.read()
    let errors = try await log.document.errors(limit: 10)
    Console.print(
      options.json
        ? try JSON.text(LogReport(log, errors: errors)) : try await text(log, errors))
    try log.tellProblem()
  }

  private static func text(_ log: ReadLog, _ errors: [LoggedError]) async throws -> String {
    let status = log.status
    let looksBinary =
      !log.document.isPacked && log.path.bytes(limit: 8192)?.contains(0) == true
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
      if self.log.json {
        Console.print(try JSON.text(LogReport(log, errors: errors)))
      } else {
        for error in errors { Console.print(Self.line(error)) }
      }
      try log.tellProblem()
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
      if self.log.json {
        Console.print(try JSON.text(LogReport(log, errors: nil)))
      } else {
        for line in Self.lines(log) { Console.print(line) }
      }
      try log.tellProblem()
    }
  }

  static func lines(_ log: ReadLog) -> [String] {
    log.status.phases(of: log.outcome).filter(\.kind.isWork).map { phase in
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
      // The folder tells where nightly puts the log: so the path begins at the root.
      let path = ProcessEnvironment.current().directory.pushing(FilePath(file))
        .lexicallyNormalized()
      let site = try await Wiring.anywhere(log.common).site
      let status = try await FileFollower(
        path: path, rules: try await log.nightlyRules(of: path, at: site), isJSON: log.json,
        lock: { try await site.lock(beside: path) }, host: try await site.nodeName()
      ).follow()
      throw status.code
    }
  }
}
