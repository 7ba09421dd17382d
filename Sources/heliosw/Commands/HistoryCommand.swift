import ArgumentParser
import HeliosTUI
import SystemPackage
import Workbench

/// `heliosw history`: the builds of the past.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List, show and compare the builds of the past.",
    subcommands: [HistoryList.self, HistoryShow.self, HistoryCompare.self],
    defaultSubcommand: HistoryList.self)
}

/// What the commands about the history have in common.
struct HistoryOptions: ParsableArguments {
  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false
  @Option(
    name: .shortAndLong, help: "A gate beside the workspace's own.", completion: .directory)
  var gate: String?

  /// The history, with all that is new in it.
  ///
  /// - Throws: ``Problem`` when there is none; one that had to begin anew is only complained about.
  func open() async throws -> (keeper: HistoryKeeper, builds: [PastBuild]) {
    let wiring = try await Wiring.find(common)
    let other = gate.map {
      Gate(path: wiring.process.directory.pushing(FilePath($0)).lexicallyNormalized())
    }
    let keeper = HistoryKeeper(
      wiring.site, gate: other, environment: wiring.process.variables)
    let builds = try await keeper.refresh()
    let notice = await keeper.takeNotice()
    guard let builds else {
      throw notice ?? Problem(.failed, "The history of builds can't be read.")
    }
    if let notice { Console.complain(notice.description) }
    return (keeper, builds)
  }
}

/// `heliosw history list`.
struct HistoryList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the gate's builds, newest first.")

  @OptionGroup var options: HistoryOptions
  @Option(help: "The most builds to list.") var limit = 1000

  func run() async throws {
    try await reporting {
      let builds = try await options.open().builds.prefix(max(0, limit))
      guard !options.json else {
        return Console.print(try JSON.text("builds", builds.map { PastBuildReport($0) }))
      }
      if builds.isEmpty { Console.print("No builds yet. heliosw build-illumos -q starts one.") }
      for build in builds { Console.print(Self.line(build)) }
    }
  }

  private static func line(_ build: PastBuild) -> String {
    let counts =
      build.errors + build.warnings > 0
      ? "  \(Words.count(build.errors, "error")), \(Words.count(build.warnings, "warning"))" : ""
    let time = build.seconds.map { Words.clock(Int($0)) } ?? "-"
    return "#\(build.number)".padded(to: 6) + build.beganOnTheWall.padded(to: 18)
      + Console.neutral(build.kindWords).padded(to: 14) + time.padded(to: 9)
      + build.outcome.words + counts
  }
}

/// `heliosw history show`.
struct HistoryShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one build: phases, errors, the commits of every repository, packages.")

  @OptionGroup var options: HistoryOptions
  @Argument(help: "The build's number; the newest if left out.") var number: Int?

  func run() async throws {
    try await reporting {
      let (keeper, builds) = try await options.open()
      let record = try await keeper.wanted(number, of: builds)
      guard !options.json else {
        return Console.print(try JSON.text("build", PastBuildReport(record)))
      }
      let heading = TextLine("#\(record.build.number) ")
      for (row, line) in record.lines(now: Moment.now).enumerated() {
        Console.print(Console.neutral(((row == 0 ? heading : []) + line).text))
      }
    }
  }
}

/// `heliosw history compare`.
struct HistoryCompare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two builds: commits, phases, errors that are new, known or fixed.")

  @OptionGroup var options: HistoryOptions
  @Argument(help: "A build's number.") var one: Int
  @Argument(help: "Another build's number.") var other: Int

  func run() async throws {
    try await reporting {
      let (keeper, builds) = try await options.open()
      let comparison = BuildComparison(
        try await keeper.wanted(one, of: builds), try await keeper.wanted(other, of: builds))
      guard !options.json else {
        return Console.print(try JSON.text(ComparisonReport(comparison)))
      }
      for line in comparison.lines { Console.print(Console.neutral(line.text)) }
    }
  }
}

extension HistoryKeeper {
  /// The build of a number, or the newest.
  ///
  /// - Throws: ``Problem`` (refused) when there is none.
  fileprivate func wanted(_ number: Int?, of builds: [PastBuild]) async throws -> BuildRecord {
    guard let number = number ?? builds.first?.number else {
      throw Problem(
        .refused, "There is no build yet.", hint: "heliosw build-illumos -q starts one.")
    }
    guard let record = try await build(number) else {
      throw takeNotice()
        ?? Problem(.refused, "There is no build #\(number).", hint: "heliosw history lists them.")
    }
    return record
  }
}
