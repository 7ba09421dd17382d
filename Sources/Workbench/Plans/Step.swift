import SystemPackage

/// One thing a plan does, and why.
public struct Step: Hashable, Sendable {
  /// What is done.
  public enum Work: Hashable, Sendable {
    /// A command runs.
    case run(Command)
    /// Commands run one after the other, up to the first that fails; before them must hold what is required, or the step fails.
    case sequence([Command], given: [Requirement] = [])
    /// A file is written whole, as with ``write``; where its text holds the slot, it gets what the command prints.
    case fill(
      FilePath, contents: String, slot: String, from: Command, given: [Requirement] = [])
    /// A file is written whole; an old one that differs is kept in the job's folder. Before that must hold what is required, or the
    /// step fails.
    case write(FilePath, contents: String, given: [Requirement] = [])
    /// Conditions are checked; the first that fails ends the plan with status 5. Each says in words what must hold.
    case require([Requirement])
    /// Conditions are checked that what was done should have brought about; the first that fails is the step's failure.
    case verify([Requirement])
    /// Nothing is done, for a reason.
    case skip(reason: String)
    /// A folder is made that says "this is taken", and removed when the plan ends; if it stands already and its maker lives,
    /// the plan ends with status 5.
    case claim(FilePath)
  }

  /// A condition and the words for it.
  public struct Requirement: Hashable, Sendable {
    /// What must hold, as a sentence without its full stop.
    public var words: String
    /// The test.
    public var condition: Condition

    /// Makes a requirement.
    public init(_ words: String, _ condition: Condition) {
      self.words = words
      self.condition = condition
    }
  }

  /// A folder that must be there for the step to make sense, and the reason for skipping it otherwise.
  public struct Need: Hashable, Sendable {
    /// The folder.
    public var folder: FilePath
    /// Why the step is skipped without it.
    public var reason: String

    /// Makes a need.
    public init(_ folder: FilePath, orSkip reason: String) {
      self.folder = folder
      self.reason = reason
    }
  }

  /// How a step is taken back.
  public enum Undo: Hashable, Sendable {
    /// By this command.
    case command(Command)
    /// By these commands, in this order.
    case commands([Command])
    /// There is nothing to take back.
    case nothingToUndo
    /// It can't be; the words say what is lost or stays.
    case none(String)
  }

  /// What the rest of the plan does when this step fails.
  public enum OnFailure: Hashable, Sendable {
    /// The plan ends with status 1.
    case stop
    /// The plan goes on, and ends with status 1.
    case goOn
  }

  /// What it does, in a few words, imperative.
  public var title: String
  /// Why it is done, in one sentence.
  public var why: String
  /// What is done.
  public var work: Work
  /// What it can change.
  public var impact: Impact
  /// How it is taken back.
  public var undo: Undo
  /// What the rest of the plan does when this step fails.
  public var onFailure: OnFailure
  /// What exit statuses mean that its command may end with; they win over the plan's.
  public var reasons: [Int: String]
  /// What an earlier step should have left, if the step is skipped without it.
  public var need: Need?
  /// What to do when it fails, in a sentence.
  public var advice: String?

  /// Makes a step.
  public init(
    _ title: String, why: String, _ work: Work, impact: Impact, undo: Undo = .nothingToUndo,
    onFailure: OnFailure = .stop, reasons: [Int: String] = [:], need: Need? = nil,
    advice: String? = nil
  ) {
    self.title = title
    self.why = why
    self.work = work
    self.impact = impact
    self.undo = undo
    self.onFailure = onFailure
    self.reasons = reasons
    self.need = need
    self.advice = advice
  }
}
