import SystemPackage

/// `mend`: does what doctor advises about one thing, where that is a command.
public struct MendRecipe: Recipe {
  /// The name on the command line.
  public static let name = "mend"
  /// What it does, in one line.
  public static let summary = "Do what doctor advises about one thing."
  /// The operands it takes.
  public static let operands = "check"
  /// Its options.
  public static let options: [RecipeOption] = []

  /// The name of the check.
  public var check: String

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    guard arguments.operands.count == 1, let name = arguments.operands.first else {
      throw Problem(.usage, "mend takes the name of one check; heliosw doctor lists them.")
    }
    guard Doctor.checks.contains(where: { $0.name == name }) else {
      let known = Doctor.checks.map(\.name).joined(separator: ", ")
      throw Problem(.usage, "There is no check \(name).", hint: "Known are \(known).")
    }
    check = name
  }

  /// Looks anew: what was found a while ago may be put right by now.
  public func facts(at site: Site) async throws(Problem) -> [Finding] {
    try await Doctor.examine(site).filter { $0.check == check }
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: [Finding]) throws(Problem) -> Plan {
    guard let finding = facts.first, let mend = finding.mend else {
      throw Problem(
        .refused,
        "There is nothing to mend: \(facts.first.map { "\($0.title), \($0.found)" } ?? check).")
    }
    if case .recipe(let name, _) = mend {
      throw Problem(
        .refused, "\(finding.title): \(finding.found). The recipe \(name) puts that right.",
        hint: mend.words(for: check))
    }
    guard case .commands(let commands, let title, let impact, let undo) = mend else {
      throw Problem(
        .refused, "\(finding.title): \(finding.found). heliosw can't put that right by a command.",
        hint: mend.words(for: check))
    }
    let step = Step(
      title, why: finding.why, commands.count == 1 ? .run(commands[0]) : .sequence(commands),
      impact: impact, undo: undo)
    return Plan(
      title.prefix(1).lowercased() + title.dropFirst(), recipe: Self.name, on: site.machine,
      stages: [.step(step)])
  }
}
