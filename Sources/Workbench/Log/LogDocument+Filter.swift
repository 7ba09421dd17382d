extension LogDocument {
  /// Applies a filter to a slice of what is indexed and not yet filtered, and says how far it has come.
  ///
  /// One filter is remembered at a time. Costs next to nothing when all was filtered.
  ///
  /// - Throws: ``LogProblem/badPattern(reason:offset:)``, or a problem of the file.
  public func apply(_ filter: LogFilter) async throws(LogProblem) -> FilterProgress {
    var tally = try filterTally(of: filter)
    try tally.advance(in: file, to: index.rest, budget: LogDocument.slice, searchBuffer)
    filterTally = tally
    return FilterProgress(
      filter: filter, rows: tally.rows, hits: tally.hits, filteredBytes: tally.filtered,
      isComplete: tally.filtered == index.rest && latestStatus.isComplete)
  }

  /// Some of the lines that a filter shows, as far as it was applied.
  ///
  /// The line without a newline at the end is not among them: it may yet become another.
  ///
  /// - Parameters:
  ///   - rows: Which of the lines shown, counted from 0.
  ///   - bytes: Which bytes of each line.
  public func lines(
    rows: Range<Int>, through filter: LogFilter, bytes: Range<Int> = 0..<1024
  ) throws(LogProblem) -> [LogLine] {
    var tally = try filterTally(of: filter)
    let wanted = rows.clamped(to: 0..<tally.rows)
    guard let first = tally.block(ofRow: wanted.lowerBound), !wanted.isEmpty else { return [] }
    var numbers: [Int] = []
    var block = first
    while tally.rows(beforeBlock: block) < wanted.upperBound, block < index.blocks {
      let before = tally.rows(beforeBlock: block)
      if tally.rows(beforeBlock: block + 1) > before {
        let shown = try linesShown(inBlock: block, by: &tally)
        let part = wanted.clamped(to: before..<(before + shown.count))
        numbers += shown[(part.lowerBound - before)..<(part.upperBound - before)]
      }
      block += 1
    }
    return try lines(numbered: numbers, bytes)
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
      selector.select(in: pieces.base, count: piece.count)
      for line in selector.lines {
        if selector.shows(line) { shown.append(number) }
        number += 1
      }
    }
    return shown
  }

  /// Some lines by their numbers, which are in order.
  private func lines(
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
