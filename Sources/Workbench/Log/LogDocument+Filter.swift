extension LogDocument {
  /// Applies a filter to a slice of what is indexed and not yet filtered, and says how far it has come.
  ///
  /// One filter is remembered at a time. Costs next to nothing when all was filtered.
  ///
  /// - Throws: ``LogProblem/badPattern(reason:offset:)``, or a problem of the file.
  public func apply(_ filter: LogFilter) async throws(LogProblem) -> FilterProgress {
    var tally = try filterTally(of: filter)
    try tally.advance(in: file, to: index.rest, budget: LogDocument.slice, searchBuffer)
    let unended = try lookAtUnended(&tally)
    filterTally = tally
    return FilterProgress(
      filter: filter, rows: tally.rows + (unended?.isShown == true ? 1 : 0),
      hits: zip(tally.hits, unended?.hits ?? tally.hits.map { _ in 0 }).map(+),
      filteredBytes: tally.filtered,
      isComplete: tally.filtered == index.rest && latestStatus.isComplete)
  }

  /// Some of the lines that a filter shows, as far as it was applied.
  ///
  /// - Parameters:
  ///   - rows: Which of the lines shown, counted from 0.
  ///   - bytes: Which bytes of each line.
  public func lines(
    rows: Range<Int>, through filter: LogFilter, bytes: Range<Int> = 0..<1024
  ) throws(LogProblem) -> [LogLine] {
    var tally = try filterTally(of: filter)
    let unended = rows.contains(tally.rows) ? try lookAtUnended(&tally) : nil
    let ended = try numbers(ofRows: rows.clamped(to: 0..<tally.rows), &tally)
    return try lines(numbered: ended + (unended?.isShown == true ? [index.lines] : []), bytes)
  }

  /// What a filter makes of the line without a newline at the end, which is the last row if it is shown;
  /// nil if there is none, or the filter has not come that far.
  private func lookAtUnended(
    _ tally: inout FilterTally
  ) throws(LogProblem) -> FilterTally.Unended? {
    guard tally.filtered == index.rest, end > index.rest else { return nil }
    return try tally.lookAtUnended(in: file, index.rest..<end, searchBuffer)
  }

  /// The numbers of the lines that some rows show.
  private func numbers(
    ofRows wanted: Range<Int>, _ tally: inout FilterTally
  ) throws(LogProblem) -> [Int] {
    guard !wanted.isEmpty, var block = tally.block(ofRow: wanted.lowerBound) else { return [] }
    var numbers: [Int] = []
    while tally.rows(beforeBlock: block) < wanted.upperBound, block < index.blocks {
      let before = tally.rows(beforeBlock: block)
      if tally.rows(beforeBlock: block + 1) > before {
        let shown = try linesShown(inBlock: block, by: &tally)
        let part = wanted.clamped(to: before..<(before + shown.count))
        numbers += shown[(part.lowerBound - before)..<(part.upperBound - before)]
      }
      block += 1
    }
    return numbers
  }

  /// Whether a filter shows a line.
  public func isShown(_ line: Int, by filter: LogFilter) throws(LogProblem) -> Bool {
    var tally = try filterTally(of: filter)
    guard line < index.lines else { return try lookAtUnended(&tally)?.isShown == true }
    return try linesShown(inBlock: index.block(ofLine: max(0, line)), by: &tally).contains(line)
  }

  /// How many of the lines before a line a filter shows: the row that the line has, or would have.
  public func row(ofLine line: Int, through filter: LogFilter) throws(LogProblem) -> Int {
    var tally = try filterTally(of: filter)
    let block = index.block(ofLine: max(0, line))
    let inBlock = try linesShown(inBlock: block, by: &tally).prefix { $0 < line }
    return min(tally.rows, tally.rows(beforeBlock: block) + inBlock.count)
  }
}

extension LogDocument {
  /// The numbers of the lines that begin in a block and are shown.
  private func linesShown(
    inBlock block: Int, by tally: inout FilterTally
  ) throws(LogProblem) -> [Int] {
    guard let range = try range(ofBlock: block) else { return [] }
    let end = min(range.upperBound, index.rest)
    var pieces = WholeLines(file, range.lowerBound..<max(range.lowerBound, end), into: searchBuffer)
    var selector = tally.selector
    var number = index.firstLines[block]
    var shown: [Int] = []
    while let piece = try pieces.next() {
      try selector.select(piece, at: pieces.base, of: file, searchBuffer)
      for line in selector.lines {
        if selector.shows(line) { shown.append(number) }
        number += 1
      }
    }
    return shown
  }

  /// Some lines by their numbers, which are in order.
  func lines(
    numbered numbers: [Int], _ bytes: Range<Int>
  ) throws(LogProblem) -> [LogLine] {
    var lines: [LogLine] = []
    var rest = numbers[...]
    while let first = rest.first {
      let block = index.block(ofLine: first)
      let limit = index.firstLine(behindBlock: block)
      var walk = try walk(fromBlock: block)
      while let wanted = rest.first, wanted < limit, let step = try walk.next() {
        guard step.number == wanted else { continue }
        lines.append(try line(step, of: walk, bytes))
        rest.removeFirst()
      }
      // Lines that are gone since they were indexed are left out.
      rest = rest.drop { $0 < limit }
    }
    return lines
  }
}
