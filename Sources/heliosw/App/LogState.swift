import HeliosTUI
import Workbench

/// The log that is shown, and what part of it.
///
/// What is scrolled over are *rows*: the lines that the filter shows, numbered from 0; all lines without one.
struct LogState: Sendable {
  /// Which log.
  var subject: LogSubject?
  /// Its file, for the title.
  var path = ""
  /// How far it is read.
  var status: LogStatus?
  /// The last lines, which need no index.
  var tail: [LogLine] = []
  /// What lies where, for the scroll bar.
  var overview = LogOverview()
  /// The first row on the screen.
  var top = 0
  /// Columns that are scrolled away on the left.
  var left = 0
  /// Whether long lines go on in the next row of the screen.
  var wraps = false
  /// Whether uninteresting lines are shown as one.
  enum Folding: Hashable, Sendable {
    case off, on
  }

  /// Whether uninteresting lines are shown as one.
  var folding = Folding.on
  /// Folds that are open all the same.
  var openFolds: Set<Range<Int>> = []
  /// A line that is to stand mid-screen as soon as the rows around it are read: how many rows the
  /// lines above take is not known before.
  var centre: Int?
  /// Whether the end is followed.
  var isFollowing = true
  /// Rows that were read, and the number of the first.
  var window = LogWindow()
  /// The line that was jumped to.
  var current: Int?
  /// Which error or warning that is.
  var ordinal: LogOrdinal?
  /// How it has grown while it was followed.
  var growth = LogGrowth()
  /// What is searched for, ready to be looked for.
  var search: LineMatcher?
  /// How many lines match, as far as was looked.
  var hits: SearchProgress?
  /// Which lines are shown.
  var filter = LogFilter()
  /// How many they are, as far as is known.
  var filtered: FilterProgress?
  /// Lines that the user marked, by letter.
  var marks: [Character: Int] = [:]
  /// Whether what was kept of it by an earlier run was put back.
  var isRestored = false
  /// What is being looked for.
  var quest: LogQuest?
  /// Whether something is being looked for.
  var isSearching: Bool { quest != nil }
  /// What was last answered, as long as the log has not changed: an answer that is shorter than was asked for is all there is.
  var answered: LogRequest?
  /// What was last asked for: it is not asked for again while the answer is on its way.
  var asked: LogRequest?
  /// Rows and columns for lines.
  var rows = 1
  var columns = 1

  /// How many bytes the lines of the tail have at most.
  static let tailBytes = 1024

  /// How many rows there are to scroll over.
  var count: Int { filter.isEmpty ? status?.lines ?? 0 : filtered?.rows ?? 0 }

  /// The largest row that can stand at the top.
  var lastTop: Int { max(0, count - rows) }

  /// The first row on the screen, also while the end is followed.
  var firstRow: Int { isFollowing ? lastTop : min(top, lastTop) }

  /// The rows on the screen, in order; those not read yet are left out.
  var shownRows: [LogRow] {
    if usesTail { return tail.suffix(rows).map { .line($0) } }
    guard let request = window.request, request.filter == filter, request.folding == folding
    else { return isFollowing && filter.isEmpty ? tail.suffix(rows).map { .line($0) } : [] }
    if isFolding {
      if isFollowing { return window.rows.suffix(rows) }
      return Array(window.rows[(window.index(ofLine: top) ?? window.rows.endIndex)...].prefix(rows))
    }
    let first = firstRow - request.rows.lowerBound
    return first < 0 ? [] : Array(window.rows.dropFirst(first).prefix(rows))
  }

  /// The lines on the screen, without those that are folded.
  var shown: [LogLine] {
    shownRows.compactMap { row in
      if case .line(let line) = row { line } else { nil }
    }
  }

  /// What must be read to show the screen and some of its surroundings.
  var request: LogRequest? {
    guard let subject, !usesTail, !isRead, count > 0 else { return nil }
    let middle = isFolding && isFollowing ? count - 1 : firstRow
    // Of the end, which is asked for again and again, no more than is seen.
    let reach = isFolding && isFollowing ? rows + 1 : 2 * rows
    let first = isFolding ? middle - reach : max(0, middle - rows)
    let end = isFolding ? middle + reach : min(count, middle + 2 * rows)
    let request = LogRequest(
      subject: subject, rows: first..<end, filter: filter, folding: folding,
      open: isFolding ? openFirstLines : [], bytes: bytesOfALine)
    return request == answered ? nil : request
  }

  /// The open folds, as they are asked for.
  private var openFirstLines: Set<Int> { Set(openFolds.map(\.lowerBound)) }

  /// Whether uninteresting lines are shown as one; filters choose lines themselves.
  var isFolding: Bool { folding == .on && filter.isEmpty }

