import SystemPackage

/// What will be done on one machine, as a value: it is shown, printed, tested and run from the same text.
public struct Plan: Hashable, Sendable {
  /// Steps that run one after the other, or side by side.
  public enum Stage: Hashable, Sendable {
    /// One step on its own.
    case step(Step)
    /// Steps side by side, at most `width` at once, an output file each; the failure of one does not stop the others.
    case together([Step], width: Int)

    /// The steps of it, in order.
    public var steps: [Step] {
      switch self {
      case .step(let step): [step]
      case .together(let steps, _): steps
      }
    }
  }

  /// Whether the plan runs as a job in the background or has the terminal.
  public enum Foreground: String, Hashable, Sendable, Codable {
    /// A job, detached from every terminal.
    case job
    /// The real terminal is handed over to it.
    case terminal
  }

  /// What it is for, in a few words.
  public var title: String
  /// The name of the recipe that made it.
  public var recipe: String
  /// The machine it is for, as its name.
  public var machine: String
  /// Whether that machine is a simulation.
  public var isSimulated: Bool
  /// Folders put before the machine's own PATH.
  public var path: [FilePath]
  /// The gate it builds, if it builds one.
  public var gate: FilePath?
  /// Whether it needs the terminal.
  public var foreground: Foreground
  /// What exit statuses mean that its commands end with, where more is known than the number.
  public var meanings: [Int: String] = [:]
  /// What a person must type before it is started, if it destroys something: the name of that.
  public var wordToType: String?
  /// Variables that all its commands get.
  public var environment: [String: String] = [:]
  /// What is gone for good when it is done, a line each: shown above all else, and confirmed explicitly.
  public var losses: [String] = []
  /// Whether the recipe has more to do than can be known before this plan has run: it is asked again then.
  public var continues = false
  /// What is worth knowing of it afterwards, by name: the job keeps it.
  public var notes: [String: String] = [:]
  /// What is done, in order.
  public var stages: [Stage]
  /// A command of the user's own that the job runs when it has ended, however it came.
  public var afterwards: Command?

  /// Makes a plan.
  public init(
    _ title: String, recipe: String, on machine: Machine, gate: FilePath? = nil,
    foreground: Foreground = .job, stages: [Stage]
  ) {
    self.title = title
    self.recipe = recipe
    self.machine = machine.name
    self.isSimulated = machine.isSimulated
    self.path = machine.path
    self.gate = gate
    self.foreground = foreground
    self.stages = stages
  }

  /// All steps, in the order of their numbers, which begin at 1.
  public var steps: [Step] { stages.flatMap(\.steps) }

  /// The most far-reaching impact of its steps.
  public var impact: Impact { steps.map(\.impact).max() ?? .reads }
}
