import HeliosTUI
import SystemPackage
import Workbench

extension App {
  /// Takes what is known of the builds of the past.
  mutating func take(_ news: HistoryNews) -> [Effect<Work>] {
    switch news {
    case .builds(let builds):
      state.history.change {
        $0.builds = builds
        $0.progress = nil
        $0.problem = nil
      }
    case .progress(let progress): state.history.progress = progress
    case .unavailable(let problem):
      state.history.problem = problem
      state.history.progress = nil
      state.notice = .problem(problem)
    case .build(let record):
      state.lay(
        .text(title: "Build #\(record.build.number)", TextView(record.lines(now: state.now))))
    case .compared(let comparison):
      let title = "Builds #\(comparison.before.number) and #\(comparison.after.number)"
      state.lay(.text(title: title, TextView(comparison.lines)))
    case .estimate(let key, let estimate):
      if key == state.history.estimateKey { state.history.estimate = estimate }
    }
    return []
  }

  /// What is to be kept of a build that has begun, ended, or turned out to be of another kind.
  mutating func followHistory(of report: BuildReport) -> [Effect<Work>] {
    if report.outcome == .running {
      guard report.status.startStamp != nil, report.status.variables[.options] != nil else {
        return []
      }
      var effects = estimate(for: report)
      if state.history.begun != report.subject {
        state.history.begun = report.subject
        effects.append(.run(.recordBuild(report.subject)))
      }
      return effects
    }
    guard report.status.isComplete, state.history.ended != report.subject else { return [] }
    let isNews = state.history.begun == report.subject
    state.history.ended = report.subject
    return isNews ? [.run(.refreshHistory)] : []
  }

  private mutating func estimate(for report: BuildReport) -> [Effect<Work>] {
    guard let kind = report.kind else { return [] }
    let key = HistoryState.EstimateKey(kind: kind, isIncremental: report.status.isIncremental)
    guard key != state.history.estimateKey else { return [] }
    state.history.estimateKey = key
    state.history.estimate = nil
    return [.run(.estimate(key))]
  }

  /// Does what a verb says about the builds of the past.
  mutating func performOnHistory(_ verb: Verb) -> [Effect<Work>] {
    state.history.list.fit(count: state.history.shown.count)
    if let motion = verb.motion {
      state.history.list.move(motion)
      return []
    }
    switch verb {
    case .sort: state.history.change { $0.order = $0.order.next }
    case .mark: toggleMark()
    case .compare: return compare()
    case .open: return state.history.selected.map { [.run(.readBuild($0.number))] } ?? []
    case .openItsLog: return openItsLog()
    default: break
    }
    return []
  }

  /// Two can be marked: a third one takes the place of the first.
  private mutating func toggleMark() {
    guard let number = state.history.selected?.number else { return }
    if let place = state.history.marked.firstIndex(of: number) {
      state.history.marked.remove(at: place)
    } else {
      state.history.marked = state.history.marked.suffix(1) + [number]
    }
    state.history.list.move(.down)
  }

  private mutating func compare() -> [Effect<Work>] {
    let marked = state.history.marked
    let other = state.history.selected?.number
    switch (marked.count, other) {
    case (2, _): return [.run(.compareBuilds(marked[0], marked[1]))]
    case (1, let other?) where other != marked[0]:
      return [.run(.compareBuilds(marked[0], other))]
    default:
      state.notice = .word("Mark one build with Space, select another, then press d; or mark two.")
      return []
    }
  }

  private mutating func openItsLog() -> [Effect<Work>] {
    guard let build = state.history.selected else { return [] }
    guard build.outcome != .running else {
      state.view = .log
      return []
    }
    return open(FilePath(build.log))
  }
}
