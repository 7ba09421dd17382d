extension LogDocument {
  /// How many windows of the log keep their folds in memory.
  private static let mostKnownWindows = 256

  /// The folds that have lines in a range, each as long as it is.
  ///
  /// - Parameter lines: The numbers of lines that are indexed.
  public func folds(in lines: Range<Int>) throws(LogProblem) -> [LogFold] {
    let wanted = lines.clamped(to: 0..<readableLines)
    guard let last = wanted.last else { return [] }
    var folds: [LogFold] = []
    for window in FoldFinder.window(of: wanted.lowerBound)...FoldFinder.window(of: last) {
      folds += try self.folds(inWindow: window)
    }
    return folds.filter { $0.lines.overlaps(wanted) }
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
    var places: [FoldFinder.Place] = []
    var window = FoldFinder.window(of: line)
    while places.count < count, window >= 0,
      FoldFinder.lines(ofWindow: window).lowerBound < readableLines
    {
      let more = try self.places(inWindow: window, open)
      switch direction {
      case .forward:
        places += more.filter { $0.lines.upperBound > line }.prefix(count - places.count)
        window += 1
      case .backward:
        places = more.filter { $0.lines.lowerBound <= line }.suffix(count - places.count) + places
        window -= 1
      }
    }
    return try rows(at: places, bytes)
  }

  /// What the rows of a window show, folds and the lines between them.
  private func places(
    inWindow window: Int, _ open: Set<Int>
  ) throws(LogProblem) -> [FoldFinder.Place] {
    let lines = FoldFinder.lines(ofWindow: window).clamped(to: 0..<readableLines)
    var places: [FoldFinder.Place] = []
    var here = lines.lowerBound
    for fold in try folds(inWindow: window) where !open.contains(fold.lines.lowerBound) {
      places += (here..<fold.lines.lowerBound).map { .line($0) }
      places.append(.fold(fold))
      here = fold.lines.upperBound
    }
    return places + (here..<lines.upperBound).map { .line($0) }
  }

  /// Reads the lines among some places.
  private func rows(
    at places: [FoldFinder.Place], _ bytes: Range<Int>
  ) throws(LogProblem) -> [LogRow] {
    var rows: [LogRow] = []
    var rest = places[...]
    while let place = rest.first {
      if case .fold(let fold) = place {
        rows.append(.fold(fold))
        rest.removeFirst()
      } else {
        let together = rest.prefix { !$0.isFold }
        let range = place.lines.lowerBound..<(place.lines.lowerBound + together.count)
        rows += try lines(range, bytes: bytes).map { .line($0) }
        rest.removeFirst(together.count)
      }
    }
    return rows
  }

  /// The folds of a window, which are the same for good once there are lines behind it.
  private func folds(inWindow window: Int) throws(LogProblem) -> [LogFold] {
    if let known = knownFolds[window], known.end ?? end == end { return known.folds }
    let lines = FoldFinder.lines(ofWindow: window)
    var finder = FoldFinder()
    var walk = try walk(fromBlock: index.block(ofLine: lines.lowerBound))
    while let step = try walk.next(), step.number < lines.upperBound {
      if step.number >= lines.lowerBound { finder.take(step.number, step.kinds) }
    }
    finder.finish(lines: readableLines)
    if knownFolds.count >= LogDocument.mostKnownWindows { knownFolds.removeAll() }
    knownFolds[window] = (finder.folds, lines.upperBound < readableLines ? nil : end)
    return finder.folds
  }
}
