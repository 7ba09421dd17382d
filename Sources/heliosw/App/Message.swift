import SystemPackage
import Workbench

/// What works answer.
enum Message: Sendable {
  /// The time, in seconds since 1970.
  case time(Int)
  /// The consolidations of the workspace, in the order of the file, or why they are not known.
  case consolidations(ConsolidationList)
  /// What libgit2 sees of one at once.
  case painted(String, RepositoryStatus)
  /// Git is being asked about these.
  case asking(Set<String>)
  /// What git says of one.
  case status(String, RepositoryStatus)
  /// The commits of one.
  case described(String, CloneHistory)
  /// All jobs, newest first.
  case jobs([Job])
  /// The gate's build.
  case build(BuildReport)
  /// The workspace that is worked in from now on.
  case turnedToWorkspace(AppState.Place)
  /// The gate that is looked at from now on.
  case gateChanged(FilePath)
  /// A log that was opened by hand has been read this far.
  case log(LogSubject, path: String, LogStatus, tail: [LogLine])
  /// Rows of a log.
  case rows(LogRequest, [LogRow])
  /// Where what was looked for is, if it is anywhere: its line and its row.
  case found(LogQuest, LogPlace?)
  /// How many lines match what is searched for.
  case counted(LogSubject, SearchProgress)
  /// How many lines a filter shows.
  case filtered(LogSubject, FilterProgress)
  /// The logs of the gate's finished builds, newest first.
  case logs([FilePath])
  /// What was kept of logs by an earlier run.
  case recalled(LogMemory)
  /// What was chosen in forms in an earlier run.
  case formsRecalled(FormMemory)
  /// What lies where in a log.
  case overview(LogSubject, LogOverview)
  /// The boot environments, or why they are not known.
  case bootEnvironments(Result<BootEnvironmentList, Problem>)
  /// What doctor found; all, or what can stop one thing.
  case examined([Finding], for: DoctorCheck.Purpose? = nil)
  /// What could be cleaned up.
  case measured([Leftover])
  /// A plan, to be confirmed or started.
  case planned(RecipeCall, Plan)
  /// A job has begun.
  case started(JobID, Plan)
  /// A job that is to have the terminal now.
  case prepared(TerminalJob)
  /// What is known of the builds of the past.
  case history(HistoryNews)
  /// What is known of packages and depots.
  case packages(PackagesNews)
  /// An error and its component, for what was to be done there.
  case placed(LoggedError?, ErrorUse)
  /// A text to read: a job's plan or output.
  case text(title: String, lines: [String])
  /// Something went wrong; with the call whose plan could not be made, if it was one.
  case problem(Problem, RecipeCall?)
}

/// A line of a log, and its row or where that would be.
struct LogPlace: Hashable, Sendable {
  var line: Int
  var row: Int
  /// The lines that it would be folded with.
  var fold: Range<Int>?
  /// Which error or warning it is, if one was looked for.
  var ordinal: LogOrdinal?
}

/// Which of several a line is, counted from 1.
struct LogOrdinal: Hashable, Sendable {
  var number: Int
  var of: Int
}

/// The consolidations, or why they are not known.
enum ConsolidationList: Sendable {
  case read([ConsolidationsState.Row])
  case failed(Problem)
}
