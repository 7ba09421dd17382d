extension LogDocument {
  /// What lies where in the log, as far as it is indexed.
  ///
  /// Looks at the index only, but for the few blocks whose lines fall on several parts: those of a log
  /// that is small enough to be read at once.
  ///
  /// - Parameters:
  ///   - parts: How many parts are wanted.
  ///   - pattern: What was counted by ``count(_:)``; its hits are marked as far as it has come.
  public func overview(parts: Int, hits pattern: SearchPattern?) throws(LogProblem) -> LogOverview {
    var overview = LogOverview(parts: max(0, parts))
    guard parts > 0, readableLines > 0 else { return overview }
    for block in 0..<index.blocks where !index.kinds[block].isEmpty {
      if let part = onlyPart(ofBlock: block, parts) {
        overview.kinds[part].formUnion(index.kinds[block])
      } else {
        for note in try notes(inBlock: block) {
          overview.kinds[part(ofLine: note.line, parts)].formUnion(note.kinds)
        }
      }
    }
    guard let pattern else { return overview }
    let tally = try tally(of: pattern)
    for block in tally.counts.indices where tally.counts[block] > 0 {
      if let part = onlyPart(ofBlock: block, parts) {
        overview.hasHits[part] = true
      } else {
        for line in try hits(of: tally, inBlock: block) {
          overview.hasHits[part(ofLine: line, parts)] = true
        }
      }
    }
    return overview
  }

  private func part(ofLine line: Int, _ parts: Int) -> Int {
    min(parts - 1, line * parts / readableLines)
  }

  /// The part that all lines fall on that begin in a block; nil if they fall on several.
  private func onlyPart(ofBlock block: Int, _ parts: Int) -> Int? {
    let last = max(
      index.firstLines[block], min(readableLines, index.firstLine(behindBlock: block)) - 1)
    let part = part(ofLine: index.firstLines[block], parts)
    return part == self.part(ofLine: last, parts) ? part : nil
  }

  /// The lines of a block that the index knows kinds of.
  ///
  /// Those of a block that has no more lines to come are remembered, for a screen asks again and again.
  private func notes(inBlock block: Int) throws(LogProblem) -> [LineNote] {
    if let known = knownNotes[block] { return known }
    let first = index.firstLines[block]
    let notes = try kinds(ofBlock: block).enumerated().compactMap { offset, kinds in
      kinds.isDisjoint(with: .indexed)
        ? nil : LineNote(line: first + offset, kinds: kinds.intersection(.indexed))
    }
    if block + 1 < index.blocks, notes.count <= 64, knownNotes.count < 256 {
      knownNotes[block] = notes
    }
    return notes
  }
}

/// A line, and what the index knows of it.
struct LineNote: Hashable, Sendable {
  var line: Int
  var kinds: LineKinds
}
