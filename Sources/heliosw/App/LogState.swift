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
  /// Whether the end is followed.
  var isFollowing = true
  /// Rows that were read, and the number of the first.
  var window = LogWindow()
  /// The line that was jumped to.
  var current: Int?
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
  /// Whether something is being looked for.
  var isSearching = false
  /// Rows and columns for lines.
  var rows = 1
  var columns = 1

  /// How many rows there are to scroll over.
  var count: Int { filter.isEmpty ? status?.lines ?? 0 : filtered?.rows ?? 0 }

  /// The largest row that can stand at the top.
  var lastTop: Int { max(0, count - rows) }

  /// The first row on the screen, also while the end is followed.
  var firstRow: Int { isFollowing ? lastTop : min(top, lastTop) }

  /// The lines on the screen, in order; those not read yet are left out.
  var shown: [LogLine] {
    if usesTail { return Array(tail.suffix(rows)) }
    let first = firstRow - window.first
    guard first >= 0, window.filter == filter else { return [] }
    return Array(window.lines.dropFirst(first).prefix(rows))
  }

  /// What must be read to show the screen and some of its surroundings.
  var request: LogRequest? {
    guard let subject, !usesTail, !isRead, count > 0 else { return nil }
    return LogRequest(
      subject: subject, rows: max(0, firstRow - rows)..<min(count, firstRow + 2 * rows),
      filter: filter, bytes: bytesOfALine)
  }

  /// The tail is enough for the end of all lines, unless it is scrolled sideways.
  private var usesTail: Bool { isFollowing && left == 0 && filter.isEmpty && !wraps }

  private var isRead: Bool {
    let last = min(firstRow + rows, count)
    return window.filter == filter && window.first <= firstRow
      && last <= window.first + window.lines.count && window.bytes >= bytesOfALine
  }

  /// Enough bytes of a line to fill the columns, whatever the characters are; wrapped lines may fill the screen.
  private var bytesOfALine: Int {
    min((left + columns * (wraps ? rows : 1)) * 4, 1 << 18)
  }
}

/// Rows of a log that were read.
struct LogWindow: Sendable {
  /// The number of the first.
  var first = 0
  var lines: [LogLine] = []
  /// The filter that they were read through.
  var filter = LogFilter()
  /// How many bytes of each line were read.
  var bytes = 0
}

// MARK: - What works answer

extension LogState {
  /// Takes how far the log is read. Another log takes the place of this one; the filter and the search stay.
  mutating func take(
    _ subject: LogSubject, _ path: String, _ status: LogStatus, _ tail: [LogLine]
  ) {
    if self.subject != subject || self.status?.generation != status.generation {
      var fresh = LogState(rows: rows, columns: columns)
      (fresh.filter, fresh.search, fresh.wraps) = (filter, search, wraps)
      fresh.subject = subject
      self = fresh
    }
    self.path = path
    self.status = status
    self.tail = tail
  }

  /// Takes rows that were asked for, if they are of the log and the filter that are shown.
  mutating func take(_ lines: [LogLine], for request: LogRequest) {
    guard request.subject == subject, request.filter == filter else { return }
    window = LogWindow(
      first: request.rows.lowerBound, lines: lines, filter: request.filter, bytes: request.bytes)
  }

  /// Takes the room there is.
  mutating func resize(to size: Size) {
    (rows, columns) = (max(1, size.rows), max(1, size.columns))
  }
}

// MARK: - Moving

extension LogState {
  /// Scrolls to a row; following ends.
  mutating func scroll(to row: Int) {
    top = min(max(0, row), lastTop)
    isFollowing = false
  }

  /// Moves as in a list; G goes on following.
  mutating func move(_ motion: Motion) {
    current = nil
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
    scroll(to: row - rows / 2)
    current = line
  }

  /// The line a search starts from: the one that was jumped to, else the one just off the screen's edge.
  func place(_ direction: LogQuest.Direction) -> Int {
    if let current { return current }
    let lines = status?.lines ?? 0
    if isFollowing { return direction == .forward ? -1 : lines }
    let edge = direction == .forward ? shown.first?.number : shown.last?.number
    return (edge ?? firstRow) + (direction == .forward ? -1 : 1)
  }

  private mutating func scroll(by rows: Int) {
    // Down from the end means nothing: it is followed already.
    if isFollowing, rows > 0 { return }
    scroll(to: firstRow + rows)
  }
}
