extension LogDocument {
  /// Some lines that are indexed, of each only the bytes wanted.
  ///
  /// - Parameters:
  ///   - range: The numbers of the lines; numbers that there are not are left out.
  ///   - bytes: Which bytes of each line.
  public func lines(
    _ range: Range<Int>, bytes: Range<Int> = 0..<1024
  ) throws(LogProblem) -> [LogLine] {
    let wanted = range.clamped(to: 0..<readableLines)
    guard !wanted.isEmpty else { return [] }
    var lines: [LogLine] = []
    var walk = try walk(fromBlock: index.block(ofLine: wanted.lowerBound))
    while let step = try walk.next(), step.number < wanted.upperBound {
      guard step.number >= wanted.lowerBound else { continue }
      lines.append(try line(step, of: walk, bytes))
    }
    return lines
  }

  /// The lines of some kinds, in the log's order.
  ///
  /// - Parameters:
  ///   - kinds: The kinds, of which a line has one at least.
  ///   - first: The number of the first line that may be given.
  ///   - limit: The most lines that are wanted.
  ///   - bytes: Which bytes of each line.
  public func lines(
    of kinds: LineKinds, from first: Int = 0, limit: Int, bytes: Range<Int> = 0..<1024
  ) throws(LogProblem) -> [LogLine] {
    var lines: [LogLine] = []
    var block = index.block(ofLine: max(0, first))
    while lines.count < limit, let found = blockToSearch(for: kinds, from: block, .forward) {
      var walk = try walk(fromBlock: found)
      let end = index.firstLine(behindBlock: found)
      while lines.count < limit, let step = try walk.next(), step.number < end {
        guard step.number >= first, !step.kinds.isDisjoint(with: kinds) else { continue }
        lines.append(try line(step, of: walk, bytes))
      }
      block = found + 1
    }
    return lines
  }

  /// The next line of some kinds behind a line; nil if there is none in what is indexed.
  public func next(_ kinds: LineKinds, from line: Int) throws(LogProblem) -> Int? {
    var block = index.block(ofLine: max(0, line + 1))
    while let found = blockToSearch(for: kinds, from: block, .forward) {
      let first = index.firstLines[found]
      let here = try self.kinds(ofBlock: found)
      let start = min(max(0, line + 1 - first), here.count)
      if let place = here[start...].firstIndex(where: { !$0.isDisjoint(with: kinds) }) {
        return first + place
      }
      block = found + 1
    }
    return nil
  }

  /// The last line of some kinds before a line; nil if there is none.
  public func previous(_ kinds: LineKinds, from line: Int) throws(LogProblem) -> Int? {
    guard line > 0 else { return nil }
    var block = index.block(ofLine: line - 1)
    while let found = blockToSearch(for: kinds, from: block, .backward) {
      let first = index.firstLines[found]
      let here = try self.kinds(ofBlock: found).prefix(max(0, line - first))
      if let place = here.lastIndex(where: { !$0.isDisjoint(with: kinds) }) {
        return first + place
      }
      block = found - 1
    }
    return nil
  }

  /// Which error, or which warning, a line is, counted from 1, and how many there are.
  ///
  /// - Parameter kinds: ``LineKinds/errors`` or ``LineKinds/nightlyWarning``.
  public func ordinal(
    ofLine line: Int, among kinds: LineKinds
  ) throws(LogProblem) -> (number: Int, of: Int) {
    let block = index.block(ofLine: max(0, line))
    let here = try self.kinds(ofBlock: block).prefix(max(0, line + 1 - index.firstLines[block]))
    let before = index.count(of: kinds, beforeBlock: block)
    let unended = kindsOfUnended.isDisjoint(with: kinds) ? 0 : 1
    return (
      before + here.count { !$0.isDisjoint(with: kinds) },
      index.count(of: kinds, beforeBlock: index.blocks) + unended
    )
  }

  /// What the lines are that begin in a block.
  func kinds(ofBlock block: Int) throws(LogProblem) -> [LineKinds] {
    if let known = knownKinds, known.block == block, known.end == end { return known.kinds }
    var kinds: [LineKinds] = []
    var walk = try walk(fromBlock: block)
    let limit = index.firstLine(behindBlock: block)
    while let step = try walk.next(), step.number < limit { kinds.append(step.kinds) }
    knownKinds = (block, end, kinds)
    return kinds
  }

  /// Goes through lines from a block on.
  ///
  /// One walk after the other has the same memory, since the heap would be full of holes otherwise.
  func walk(fromBlock block: Int) throws(LogProblem) -> LineWalk {
    if !isKnownUniquelyReferenced(&walkedPiece) { walkedPiece = LogDocument.pieceToWalk() }
    return try LineWalk(
      file, index, block: block, end: end, kindsOfUnended: kindsOfUnended, rules: rules,
      in: walkedPiece)
  }

  /// The line that a walk has stepped to.
  func line(
    _ step: LineWalk.Step, of walk: LineWalk, _ bytes: Range<Int>
  ) throws(LogProblem) -> LogLine {
    LogLine(
      number: step.number, offset: step.start, bytes: try walk.bytes(bytes, of: step),
      fullLength: step.length, kinds: step.kinds)
  }

  /// The nearest block worth reading: the index knows of some kinds only, and nothing of the kinds
  /// of the line that has not ended.
  private func blockToSearch(
    for kinds: LineKinds, from block: Int, _ direction: LogDirection
  ) -> Int? {
    guard (0..<index.blocks).contains(block) else { return nil }
    guard LineKinds.indexed.isSuperset(of: kinds) else { return block }
    let found = index.nearestBlock(with: kinds, from: block, direction)
    let last = index.blocks - 1
    guard readableLines > index.lines else { return found }
    return direction == .forward ? found ?? last : block == last ? last : found
  }
}
