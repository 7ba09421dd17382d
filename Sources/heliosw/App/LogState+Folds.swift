import Workbench

extension LogState {
  /// Opens the fold that is marked, or the first one on the screen; an open one that is marked, or
  /// stands at the top, is closed.
  ///
  /// - Returns: Why nothing could be done; nil if it was.
  mutating func toggleFold() -> String? {
    guard isFolding else {
      return filter.isEmpty ? "Nothing is folded: Z folds." : "What a filter shows is not folded."
    }
    let place = current ?? shownRows.first?.firstLine
    if let place, let fold = openFolds.first(where: { $0.contains(place) }) {
      openFolds.remove(fold)
      mark(fold)
      return nil
    }
    let folds = shownRows.compactMap { row in
      if case .fold(let fold) = row { fold.lines } else { nil }
    }
    guard let fold = folds.first(where: { $0.lowerBound >= current ?? 0 }) ?? folds.first else {
      return "There is no fold on the screen."
    }
    openFolds.insert(fold)
    mark(fold)
    return nil
  }

  /// Folds all there is to fold, or nothing.
  mutating func toggleFolding() {
    let line = shownRows.first?.firstLine
    folding = folding == .on ? .off : .on
    openFolds = []
    if !isFollowing, let line { scroll(to: line) }
  }

  /// Opens the fold that hides a line.
  mutating func reveal(_ line: Int, in fold: Range<Int>?) {
    guard let fold, fold.contains(line) else { return }
    openFolds.insert(fold)
  }

  private mutating func mark(_ fold: Range<Int>) {
    if isFollowing { scroll(to: shownRows.first?.firstLine ?? fold.lowerBound) }
    current = fold.lowerBound
  }
}
