import ArgumentParser
import Workbench

/// `heliosw be`: the boot environments of the machine.
struct BootEnvironmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: BootEnvironmentFamily.name, abstract: BootEnvironmentFamily.summary,
    subcommands: [BootEnvironmentListCommand.self]
      + Heliosw.recipeCommands(of: BootEnvironmentFamily.self)
      + [BootEnvironmentKeepCommand.self, BootEnvironmentSpaceCommand.self],
    defaultSubcommand: BootEnvironmentListCommand.self)
}

/// `heliosw be list`.
struct BootEnvironmentListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the boot environments, the oldest first.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false

  func run() async throws {
    try await reporting {
      let wiring = try await Wiring.find(common)
      let site = wiring.site
      let list = try await site.bootEnvironmentsSeen(now: Moment.now)
      let history = HistoryKeeper(site, environment: wiring.process.variables)
      let jobs = try await site.jobs()
      let builds = list.origins(among: try await history.refresh() ?? [], jobs: jobs)
      guard !json else {
        var records: [String: BuildRecord] = [:]
        for (name, build) in builds { records[name] = try await history.known(build.number) }
        return Console.print(
          try JSON.text(BootEnvironmentsReport(list, records, jobs: jobs, on: site.machine)))
      }
      guard !list.environments.isEmpty else {
        return Console.print("\(site.machine.name) has no boot environments.")
      }
      Console.print(
        BootEnvironmentTable.text(list, builds, now: Moment.now, columns: Console.columns))
    }
  }
}

/// `heliosw be keep`.
struct BootEnvironmentKeepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep",
    abstract: "Mark a boot environment to be kept: heliosw neither destroys nor proposes it.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Take the mark away.") var off = false
  @Argument(help: "The boot environment.") var name: String

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let list = try await site.bootEnvironments()
      guard let environment = list[name] else {
        throw Problem(
          .refused, "\(name) can't be marked: there is no boot environment of that name.",
          hint: "heliosw be list shows what there is.")
      }
      var notes = list.notes
      notes[environment].isKept = !off
      try await site.keep(notes)
      guard !json else {
        return Console.print(try JSON.text(KeptReport(name: name, isKept: !off)))
      }
      Console.print("\(Console.neutral(name)) is \(off ? "no longer marked" : "marked") to be kept")
    }
  }
}

/// `heliosw be space`.
struct BootEnvironmentSpaceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "space",
    abstract: "Propose which boot environments to destroy to gain some space; destroys nothing.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Print JSON.") var json = false
  @Argument(help: "How many GB are to be gained.") var gigabytes: Double

  func validate() throws {
    guard gigabytes > 0, gigabytes < 1_000_000 else {
      throw ValidationError("The space to be gained is a number of GB above 0.")
    }
  }

  func run() async throws {
    try await reporting {
      let site = try await Wiring.find(common).site
      let list = try await site.bootEnvironments()
      let advice = list.advice(toGain: Int64(gigabytes * 1_000_000_000))
      guard !json else { return Console.print(try JSON.text(SpaceReport(advice))) }
      for proposal in advice.proposals {
        Console.print(
          "destroy  \(Console.neutral(proposal.name).padded(to: 24))about \(Words.size(proposal.gain))"
        )
      }
      for (name, reason) in advice.spared.sorted(by: { $0.key < $1.key }) {
        Console.print("keep     \(Console.neutral(name).padded(to: 24))\(reason.words)")
      }
      Console.print(advice.summary)
      if !advice.isEnough { throw ExitStatus.failed.code }
    }
  }
}

extension RetentionAdvice {
  /// What it comes to, in a sentence.
  var summary: String {
    let gain = "about \(Words.size(self.gain))"
    if isEnough { return "That gains \(gain) of \(Words.size(wanted))." }
    return proposals.isEmpty
      ? "Nothing may go: all boot environments are needed or marked."
      : "All that may go gains \(gain), not \(Words.size(wanted))."
  }
}

extension Site {
  /// The boot environments, with what can be seen in those that are open, which is noted.
  func bootEnvironmentsSeen(now: Int) async throws(Problem) -> BootEnvironmentList {
    var list = try await bootEnvironments()
    let before = list.notes
    list.notes.see(list.environments, try await provenances(of: list), now: now)
    if list.notes != before { try await keep(list.notes) }
    return list
  }
}
