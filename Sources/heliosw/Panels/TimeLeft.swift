import HeliosTUI
import Workbench

/// How long a build will still take, by earlier ones of its kind; nothing where too few are known.
struct TimeLeft {
  let span: BuildEstimate.Span
  /// How much of the build is over, 0 to 99.
  let percent: Int

  init?(_ report: BuildReport, _ estimate: BuildEstimate?, now: Int?) {
    guard report.outcome == .running, let estimate, let elapsed = report.elapsed(now: now) else {
      return nil
    }
    let begun = report.status.phases.last { $0.startStamp != nil && $0.kind.isWork }
    let before = begun.flatMap { phase in
      report.status.startStamp.flatMap { phase.startStamp?.elapsed(since: $0) }
    }
    let inPhase = before.map { Double(elapsed) - Double($0.components.seconds) } ?? 0
    guard
      let span = estimate.remaining(
        in: begun.map { "\($0.kind)" }, for: max(0, inPhase), elapsed: Double(elapsed))
    else { return nil }
    self.span = span
    let whole = Double(elapsed) + span.median
    percent = whole > 0 ? min(99, Int(Double(elapsed) / whole * 100)) : 0
  }

  /// `~23m left (19-27m)`; seconds where minutes would say nothing.
  var words: String {
    let (least, middle, most) = (time(span.least), time(span.median), time(span.most))
    if least == most { return "~\(middle) left" }
    // One unit is said once.
    let range = least.last == most.last ? "\(least.dropLast())-\(most)" : "\(least)-\(most)"
    return "~\(middle) left (\(range))"
  }

  private func time(_ seconds: Double) -> String {
    seconds < 120 ? "\(Int(seconds.rounded()))s" : "\(Int((seconds / 60).rounded()))m"
  }
}
