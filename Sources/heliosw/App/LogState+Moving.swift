import HeliosTUI
import Workbench

extension LogState {
  /// Scrolls to a row; following ends.
  mutating func scroll(to row: Int) {
    centre = nil
    top = min(max(0, row), lastTop)
    isFollowing = false
  }

  /// Follows the end, or stays where it is.
  mutating func toggleFollowing() {
    if isFollowing { scroll(to: lastTop) } else { isFollowing = true }
  }

  /// Moves as in a list; G goes on following.
  mutating func move(_ motion: Motion) {
    (current, ordinal) = (nil, nil)
    switch motion {
    case .top: scroll(to: 0)
    case .bottom: isFollowing = true
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: scroll(by: 1 - rows)
    case .pageDown: scroll(by: rows - 1)
    case .halfPageUp: scroll(by: -rows / 2)
    case .halfPageDown: scroll(by: rows / 2)
    }
  }

  /// Scrolls sideways, by columns.
  mutating func scrollSideways(by columns: Int) {
    left = max(0, left + columns)
  }

  /// Shows a line in the middle of the screen.
  ///
  /// - Parameter row: Its row, or where it would be.
  mutating func jump(to line: Int, row: Int) {
    current = line
    guard isFolding else { return scroll(to: row - rows / 2) }
    isFollowing = false
    top = min(max(0, line), max(0, count - 1))
    centre = line
    if window.request?.folding == folding, window.request?.open == openFirstLines {
      takeCentre()
    }
  }

  /// The line a search starts from: the one that was jumped to, else the one just off the screen's edge.
  func place(_ direction: LogDirection) -> Int {
    if let current { return current }
    let lines = status?.lines ?? 0
    if isFollowing { return direction == .forward ? -1 : lines }
    let edge =
      direction == .forward ? shownRows.first?.firstLine : shownRows.last?.endLine.map { $0 - 1 }
    return direction == .forward ? (edge ?? firstRow) - 1 : (edge ?? firstRow + rows - 1) + 1
  }

  private mutating func scroll(by rows: Int) {
    // Down from the end means nothing: it is followed already.
    if isFollowing, rows > 0 { return }
    guard isFolding else { return scroll(to: firstRow + rows) }
    let shown = isFollowing ? window.rows.count - self.rows : window.index(ofLine: top) ?? 0
    let target = min(max(0, shown + rows), window.rows.count - 1)
    scroll(
      to: window.rows.indices.contains(target)
        ? window.rows[target].firstLine ?? 0 : firstRow + rows)
  }
}
