#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension LogDocument {
  /// The last lines of the file as it is now, for a first picture before any index.
  ///
  /// - Parameters:
  ///   - rows: How many lines are wanted.
  ///   - columns: Which bytes of each.
  /// - Returns: The lines, in the file's order; without numbers, and without the kinds that depend
  ///   on the phase. A line that began more than 8 MiB before the end is given from there on.
  public func tail(rows: Int, columns: Range<Int> = 0..<1024) throws(LogProblem) -> [LogLine] {
    let size = try file.size()
    guard size > 0, rows > 0 else { return [] }
    var starts: [Int64] = []
    var limit = size
    let lowest = max(0, size - Int64(LogDocument.tailReach))
    while starts.count < rows, limit > lowest {
      let from = max(lowest, limit - Int64(LogIndex.blockSize))
      let bytes = try file.bytes(at: from, count: Int(limit - from))
      for index in bytes.indices.reversed() where bytes[index] == UInt8(ascii: "\n") {
        let start = from + Int64(index) + 1
        guard start < size else { continue }
        starts.append(start)
        if starts.count == rows { break }
      }
      limit = from
    }
    if starts.count < rows { starts.append(lowest) }
    return try lines(startingAt: starts.reversed(), size: size, columns: columns)
  }

  private func lines(
    startingAt starts: [Int64], size: Int64, columns: Range<Int>
  ) throws(LogProblem) -> [LogLine] {
    var lines: [LogLine] = []
    var judge = LineJudge(rules: rules)
    judge.context.rules = .none
    // Read once, unless the lines are long: the first picture waits for this.
    let first = starts.first ?? size
    let whole = size - first <= 1 << 20 ? try file.bytes(at: first, count: Int(size - first)) : []
    for (index, start) in starts.enumerated() {
      var end = index + 1 < starts.count ? starts[index + 1] - 1 : size
      if index + 1 == starts.count, size > start,
        try file.bytes(at: size - 1, count: 1) == [UInt8(ascii: "\n")]
      {
        end -= 1
      }
      let place = Int(start - first)
      let head =
        Int(end - first) <= whole.count
        ? Array(whole[place..<Int(end - first)].prefix(LineShape.headLength))
        : try file.bytes(at: start, count: min(Int(end - start), LineShape.headLength))
      let length = Int(end - start)
      var line = LogLine(
        number: nil, offset: start,
        bytes: try window(columns, ofLineAt: start, length: length, head: head),
        fullLength: length)
      line.kinds = head.withUnsafeBytes { head in
        judge.judge(head: head, facts: PatternMachine.nightly.facts(of: head)).kinds
          .union(LineShape.kinds(of: head, isWhole: head.count == length))
      }
      lines.append(line)
    }
    return lines
  }

  /// The wanted bytes of a line, of which the first may be known already.
  func window(
    _ columns: Range<Int>, ofLineAt start: Int64, length: Int, head: [UInt8]
  ) throws(LogProblem) -> [UInt8] {
    let wanted = columns.clamped(to: 0..<length)
    if wanted.upperBound <= head.count { return Array(head[wanted]) }
    return try file.bytes(at: start + Int64(wanted.lowerBound), count: wanted.count)
  }
}
