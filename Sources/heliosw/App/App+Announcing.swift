import HeliosTUI
import Workbench

/// What was told by other means than the screen, and whether the window is the one in use.
struct ToldState: Sendable {
  /// What the user wants to be told by.
  var settings = NotifySettings()
  /// Whether the terminal's window has the keyboard; nil where the terminal never said.
  var isFocused: Bool?
  var title: String?
  var progress = Announcement.Progress.none
  /// The build whose first counted line was told.
  var doomed: LogSubject?
}

extension App {
  /// Tells an end or a first failure, unless somebody looks.
  func announcing(_ title: String, _ body: String) -> [Effect<Work>] {
    guard state.told.isFocused != true else { return [] }
    let settings = state.told.settings
    return (settings.bell ? [.announce(.bell)] : [])
      + (settings.notification ? [.announce(.notify(title: "heliosw: \(title)", body: body))] : [])
  }

  /// What the title of the window and the task bar should say now, where that differs from what they say.
  mutating func announceState() -> [Effect<Work>] {
    var effects: [Effect<Work>] = []
    let title = state.told.settings.title ? state.windowTitle : nil
    if let title, title != state.told.title {
      state.told.title = title
      effects.append(.announce(.title(title)))
    }
    let progress = state.told.settings.progress ? state.progress : .none
    if progress != state.told.progress {
      state.told.progress = progress
      effects.append(.announce(.progress(progress)))
    }
    return effects
  }

  /// Tells what a build's report brings for the first time: a line that nightly counts, or its end.
  ///
  /// The end of a job of ours is told by the job.
  mutating func announce(_ report: BuildReport, before: BuildReport?) -> [Effect<Work>] {
    if report.outcome == .running, report.status.isDoomed, state.told.doomed != report.subject {
      state.told.doomed = report.subject
      return announcing(
        "\(report.title) will fail", "\(report.countWords); no packages will be made.")
    }
    guard before?.subject == report.subject, before?.outcome == .running,
      report.outcome != .running, !state.hasBuildJob
    else { return [] }
    return announcing("\(report.title) \(report.outcome.words)", report.countWords)
  }
}

extension AppState {
  /// Whether a job of ours builds here, or has just built.
  var hasBuildJob: Bool {
    guard let job = gateJob else { return false }
    guard let end = job.endedAt, let now else { return job.state.isAlive }
    return now - end < 10
  }

  /// The title of the window; nil while nothing was built that it could tell of.
  fileprivate var windowTitle: String? {
    guard let report = build.report else { return nil }
    guard report.outcome == .running else {
      // An old build is no news.
      return told.title == nil ? nil : "heliosw: \(report.outcome.words)"
    }
    var words = "heliosw: \(report.kind?.words ?? "build")"
    if let left = TimeLeft(report, history.estimate, now: now) { words += " \(left.percent)%" }
    if report.status.errors > 0 { words += " E\(report.status.errors)" }
    if report.status.warnings > 0 { words += " W\(report.status.warnings)" }
    return words
  }

  /// What the task bar shows.
  fileprivate var progress: Announcement.Progress {
    guard let report = build.report, report.outcome == .running else { return .none }
    let percent = TimeLeft(report, history.estimate, now: now)?.percent
    if report.status.isDoomed { return .failed(percent: percent ?? 100) }
    return percent.map { .percent($0) } ?? .unknown
  }
}

extension BuildReport {
  /// `3 errors, 1 warning`.
  var countWords: String {
    "\(Words.count(status.errors, "error")), \(Words.count(status.warnings, "warning"))"
  }
}
