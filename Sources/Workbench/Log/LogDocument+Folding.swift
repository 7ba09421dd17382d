extension LogDocument {
  /// The folds that have lines in a range, each as long as it is.
  ///
  /// - Parameter lines: The numbers of lines that are indexed.
  public func folds(in lines: Range<Int>) throws(LogProblem) -> [LogFold] {
    let wanted = lines.clamped(to: 0..<readableLines)
    guard !wanted.isEmpty else { return [] }
    let window = FoldFinder.window
    let first = wanted.lowerBound / window * window
    let end = (wanted.upperBound + window - 1) / window * window
    var finder = FoldFinder()
    var walk = try walk(fromBlock: index.block(ofLine: first))
    while let step = try walk.next(), step.number < end {
      if step.number >= first { finder.take(step.number, step.kinds) }
    }
    finder.finish(lines: readableLines)
    return finder.folds.filter { $0.lines.overlaps(wanted) }
  }

  /// Rows from a line on or back, with folds.
  ///
  /// - Parameters:
  ///   - line: The line that the first row shows (the last one, going backwards), or one in its fold.
  ///   - count: How many rows are wanted.
  ///   - direction: Whether the rows from the line on are wanted, or those up to it.
  ///   - open: The folds that are open, each by its first line: their lines are rows of their own.
  ///   - bytes: Which bytes of each line.
  /// - Returns: The rows in the log's order; fewer than wanted at an end of the log.
  public func rows(
    from line: Int, count: Int, _ direction: LogDirection = .forward, open: Set<Int> = [],
    bytes: Range<Int> = 0..<1024
  ) throws(LogProblem) -> [LogRow] {
    let window = FoldFinder.window
    var rows: [LogRow] = []
    var part = line / window * window
    while rows.count < count, part >= 0, part < readableLines {
      var more = try self.rows(ofWindowAt: part, open, bytes)
      switch direction {
      case .forward:
        more.removeAll { ($0.endLine ?? 0) <= line }
        rows += more.prefix(count - rows.count)
        part += window
      case .backward:
        more.removeAll { ($0.firstLine ?? 0) > line }
        rows = more.suffix(count - rows.count) + rows
        part -= window
      }
    }
    return rows
  }

  /// All rows of as many lines as a fold can have at most.
  private func rows(
    ofWindowAt first: Int, _ open: Set<Int>, _ bytes: Range<Int>
  ) throws(LogProblem) -> [LogRow] {
    let window = first..<min(first + FoldFinder.window, readableLines)
    var finder = FoldFinder()
    var steps: [LineWalk.Step] = []
    var walk = try walk(fromBlock: index.block(ofLine: first))
    while let step = try walk.next(), step.number < window.upperBound {
      guard step.number >= first else { continue }
      finder.take(step.number, step.kinds)
      steps.append(step)
    }
    finder.finish(lines: readableLines)
    var folds = finder.folds.filter { !open.contains($0.lines.lowerBound) }[...]
    var rows: [LogRow] = []
    for step in steps {
      if let fold = folds.first, fold.lines.contains(step.number) {
        if step.number == fold.lines.lowerBound { rows.append(.fold(fold)) }
        if step.number == fold.lines.upperBound - 1 { folds.removeFirst() }
      } else {
        rows.append(.line(try self.line(step, bytes)))
      }
    }
    return rows
  }
}
