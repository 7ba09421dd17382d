extension LogDocument {
  /// How many patterns are remembered with their counts.
  static let mostSearches = 4

  /// Counts the lines that match a pattern: looks at a slice of what is indexed and not yet looked
  /// at, and says how far it has come.
  ///
  /// Costs next to nothing when all was looked at. To give a search up, do not call this again.
  ///
  /// - Throws: ``LogProblem/badPattern(reason:offset:)``, or a problem of the file.
  public func count(_ pattern: SearchPattern) async throws(LogProblem) -> SearchProgress {
    var tally = try tally(of: pattern)
    try tally.advance(
      in: file, to: index.rest, budget: LogDocument.slice, searchBuffer)
    let isSearched = tally.searched == index.rest
    let unended =
      isSearched
      ? try tally.matchesUnended(
        in: file, index.rest..<end, budget: LogDocument.slice, searchBuffer) : false
    remember(tally)
    return SearchProgress(
      pattern: pattern, lines: tally.lines + (unended == true ? 1 : 0), givenUp: tally.givenUp,
      searchedBytes: isSearched && unended != nil ? end : tally.reach,
      isComplete: isSearched && unended != nil && latestStatus.isComplete)
  }

  /// The nearest line that matches a pattern, behind a line or before it.
  ///
  /// Uses what ``count(_:)`` has found so far, and looks itself where that has not looked.
  ///
  /// - Returns: nil if there is none in what is indexed, or if the task was cancelled.
  /// - Throws: ``LogProblem/badPattern(reason:offset:)``, or a problem of the file.
  public func search(
    _ pattern: SearchPattern, from line: Int, _ direction: LogDirection = .forward
  ) async throws(LogProblem) -> Int? {
    let tally = try tally(of: pattern)
    switch direction {
    case .forward: return try await searchForward(tally, from: line + 1)
    case .backward: return line > 0 ? try await searchBackward(tally, before: line) : nil
    }
  }

  /// The lines that match a pattern, in the log's order.
  ///
  /// - Parameters:
  ///   - first: The number of the first line that may be given.
  ///   - limit: About how many lines are wanted at most; those of a block of the index come together.
  ///   - bytes: Which bytes of each line.
  /// - Returns: The lines, which are fewer than the limit only if the log has no more.
  public func lines(
    matching pattern: SearchPattern, from first: Int = 0, limit: Int, bytes: Range<Int> = 0..<1024
  ) async throws(LogProblem) -> [LogLine] {
    let tally = try tally(of: pattern)
    var lines: [LogLine] = []
    var next = try await searchForward(tally, from: first)
    while let line = next, lines.count < limit {
      let block = index.block(ofLine: line)
      let numbers = try hits(of: tally, inBlock: block).filter { $0 >= line }
      lines += try self.lines(numbered: numbers, bytes)
      next = try await searchForward(tally, from: index.firstLine(behindBlock: block))
    }
    return lines
  }

  /// The lines of a range that match a pattern.
  public func matches(
    of pattern: SearchPattern, in lines: Range<Int>
  ) throws(LogProblem) -> [Int] {
    let tally = try tally(of: pattern)
    let wanted = lines.clamped(to: 0..<readableLines)
    guard !wanted.isEmpty else { return [] }
    var found: [Int] = []
    var block = index.block(ofLine: wanted.lowerBound)
    while block < index.blocks, index.firstLines[block] < wanted.upperBound {
      found += try hits(of: tally, inBlock: block).filter(wanted.contains)
      block += 1
    }
    return found
  }
}

extension LogDocument {
  /// How many blocks are read between two looks at whether the task was cancelled.
  private static let stride = 512

  private func searchForward(
    _ tally: HitTally, from line: Int
  ) async throws(LogProblem) -> Int? {
    var block = index.block(ofLine: line)
    while block < index.blocks, !Task.isCancelled {
      let last = min(block + LogDocument.stride, index.blocks) - 1
      let found =
        isSearched(last, by: tally)
        ? tally.nearestBlock(from: block, .forward)
        : try blocksWithHits(tally, block...last).first
      if let found,
        let hit = try hits(of: tally, inBlock: found).first(where: { $0 >= line })
      {
        return hit
      }
      block = (found ?? last) + 1
      await Task.yield()
    }
    return nil
  }

  private func searchBackward(
    _ tally: HitTally, before line: Int
  ) async throws(LogProblem) -> Int? {
    var block = min(index.block(ofLine: line - 1), index.blocks - 1)
    while block >= 0, !Task.isCancelled {
      let first = max(0, block - LogDocument.stride + 1)
      let found =
        isSearched(block, by: tally)
        ? tally.nearestBlock(from: block, .backward)
        : try blocksWithHits(tally, first...block).last
      if let found, let hit = try hits(of: tally, inBlock: found).last(where: { $0 < line }) {
        return hit
      }
      block = (found ?? (isSearched(block, by: tally) ? 0 : first)) - 1
      await Task.yield()
    }
    return nil
  }

  /// The blocks of a range that have hits.
  private func blocksWithHits(
    _ tally: HitTally, _ blocks: ClosedRange<Int>
  ) throws(LogProblem) -> [Int] {
    let start = try walk(fromBlock: blocks.lowerBound).start
    let stop =
      blocks.upperBound + 1 < index.blocks
      ? try walk(fromBlock: blocks.upperBound + 1).start : end
    var found: [Int] = []
    var pieces = WholeLines(file, start..<max(start, stop), into: searchBuffer)
    while let piece = try pieces.next() {
      if let line = piece.longLine {
        if try tally.matches(longLine: line, in: file, searchBuffer) {
          found.append(LogIndex.block(of: line.lowerBound))
        }
        continue
      }
      tally.matcher.matches(in: pieces.base, count: piece.count) { start, _ in
        let block = LogIndex.block(of: piece.start + Int64(start))
        if found.last != block { found.append(block) }
        return true
      }
    }
    return found
  }

  /// Whether all lines that begin in a block were looked at.
  private func isSearched(_ block: Int, by tally: HitTally) -> Bool {
    LogIndex.start(of: block + 1) <= tally.searched
  }

  /// The numbers of the lines that begin in a block and match.
  func hits(of tally: HitTally, inBlock block: Int) throws(LogProblem) -> [Int] {
    guard let range = try range(ofBlock: block) else { return [] }
    var pieces = WholeLines(file, range, into: searchBuffer)
    var number = index.firstLines[block]
    var hits: [Int] = []
    while let piece = try pieces.next() {
      if let line = piece.longLine {
        if try tally.matches(longLine: line, in: file, searchBuffer) { hits.append(number) }
        number += 1
        continue
      }
      let base = pieces.base
      var counted = 0
      tally.matcher.matches(in: base, count: piece.count) { start, _ in
        number += newlines(in: base + counted, count: start - counted)
        counted = start
        hits.append(number)
        return true
      }
      number += newlines(in: base + counted, count: piece.count - counted)
    }
    return hits
  }

  /// Where the lines that begin in a block are, in bytes; nil if none does.
  func range(ofBlock block: Int) throws(LogProblem) -> Range<Int64>? {
    guard index.firstLines[block] < min(index.firstLine(behindBlock: block), readableLines) else {
      return nil
    }
    let start = try walk(fromBlock: block).start
    guard block + 1 < index.blocks else { return start..<max(start, end) }
    return start..<(try walk(fromBlock: block + 1).start)
  }
}

/// How many newlines there are.
private func newlines(in base: UnsafeRawPointer, count: Int) -> Int {
  UnsafeRawBufferPointer(start: base, count: count).reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
}
