import HeliosTUI
import Workbench

/// What runs, how the last installation went or goes, and what can be done next, in lines.
struct InstallLines {
  let state: AppState
  let report: PackagesReportNow

  var lines: [TextLine] {
    var lines = [runs]
    if let problem = state.packages.problem { lines.append(TextLine(problem.summary, as: .bad)) }
    if let job = state.jobs.jobs?.first(where: \.isInstallation) { lines += told(job) }
    return lines + next
  }

  private var runs: TextLine {
    var line = TextLine("now      ", as: .dim)
    let environment = report.environments?.running.map { "\($0.name): " } ?? ""
    line.append(
      environment + report.running.words, as: report.running.isOwnBuild ? .good : .plain)
    return line
  }

  private func told(_ job: Job) -> [TextLine] {
    let text = state.packages.output.flatMap { $0.job == job.id ? $0.text : nil } ?? ""
    var line = TextLine("last     ", as: .dim)
    line.append("\(job.title): ")
    guard job.state.isAlive else {
      let age = job.endedAt.flatMap { end in state.now.map { Words.age(max(0, $0 - end)) } }
      line.append(job.state.word, as: job.state.role)
      if let age { line.append(age == "now" ? ", just now" : ", \(age) ago", as: .dim) }
      if let made = job.plan?.notes?["environment"], made == report.environments?.running?.name {
        line.append("; it runs now", as: .good)
      }
      return [line] + failure(of: job, text) + closingWords(job, text)
    }
    line.append(job.currentStep?.text ?? "begins", as: .busy)
    let progress = Self.progress(job, text)
    return [line] + (progress.map { [TextLine("         \($0)", as: .busy)] } ?? [])
  }

  /// How far the step under way is, from what it prints.
  private static func progress(_ job: Job, _ text: String) -> String? {
    switch job.currentStep?.text {
    case TransferProgress.step: return TransferProgress(text).words
    case OnuProgress.step:
      let onu = OnuProgress(text)
      return onu.stage.map { $0.words + (onu.detail.map { ": \($0)" } ?? "") }
    default:
      guard job.plan?.recipe == PackageUpdate.name else { return nil }
      return text.split(whereSeparator: \.isNewline).last.map(String.init)
    }
  }

  private func failure(of job: Job, _ text: String) -> [TextLine] {
    guard job.state != .done(0) else { return [] }
    var lines: [TextLine] = []
    if let refusal = job.refusal { lines.append(TextLine("         \(refusal)", as: .bad)) }
    if let failure = OnuProgress(text).failure {
      lines.append(
        TextLine("         \(failure.command) ended with status \(failure.status)", as: .bad))
    } else if let last = text.split(whereSeparator: \.isNewline).last, job.refusal == nil {
      lines.append(TextLine("         \(last)", as: .bad))
    }
    // What came long before was none of the end's doing.
    let end = text.split(whereSeparator: \.isNewline).suffix(8).joined(separator: "\n")
    if let reason = ToolComplaint.reason(in: end) {
      lines.append(TextLine("         \(reason)", as: .warning))
    }
    return lines
  }

  /// pkg's own closing words, until the machine runs what they speak of.
  private func closingWords(_ job: Job, _ text: String) -> [TextLine] {
    guard job.plan?.recipe == PackageUpdate.name, let ending = UpdateEnding(in: text),
      let made = report.environments?[ending.environment], !made.isRunning
    else { return [] }
    return ending.words.map { TextLine("         \($0)", as: .strong) }
  }

  private var next: [TextLine] {
    var lines: [TextLine] = []
    func add(_ text: String, _ role: Role) {
      lines.append([
        .init(lines.isEmpty ? "next     " : "         ", as: .dim), .init(text, as: role),
      ])
    }
    if let awaited = report.awaited {
      add("M restarts into \(awaited): be on the console; \(offer(besides: awaited)).", .warning)
    }
    let remains = Remains(
      in: report.environments, state.packages.halfMade, jobs: state.jobs.jobs ?? [])
    for remainder in remains.environments where remainder.kind != .leftMounted {
      add("\(remainder.words) \(remainder.offer)", .warning)
    }
    if !remains.folders.isEmpty {
      let names = remains.folders.map(\.name).joined(separator: ", ")
      add("\(names) was left behind half made: c cleans up.", .warning)
    }
    add(installWords, .hint)
    return lines
  }

  /// What else can be done than to start in what is next.
  private func offer(besides awaited: String) -> String {
    let list = report.environments
    if let list, let next = list[awaited], list.notes[next].lastRun != nil,
      let running = list.running
    {
      return "A on view 6 keeps \(running.name) instead"
    }
    return (list?.once == nil ? "t boots it once only, " : "") + "Z takes it back"
  }

  private var installWords: String {
    let built = report.repositories.repositories.filter {
      $0.kind == .nonDebug || $0.kind == .debug
    }
    guard let newest = built.max(by: { ($0.updatedAt ?? 0) < ($1.updatedAt ?? 0) }) else {
      return "B plans a build: without one there are no packages to install."
    }
    let build = newest.build.map { report.repositories.name(ofBuild: $0) } ?? "what was built"
    let name = report.suggestion.map { " into a new boot environment, such as \($0)" } ?? ""
    return "o installs \(build)\(name)."
  }
}

extension Remainder {
  /// What can be done about it, on the view of packages.
  var offer: String {
    switch kind {
    case .halfMade, .halfUpdated: "c removes it."
    case .halfGone: "c finishes that."
    case .leftMounted: "c unmounts it, and so does the next restart."
    case .unconfirmed: "M restarts into it, Z takes it back."
    }
  }
}
