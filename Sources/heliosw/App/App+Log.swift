import HeliosTUI
import Workbench

extension App {
  /// Does what a verb says about the log.
  mutating func performOnLog(_ verb: Verb) -> [Effect<Work>] {
    if let motion = verb.motion {
      state.log.move(motion)
      return []
    }
    switch verb {
    case .follow: state.log.toggleFollowing()
    case .left: state.log.scrollSideways(by: -8)
    case .right: state.log.scrollSideways(by: 8)
    case .farLeft: state.log.scrollSideways(by: -state.log.columns / 2)
    case .farRight: state.log.scrollSideways(by: state.log.columns / 2)
    case .lineStart: state.log.left = 0
    case .lineEnd:
      let longest = state.log.shown.map(\.fullLength).max() ?? 0
      state.log.left = max(0, longest - state.log.columns + 1)
    default: return jump(verb)
    }
    return []
  }

  private mutating func jump(_ verb: Verb) -> [Effect<Work>] {
    switch verb {
    case .nextError: find(.error, .forward)
    case .previousError: find(.error, .backward)
    case .nextWarning: find(.warning, .forward)
    case .previousWarning: find(.warning, .backward)
    case .nextPhase: find(.phase, .forward)
    case .previousPhase: find(.phase, .backward)
    case .nextHit, .previousHit:
      if let pattern = state.log.pattern {
        find(.text(pattern), verb == .nextHit ? .forward : .backward)
      } else {
        perform(.search)
      }
    default: []
    }
  }

  /// Looks for a line from where the reader is.
  mutating func find(
    _ target: LogQuest.Target, _ direction: LogQuest.Direction
  ) -> [Effect<Work>] {
    guard let subject = state.log.subject else {
      state.notice = .word("There is no log to search.")
      return []
    }
    state.view = .log
    state.log.isSearching = true
    return [
      .run(
        .findInLog(
          LogQuest(
            subject: subject, target: target, direction: direction,
            from: state.log.place(direction))))
    ]
  }
}
