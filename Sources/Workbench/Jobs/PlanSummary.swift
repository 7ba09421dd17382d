import SystemPackage

/// What a job's `plan.json` holds: the plan without its script.
public struct PlanSummary: Hashable, Sendable, Codable {
  /// The format of this file: 1.
  public var format = 1
  /// The plan's title.
  public var title: String
  /// The recipe's name.
  public var recipe: String
  /// The machine's name.
  public var machine: String
  /// The workspace's folder.
  public var workspace: String
  /// The gate it builds, if it builds one.
  public var gate: String?
  /// The titles of its steps, in the order of their numbers.
  public var steps: [String]
  /// What is worth knowing of the plan afterwards, by name; nil if nothing is.
  public var notes: [String: String]?

  /// The summary of a plan in a workspace.
  public init(of plan: Plan, in workspace: FilePath) {
    title = plan.title
    recipe = plan.recipe
    machine = plan.machine
    self.workspace = workspace.string
    gate = plan.gate?.string
    steps = plan.steps.map(\.title)
    notes = plan.notes.isEmpty ? nil : plan.notes
  }
}
