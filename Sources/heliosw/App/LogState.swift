import HeliosTUI
import Workbench

/// The log that is shown, and what part of it.
struct LogState: Sendable {
  /// Which log.
  var subject: LogSubject?
  /// Its file, for the title.
  var path = ""
  /// How far it is read.
  var status: LogStatus?
  /// The last lines, which need no index.
  var tail: [LogLine] = []
  /// The first line on the screen, beginning at 0.
  var top = 0
  /// Columns that are scrolled away on the left.
  var left = 0
  /// Whether the end is followed.
  var isFollowing = true
  /// Lines that were read, and the number of the first.
  var window: (first: Int, lines: [LogLine]) = (0, [])
  /// The line that was jumped to.
  var current: Int?
  /// What is searched for.
  var pattern: String?
  /// Whether something is being looked for.
  var isSearching = false
  /// How many bytes of each line of the window were read.
  var bytesRead = 0
  /// What was last answered, as long as the log has not changed: an answer that is shorter than was asked for is all there is.
  var answered: LogRequest?
  /// Rows and columns for lines.
  var rows = 1
  var columns = 1

  /// How many lines are known.
  var count: Int { status?.lines ?? 0 }

  /// The largest line that can stand at the top.
  var lastTop: Int { max(0, count - rows) }

  /// The lines on the screen, in order; those not read yet are left out.
  var shown: [LogLine] {
    if isFollowing { return Array(tail.suffix(rows)) }
    let range = max(0, top - window.first)..<max(0, top - window.first + rows)
    return Array(window.lines[range.clamped(to: window.lines.indices)])
  }

  /// Whether what is on the screen has been read.
  var isRead: Bool {
    if isFollowing { return true }
    let last = min(top + rows, count)
    return window.first <= top && last <= window.first + window.lines.count
      && bytesRead >= bytesOfALine
  }

  /// What must be read to show the screen and some of its surroundings.
  var request: LogRequest? {
    guard let subject, !isFollowing, !isRead, count > 0 else { return nil }
    let first = max(0, top - rows)
    let request = LogRequest(
      subject: subject, lines: first..<min(count, top + 2 * rows), bytes: bytesOfALine)
    return request == answered ? nil : request
  }

  /// Enough bytes of a line to fill the columns, whatever the characters are.
  var bytesOfALine: Int { min((left + columns) * 4, 1 << 18) }

  /// Takes how far the log is read.
  mutating func take(
    _ subject: LogSubject, _ path: String, _ status: LogStatus, _ tail: [LogLine]
  ) {
    let isSame = self.subject == subject && self.status?.generation == status.generation
    if !isSame {
      self = LogState(rows: rows, columns: columns)
      self.subject = subject
    }
    if self.status != status { answered = nil }
    self.path = path
    self.status = status
    self.tail = tail
  }

  /// Takes lines that were asked for, if they are of the log that is shown.
  mutating func take(_ lines: [LogLine], for request: LogRequest) {
    guard request.subject == subject else { return }
    answered = request
    window = (request.lines.lowerBound, lines)
    bytesRead = request.bytes
  }

  /// Takes the room there is.
  mutating func resize(to size: Size) {
    (rows, columns) = (max(1, size.rows), max(1, size.columns))
    if !isFollowing { top = min(top, lastTop) }
  }
}

// MARK: - Moving

extension LogState {
  /// Scrolls to a line; following ends.
  mutating func scroll(to line: Int) {
    top = min(max(0, line), lastTop)
    isFollowing = false
  }

  /// Follows the end, or stays where it is.
  mutating func toggleFollowing() {
    if isFollowing { scroll(to: lastTop) } else { isFollowing = true }
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
  mutating func jump(to line: Int) {
    scroll(to: line - rows / 2)
    current = line
  }

  /// The line a search starts from: the one that was jumped to, else what is just off the screen's edge.
  func place(_ direction: LogQuest.Direction) -> Int {
    if let current { return current }
    if isFollowing { return direction == .forward ? -1 : count }
    return direction == .forward ? top - 1 : top + rows
  }

  private mutating func scroll(by lines: Int) {
    // Down from the end means nothing: it is followed already.
    if isFollowing, lines > 0 { return }
    scroll(to: (isFollowing ? lastTop : top) + lines)
  }
}
