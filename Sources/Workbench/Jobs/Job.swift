/// A plan being carried out, or one that was.
public struct Job: Hashable, Sendable {
  /// Its name, which is its folder's.
  public var id: JobID
  /// Its folder on the machine where it runs.
  public var folder: String
  /// What it carries out; nil when its `plan.json` can't be read.
  public var plan: PlanSummary?
  /// Where it stands.
  public var state: JobState
  /// Whether the machine was started anew since, so that the job can't have gone on.
  public var endedWithTheMachine = false
  /// Whether it was told to stop: one that is lost all the same was killed.
  public var wasToldToStop = false
  /// The process group that a signal must go to.
  public var processGroup: Int?
  /// When it began, in seconds since 1970.
  public var startedAt: Int?
  /// When it ended, in seconds since 1970.
  public var endedAt: Int?
  /// What its steps said.
  public var steps: [StepRecord]
  /// What steps that run side by side have printed last, by their numbers.
  public var lastLines: [Int: String] = [:]
  /// How far it is, where its output tells: packages published, of all.
  public var progress: Progress?

  /// How many of how many.
  public struct Progress: Hashable, Sendable {
    /// Those that are done.
    public var done: Int
    /// All of them.
    public var all: Int

    /// Makes a progress.
    public init(done: Int, of all: Int) {
      self.done = done
      self.all = all
    }
  }

  /// Makes a job.
  public init(
    id: JobID, folder: String, plan: PlanSummary?, state: JobState, processGroup: Int? = nil,
    startedAt: Int? = nil, endedAt: Int? = nil, steps: [StepRecord] = []
  ) {
    self.id = id
    self.folder = folder
    self.plan = plan
    self.state = state
    self.processGroup = processGroup
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.steps = steps
  }

  /// The plan's title, or the folder's name where the plan can't be read.
  public var title: String { plan?.title ?? id.name }

  /// The step under way.
  public var currentStep: StepRecord? {
    guard state.isAlive else { return nil }
    let open = steps.filter { $0.event == .begin }
    return open.last { begun in
      !steps.contains { $0.step == begun.step && $0.event.isEnd }
    }
  }

  /// Why it was refused, if it was.
  public var refusal: String? { steps.last { $0.event == .refuse }?.text }
}
