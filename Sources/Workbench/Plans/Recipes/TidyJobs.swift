import SystemPackage

/// `tidy-jobs`: removes the folders of old jobs.
public struct TidyJobs: Recipe {
  /// The name on the command line.
  public static let name = "tidy-jobs"
  /// What it does, in one line.
  public static let summary =
    "Remove the folders of old jobs; the newest stay (jobs.keep in heliosw.toml)."
  /// The operands it takes.
  public static let operands = ""
  /// Its options.
  public static let options = [
    RecipeOption("keep", nil, .word("N"), help: "How many ended jobs stay.")
  ]

  /// How many ended jobs stay; the setting decides if nil.
  public var keep: Int?

  /// Keeps so many.
  public init(keep: Int?) {
    self.keep = keep
  }

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard arguments.operands.isEmpty else {
      throw Problem(.usage, "tidy-jobs takes options only, not \(arguments.operands[0]).")
    }
    self.init(keep: nil)
    guard let text = arguments.values["keep"] else { return }
    guard let keep = Int(text), keep >= 0 else {
      throw Problem(.usage, "--keep needs a number of jobs, not \(text).")
    }
    self.keep = keep
  }

  /// Asks for the jobs.
  public func facts(at site: Site) async throws(Problem) -> [Job] { try await site.jobs() }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: [Job]) throws(Problem) -> Plan {
    let keep = keep ?? site.keptJobs
    let old = facts.filter { !$0.state.isAlive }.sorted { $0.id > $1.id }.dropFirst(keep)
    guard !old.isEmpty else {
      throw Problem(
        .refused, "There is nothing to tidy up: no more than \(keep) jobs have ended.",
        hint: "heliosw tidy-jobs --keep N keeps fewer.")
    }
    // An argument list has its limits.
    let pieces = stride(from: 0, to: old.count, by: 100).map {
      Array(old.dropFirst($0).prefix(100))
    }
    return Plan(
      "remove \(old.count) old job\(old.count == 1 ? "" : "s")", recipe: Self.name,
      on: site.machine, stages: pieces.map { .step(Self.removal(of: $0)) })
  }

  private static func removal(of jobs: [Job]) -> Step {
    Step(
      "Remove \(jobs.count) job\(jobs.count == 1 ? "" : "s")",
      why:
        "They have ended; their plans and what they printed go. Logs of nightly and the history of builds stay.",
      .run(Command(["rm", "-rf"] + jobs.map(\.folder))), impact: .writes,
      undo: .none("what a removed job printed is lost."))
  }
}
