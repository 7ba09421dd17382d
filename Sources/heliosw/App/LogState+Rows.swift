import Workbench

/// Which rows are seen, and which have to be read for that.
extension LogState {
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
    // An end that moves faster than it can be read is shown as it was a moment ago, rather than not at all.
    if isFollowing, first + rows > window.rows.count { return window.rows.suffix(rows) }
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
  var openFirstLines: Set<Int> { Set(openFolds.map(\.lowerBound)) }

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
