import SystemPackage
import Workbench

/// What the workbench can have done beside its screen, as data.
enum Work: Hashable, Sendable {
  /// Lists the consolidations, paints them from libgit2, then asks git, and again whenever something changed, until cancelled.
  case watchConsolidations
  /// Asks git about these now; about all if empty.
  case askConsolidations([String])
  /// Reads the commits of one consolidation.
  case describe(String)
  /// Lists the jobs, and again whenever something changed, until cancelled.
  case watchJobs
  /// Follows the gate's build and its log, until cancelled.
  case watchBuild
  /// Turns to the workspace that was last planned for.
  case turnToWorkspace
  /// Turns to another gate.
  case changeGate(FilePath)
  /// Tells the time once a second, until cancelled.
  case tick
  /// Lists the logs of the gate's finished builds.
  case listLogs
  /// Opens a log by its name, and follows it until cancelled.
  case openLog(FilePath)
  /// Reads rows of the log that is shown.
  case readLog(LogRequest)
  /// Counts the lines of a log that match a pattern, now and as it grows; nil for none.
  case searchLog(LogSubject, SearchPattern?)
  /// Finds out which lines of a log a filter shows, now and as it grows.
  case filterLog(LogSubject, LogFilter)
  /// Looks for a line of the log that is shown.
  case findInLog(LogQuest)
  /// Takes what is new of the builds of the past: old logs, jobs, packages.
  case refreshHistory
  /// Keeps the build of a log that has begun.
  case recordBuild(LogSubject)
  /// Reads all that is known of the build of a number.
  case readBuild(Int)
  /// Compares the builds of two numbers.
  case compareBuilds(Int, Int)
  /// Finds out how long builds of a kind take.
  case estimate(HistoryState.EstimateKey)
  /// Reads what was kept of logs and of forms.
  case recall
  /// Keeps it.
  case remember(LogMemory)
  /// Asks for the boot environments, and looks into those that are open.
  case askBootEnvironments
  /// Asks for the boot environments, and again whenever beadm lists something else, until cancelled.
  case watchBootEnvironments
  /// Marks a boot environment to be kept, or takes the mark away.
  case toggleKept(String)
  /// Keeps what was chosen in forms.
  case rememberForms(FormMemory)
  /// Looks at the machine and the workspace, as doctor does; only at what can stop one thing if that is named.
  case examine(DoctorCheck.Purpose?)
  /// Lists what could be cleaned up.
  case measureLeftovers
  /// Asks for repositories, depots and what runs, and again whenever something changed, until cancelled.
  case watchPackages
  /// Lists the packages of a repository.
  case listPackages(PackageRepository)
  /// Looks for the package that brings a file.
  case findFile(PackageRepository, String)
  /// Compares the packages of two repositories.
  case comparePackages(PackageRepository, PackageRepository)
  /// Makes a recipe's plan.
  case plan(RecipeCall)
  /// Starts a plan as a job.
  case start(Plan)
  /// Starts a plan that needs a terminal in a new window of tmux.
  case openWindow(Plan)
  /// Finds out which component the error near a line of a log belongs to.
  case placeError(LogSubject, line: Int, ErrorUse)
  /// Reads what a job has come to.
  case readResult(JobID)
  /// Tells a job to stop.
  case stop(JobID)
  /// Tells the depots on a port to stop.
  case stopDepots(port: Int)
  /// Ends a job that did not obey.
  case kill(JobID)
  /// Reads the script of a job.
  case readPlan(JobID)
  /// Reads the end of what a job printed.
  case readOutput(JobID)
}

/// A recipe and the words of its command line.
struct RecipeCall: Hashable, Sendable {
  var recipe: String
  var words: [String]
}

/// Lines that are wanted of a log.
struct LogRequest: Hashable, Sendable {
  /// Which log.
  var subject: LogSubject
  /// The rows' numbers, beginning at 0.
  var rows: Range<Int>
  /// Which lines are rows.
  var filter = LogFilter()
  /// Whether uninteresting lines are shown as one; the rows' numbers are lines then.
  var folding = LogState.Folding.off
  /// The folds that are open all the same, by their first lines.
  var open: Set<Int> = []
  /// Which bytes of each.
  var bytes: Range<Int>
}

/// Which log is meant.
enum LogSubject: Hashable, Sendable {
  /// That of the gate's present or last build; the number grows when another build takes its place.
  case build(Int)
  /// A file, opened by hand.
  case file(FilePath)
}

/// A line that is looked for.
struct LogQuest: Hashable, Sendable {
  /// What it must be.
  enum Target: Hashable, Sendable {
    case error, warning, phase
    case text(SearchPattern)
    /// A line whose number is known: only its row is wanted.
    case line(Int)
  }

  var subject: LogSubject
  var target: Target
  var direction: LogDirection
  /// The line that the search starts behind or before.
  var from: Int
  /// Which lines are rows.
  var filter = LogFilter()
}
