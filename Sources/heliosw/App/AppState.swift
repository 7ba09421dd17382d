import HeliosTUI
import SystemPackage
import Workbench

/// All that the workbench knows and shows.
struct AppState: Sendable {
  /// Where it works, for the first line.
  struct Place: Hashable, Sendable {
    /// The machine's name.
    var machine: String
    /// Whether that machine is a simulation.
    var isSimulated: Bool
    /// The workspace's folder, shortened where it is below the user's home.
    var workspace: String
    /// The gate's name.
    var gate: String
    /// Where the gate is; nil where nobody asks.
    var gatePath: FilePath?
    /// Where the workspace's own gate is, while another one is looked at.
    var ownGate: FilePath?
    /// The gate of the bldenv that heliosw was started in, if it was.
    var bldenv: String?
    /// Whether it runs inside tmux.
    var isInTmux = false
  }

  /// What a letter does to the log's marks.
  enum PendingLetter: Hashable, Sendable {
    case set, go
  }

  /// Something said at the bottom until the next key.
  enum Notice: Hashable, Sendable {
    /// It went well.
    case word(String)
    /// It did not.
    case problem(Problem)
  }

  var place: Place
  var size = Size(columns: 80, rows: 24)
  var view = View.dashboard
  /// What is known of a workspace that is to be made; nil where there is one.
  var beginning: Beginning?
  var consolidations = ConsolidationsState()
  var build = BuildState()
  var log = LogState()
  var jobs = JobsState()
  var bootEnvironments = BootEnvironmentsState()
  var history = HistoryState()
  var packages = PackagesState()
  var told = ToldState()
  /// What is kept of logs; nil until it was read.
  var memory: LogMemory?
  /// What was chosen last in forms; nil until it was read.
  var forms: FormMemory?
  var launch = ListState()
  /// What the next letter is for, if m or ' was typed.
  var pendingLetter: PendingLetter?
  /// What lies over the screen; the last one has the keys.
  var overlays: [Overlay] = []
  var notice: Notice?
  /// The time, in seconds since 1970, as far as it was told.
  var now: Int?
  /// Recipes whose plan is being made.
  var planning: Set<RecipeCall> = []

  init(place: Place) {
    self.place = place
  }

  /// Lays something over the screen.
  mutating func lay(_ overlay: Overlay) {
    var overlay = overlay
    overlay.fit(size)
    overlays.append(overlay)
  }
}

/// The jobs of the machine.
struct JobsState: Sendable {
  /// The jobs, newest first; nil until they were listed.
  var jobs: [Job]?
  /// The selection.
  var list = ListState()
  /// A job that was just started and is selected as soon as it is listed.
  var awaited: JobID?

  /// Keeps the selection on its job; who looks at the newest goes on looking at the newest.
  mutating func fit(before: [Job]) {
    let wasNewest = list.selected == 0
    list.follow(from: before.map(\.id), to: (jobs ?? []).map(\.id))
    if wasNewest { list.select(0) }
  }

  /// The job under the selection.
  var selected: Job? {
    guard let jobs, jobs.indices.contains(list.selected) else { return nil }
    return jobs[list.selected]
  }

  /// Those whose process lives.
  var alive: [Job] { (jobs ?? []).filter(\.state.isAlive) }
}
