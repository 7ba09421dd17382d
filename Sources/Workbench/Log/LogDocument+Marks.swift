extension LogDocument {
  /// What the lines are of which each of some rows stands for a part, for the marks beside a scroll-bar.
  ///
  /// - Parameters:
  ///   - kinds: The kinds that are wanted, of those that the index knows: errors, warnings, banners,
  ///     stops, undefined symbols.
  ///   - rows: How many rows there are; all lines are shared out among them, as evenly as can be.
  public func marks(_ kinds: LineKinds, rows: Int) throws(LogProblem) -> [LineKinds] {
    var marks = [LineKinds](repeating: [], count: max(0, rows))
    var next = 0
    while let block = index.nearestBlock(with: kinds, from: next, .forward) {
      next = block + 1
      let inBlock = index.kinds[block].intersection(kinds)
      let lines = { () throws(LogProblem) -> [LineKinds] in try self.kinds(ofBlock: block) }
      for (row, found) in try rowsOfLines(inBlock: block, rows, lines) {
        marks[row].formUnion(found.intersection(inBlock))
      }
    }
    return marks
  }

  /// Which of some rows stand for lines that match a pattern, as far as they were counted.
  public func marks(of pattern: SearchPattern, rows: Int) throws(LogProblem) -> [Bool] {
    var marks = [Bool](repeating: false, count: max(0, rows))
    let tally = try tally(of: pattern)
    var next = 0
    while let block = tally.nearestBlock(from: next, .forward) {
      next = block + 1
      let lines = { () throws(LogProblem) -> [LineKinds] in
        let first = self.index.firstLines[block]
        let hits = try self.hits(of: tally.matcher, inBlock: block)
        var kinds = [LineKinds](repeating: [], count: (hits.last ?? first) - first + 1)
        for hit in hits { kinds[hit - first] = .errors }
        return kinds
      }
      for (row, found) in try rowsOfLines(inBlock: block, rows, lines) {
        marks[row] = marks[row] || !found.isEmpty
      }
    }
    return marks
  }

  /// The rows that the lines of a block fall on, with what those lines are.
  ///
  /// The lines are asked for only if the block falls on several rows, which few blocks of a long log do.
  private func rowsOfLines(
    inBlock block: Int, _ rows: Int, _ lines: () throws(LogProblem) -> [LineKinds]
  ) throws(LogProblem) -> [(row: Int, kinds: LineKinds)] {
    let all = readableLines
    guard rows > 0, all > 0 else { return [] }
    let first = index.firstLines[block]
    let last = min(all, index.firstLine(behindBlock: block)) - 1
    guard first <= last else { return [] }
    func row(of line: Int) -> Int { min(rows - 1, line * rows / all) }
    if row(of: first) == row(of: last) { return [(row(of: first), .everything)] }
    return try lines().enumerated().map { (row(of: first + $0.offset), $0.element) }
  }
}

extension LineKinds {
  /// All kinds at once.
  fileprivate static let everything = LineKinds(rawValue: .max)
}