  /// The tail is enough for the end of all lines, unless it is scrolled sideways; and all there is to
  /// show of a log that is still being read.
  private var usesTail: Bool {
    isFollowing && left + columns < LogState.tailBytes && filter.isEmpty && !wraps
      && (!isFolding || status?.isComplete != true && window.request == nil)
  }

  private var isRead: Bool {
    guard let request = window.request, request.filter == filter, request.folding == folding,
      !isFolding || request.open == openFirstLines,
      request.bytes.lowerBound == firstByte,
      request.bytes.upperBound >= bytesOfALine.upperBound
    else { return false }
    guard isFolding else {
      let last = min(firstRow + rows, count)
      return request.rows.lowerBound <= firstRow
        && last <= request.rows.lowerBound + window.rows.count
    }
    let reachesEnd = (window.rows.last?.endLine ?? 0) >= count
    if isFollowing { return reachesEnd }
    guard let index = window.index(ofLine: top) else { return false }
    // A page more than is seen on either side, so that the next key need not wait.
    let reachesTop = window.rows.first?.firstLine == 0
    return (reachesEnd || window.rows.count - index >= 2 * rows) && (reachesTop || index >= rows)
  }

  /// Enough bytes of a line to fill the columns, whatever the characters are; wrapped lines may fill the screen.
  private var bytesOfALine: Range<Int> {
    let start = firstByte
    let columns = left - start + columns * (wraps ? rows : 1)
    return start..<(start + min(columns * 4, 1 << 18))
  }

  /// The first byte of each line that is read.
  ///
  /// Far to the right a byte is taken for a column: what is left of it can't be read
  /// to count its columns.
  var firstByte: Int { left > 1 << 16 ? left : 0 }
}

/// Rows of a log that were read.
struct LogWindow: Sendable {
  /// What was asked for.
  var request: LogRequest?
  var rows: [LogRow] = []

  /// The row that shows a line.
  func index(ofLine line: Int) -> Int? {
    rows.firstIndex { ($0.firstLine ?? .max) <= line && line < ($0.endLine ?? .min) }
  }
}

// MARK: - What works answer

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
  private mutating func takeCentre() {
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

// MARK: - Moving

extension LogState {
  /// Scrolls to a row; following ends.
  mutating func scroll(to row: Int) {
    centre = nil
    top = min(max(0, row), lastTop)
    isFollowing = false
  }

  /// Follows the end, or stays where it is.
  mutating func toggleFollowing() {
    if isFollowing { scroll(to: lastTop) } else { isFollowing = true }
  }

  /// Moves as in a list; G goes on following.
  mutating func move(_ motion: Motion) {
    (current, ordinal) = (nil, nil)
    switch motion {
    case .top: scroll(to: 0)
    case .bottom: isFollowing = true
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: scroll(by: 1 - rows)
    case .pageDown: scroll(by: rows - 1)
    case .halfPageUp: scroll(by: -rows / 2)
    case .halfPageDown: scroll(by: rows / 2)
    }
  }

  /// Scrolls sideways, by columns.
  mutating func scrollSideways(by columns: Int) {
    left = max(0, left + columns)
  }

  /// Shows a line in the middle of the screen.
  ///
  /// - Parameter row: Its row, or where it would be.
  mutating func jump(to line: Int, row: Int) {
    current = line
    guard isFolding else { return scroll(to: row - rows / 2) }
    isFollowing = false
    top = min(max(0, line), max(0, count - 1))
    centre = line
    if window.request?.folding == folding, window.request?.open == openFirstLines {
      takeCentre()
    }
  }

  /// The line a search starts from: the one that was jumped to, else the one just off the screen's edge.
  func place(_ direction: LogDirection) -> Int {
    if let current { return current }
    let lines = status?.lines ?? 0
    if isFollowing { return direction == .forward ? -1 : lines }
    let edge =
      direction == .forward ? shownRows.first?.firstLine : shownRows.last?.endLine.map { $0 - 1 }
    return direction == .forward ? (edge ?? firstRow) - 1 : (edge ?? firstRow + rows - 1) + 1
  }

  private mutating func scroll(by rows: Int) {
    // Down from the end means nothing: it is followed already.
    if isFollowing, rows > 0 { return }
    guard isFolding else { return scroll(to: firstRow + rows) }
    let shown = isFollowing ? window.rows.count - self.rows : window.index(ofLine: top) ?? 0
    let target = min(max(0, shown + rows), window.rows.count - 1)
    scroll(
      to: window.rows.indices.contains(target)
        ? window.rows[target].firstLine ?? 0 : firstRow + rows)
  }
}
