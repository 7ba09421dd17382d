import HeliosTUI
import Workbench

extension LogState {
  /// Takes how far the log is read.
  ///
  /// Another log takes the place of this one; the filter and the search stay.
  mutating func take(
    _ subject: LogSubject, _ path: String, _ status: LogStatus, _ tail: [LogLine]
  ) {
    if self.subject != subject || self.status?.generation != status.generation
      || (self.status.map { $0.identity != status.identity } ?? false)
    {
      var fresh = LogState(rows: rows, columns: columns)
      (fresh.filter, fresh.search) = (filter, search)
      (fresh.wraps, fresh.folding) = (wraps, folding)
      fresh.subject = subject
      self = fresh
    }
    if self.status != status { answered = nil }
    // Whoever tells of the log can answer now, also what was asked before anybody could.
    asked = nil
    self.path = path
    self.status = status
    self.tail = tail
  }

  /// Takes rows that were asked for, if they are of the log and the filter that are shown.
  mutating func take(_ rows: [LogRow], for request: LogRequest) {
    guard request.subject == subject, request.filter == filter, request.folding == folding
    else { return }
    window = LogWindow(request: request, rows: rows)
    answered = request
    takeCentre()
  }

  /// Puts the line that is to stand mid-screen there.
  mutating func takeCentre() {
    guard let line = centre, let index = window.index(ofLine: line) else { return }
    centre = nil
    let reachesEnd = (window.rows.last?.endLine ?? 0) >= count
    let first = min(index - rows / 2, reachesEnd ? window.rows.count - rows : .max)
    top = window.rows[max(0, first)].firstLine ?? top
  }

  /// Takes the room there is.
  mutating func resize(to size: Size) {
    (rows, columns) = (max(1, size.rows), max(1, size.columns))
  }
}

extension LogState {
  /// What must be read to show the screen, if it was not asked for already.
  mutating func nextRequest() -> LogRequest? {
    guard let request, request != asked else { return nil }
    asked = request
    return request
  }

  /// What has to be looked for in a log that has just taken another's place.
  var selection: [Effect<Work>] {
    guard let subject else { return [] }
    let search = search.map { [Effect.run(Work.searchLog(subject, $0.pattern))] } ?? []
    return filter.isEmpty ? search : search + [.run(.filterLog(subject, filter))]
  }
}
