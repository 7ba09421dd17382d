import HeliosTUI
import SystemPackage
import Workbench

/// What is known of package repositories, depots and installations.
struct PackagesState: Sendable {
  /// The last answer; nil before the first.
  var report: PackagesReportNow?
  /// Why the last question could not be answered.
  var problem: Problem?
  /// The depots that run, the newest first.
  var depots: [Depot] = []
  /// The end of what the last installation has printed.
  var output: InstallOutput?
  /// The selection in the table.
  var list = ListState()
  /// The repositories that something which broke off has left.
  var halfMade: [PackageRepository] = []
  /// Repositories that are marked, to be compared.
  var marked: Set<FilePath> = []

  /// The repositories.
  var repositories: [PackageRepository] { report?.repositories.repositories ?? [] }

  /// The repository under the selection.
  var selected: PackageRepository? { repositories[safely: list.selected] }

  /// The depot that has been started in the place of one that ended.
  func successor(of job: Job) -> Depot? {
    guard let old = Depot(job) else { return nil }
    return depots.first { $0.port == old.port && $0.job.id != job.id && $0.job.state.isAlive }
  }

  /// Takes the machine's jobs, the newest first: a depot is shown as soon as its job is listed, before anybody asks what it does, and
  /// until that has ended.
  mutating func take(_ jobs: [Job]) {
    let ended = Set(jobs.lazy.filter { !$0.state.isAlive && $0.state != .lost }.map(\.id))
    depots.removeAll { ended.contains($0.job.id) }
    let new = jobs.filter { job in
      job.state.isAlive && !depots.contains { $0.job.id == job.id }
    }
    depots = new.compactMap { Depot($0) } + depots
  }

  /// Takes an answer.
  mutating func take(_ news: PackagesNews) {
    switch news {
    case .report(let report):
      let before = repositories.map(\.path)
      self.report = report
      halfMade = repositories.filter { $0.kind == .halfMade }
      problem = nil
      list.follow(from: before, to: repositories.map(\.path))
      list.fit(count: repositories.count)
      marked.formIntersection(repositories.map(\.path))
    case .halfMade(let repositories): halfMade = repositories
    case .depots(let depots, let output):
      self.depots = depots
      self.output = output
    case .failed(let problem): self.problem = problem
    }
  }
}

/// The end of what an installation has printed.
struct InstallOutput: Hashable, Sendable {
  /// Its job.
  var job: JobID
  /// The text.
  var text: String
}

/// All that is asked about packages at once.
struct PackagesReportNow: Sendable {
  /// The workspace's folder.
  var root: FilePath
  /// The repositories.
  var repositories: RepositoryList
  /// What the machine runs.
  var running: RunningSystem
  /// The name that other machines know this one by.
  var host: String
  /// The release of Helios that it runs; nil on another system.
  var release: HeliosRelease?
  /// The boot environments; nil on another system.
  var environments: BootEnvironmentList?
}

extension AppState {
  /// All that was asked about packages, and what the history knows of the builds that they come from.
  var packagesReport: PackagesReportNow? {
    guard var report = packages.report else { return nil }
    report.repositories.builds = history.builds ?? []
    return report
  }
}

/// What works answer about packages.
enum PackagesNews: Sendable {
  /// All of it.
  case report(PackagesReportNow)
  /// The repositories that something which broke off has left.
  case halfMade([PackageRepository])
  /// The depots that run, and what the last installation has printed.
  case depots([Depot], InstallOutput?)
  /// It could not be asked.
  case failed(Problem)
}

extension PackagesReportNow {
  /// A free name for the next boot environment.
  var suggestion: String? { environments.map { OnuNames.suggestion(in: $0) } }

  /// The boot environment of the next start, if another one runs.
  var awaited: String? {
    guard let next = environments?.next, !next.isRunning else { return nil }
    return next.name
  }
}
