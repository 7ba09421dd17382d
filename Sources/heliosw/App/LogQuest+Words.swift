import Workbench

extension LogQuest {
  /// What to say when nothing was found.
  func failure(in log: LogState) -> String {
    let way =
      (direction == .forward ? "below" : "above") + (filter.isEmpty ? "" : " that the filter shows")
    let status = log.status
    func place(_ count: Int) -> String {
      if count > 0 { return way }
      return status?.isComplete == true ? "in this log" : "in what was read of the log so far"
    }
    return switch target {
    case .error: "No error \(place((status?.errors ?? 0) + (status?.ownErrors ?? 0)))."
    case .warning: "No warning \(place(status?.warnings ?? 0))."
    case .phase: "No phase \(place(status?.phases.count ?? 0))."
    case .text(let pattern):
      log.hits.map { $0.isComplete && $0.lines == 0 } == true
        ? "\(pattern.text): nowhere in this log." : "\(pattern.text): not found \(way)."
    case .line: "That line is gone."
    }
  }
}
