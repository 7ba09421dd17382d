import HeliosTUI
import Workbench

/// What is out of order, a line each, the worst first.
enum Disorder {
  /// The lines, or one that says that all is in order.
  static func lines(in state: AppState) -> [TextLine] {
    if let beginning = state.beginning {
      return [
        TextLine("There is no workspace here: S makes one.", as: .warning),
        TextLine("config/projects.toml is neither in", as: .dim),
        TextLine("\(beginning.searched) nor in a folder above it.", as: .dim),
      ]
    }
    guard let rows = state.consolidations.rows else {
      return [
        TextLine(
          state.consolidations.problem?.summary ?? "asking",
          as: state.consolidations.problem == nil ? .dim : .bad)
      ]
    }
    let lines = machine(in: state) + rows.sorted { weight($0) > weight($1) }.compactMap(line)
    if !lines.isEmpty { return lines }
    let isKnown = rows.allSatisfy { $0.status != nil }
    return [
      TextLine(
        isKnown ? "nothing: all clean and up to date" : "asking git", as: isKnown ? .good : .dim)
    ]
  }

  /// What is out of order on the machine, beside the consolidations; nothing if all is well.
  static func machine(in state: AppState) -> [TextLine] {
    let jobs = state.jobs.jobs ?? []
    let lost = jobs.filter { $0.state == .lost && !$0.isMended(by: jobs) }.map {
      TextLine("\($0.title) was lost", as: .bad)
    }
    return lost + staleLock(in: state) + bootEnvironments(in: state)
  }

  /// What onu has left behind, and a pool that is nearly full.
  private static func bootEnvironments(in state: AppState) -> [TextLine] {
    let list = state.bootEnvironments.list
    let isShellOpen = state.jobs.alive.contains { $0.plan?.recipe == BootEnvironmentShell.name }
    let remains = state.remains
    let left =
      remains.environments.map { TextLine($0.brief, as: .warning) }
      + (list?.environments ?? []).filter { $0.isMountedForShell && !isShellOpen }.map {
        TextLine("\($0.name) is still mounted for a shell that is gone", as: .warning)
      }
      + remains.folders.map {
        TextLine("\($0.name) was left half made; : onu-clean-up", as: .warning)
      }
    let full = list?.pool.flatMap { pool in
      pool.freeInBytes < pool.sizeInBytes / 20
        ? TextLine("\(pool.name) has only \(Words.size(pool.freeInBytes)) free", as: .bad) : nil
    }
    return left + [full].compactMap { $0 }
  }

  /// A lock that nobody holds: the next nightly takes it away, until then it misleads.
  private static func staleLock(in state: AppState) -> [TextLine] {
    guard case .stale(let lock) = state.build.report?.lock else { return [] }
    return [
      TextLine(
        "nightly.lock of \(lock.staffer) (pid \(lock.pid)) is stale; the next nightly removes it, or : clear-lock",
        as: .warning)
    ]
  }

  private static func weight(_ row: ConsolidationsState.Row) -> Int {
    guard let status = row.status, status.present else { return 0 }
    return status.problem != nil || (status.conflicted ?? 0) > 0
      ? 3 : status.detached == true ? 2 : 1
  }

  private static func line(_ row: ConsolidationsState.Row) -> TextLine? {
    guard let status = row.status, status.present else { return nil }
    var parts: [TextLine.Run] = []
    if let problem = status.problem { parts.append(.init(problem, as: .bad)) }
    func add(_ number: Int?, _ words: String, _ role: Role) {
      if let number, number > 0 { parts.append(.init("\(number) \(words)", as: role)) }
    }
    add(status.conflicted, "in conflict", .bad)
    if status.detached == true { parts.append(.init("detached", as: "git.detached")) }
    add(status.behind, "behind", "git.behind")
    add(status.ahead, "ahead", "git.ahead")
    add(status.staged, "staged", "git.dirty")
    add(status.changed, "changed", "git.dirty")
    add(status.untracked, "untracked", "git.dirty")
    guard !parts.isEmpty else { return nil }
    var line = TextLine(row.consolidation.name.padded(to: 24))
    for (index, part) in parts.enumerated() {
      if index > 0 { line.append(", ", as: .dim) }
      line.runs.append(part)
    }
    return line
  }
}

extension Remainder {
  /// What has happened and what helps, in a few words.
  fileprivate var brief: String {
    let words = words.hasSuffix(".") ? words.dropLast() : words[...]
    return switch kind {
    case .leftMounted: "\(name) is still mounted, as onu left it"
    case .unconfirmed: String(words)
    case .halfMade, .halfUpdated, .halfGone: "\(words); : onu-clean-up"
    }
  }
}

extension Job {
  /// Whether a later job has done what this one was to do, or cleaned up after it.
  fileprivate func isMended(by jobs: [Job]) -> Bool {
    let menders = [OnuCleanUp.name, OnuUndo.name]
    return jobs.contains { job in
      guard job.id > id, job.state == .done(0), let recipe = job.plan?.recipe else { return false }
      return recipe == plan?.recipe && job.title == title
        || plan?.recipe == Onu.name && menders.contains(recipe)
    }
  }
}
