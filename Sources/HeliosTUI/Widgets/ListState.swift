/// Which row of a list is selected, which are marked, and which are seen.
///
/// Rows are numbered from 0. Tell it the number of rows and how many can be seen whenever they
/// change; drawing works with other numbers too, and keeps the selected row in view.
public struct ListState: Hashable, Sendable {
  /// How many rows the list has.
  public private(set) var count: Int
  /// The selected row; 0 in an empty list.
  public private(set) var selected = 0
  /// The rows that the user marked.
  public private(set) var marks: Set<Int> = []
  /// How many rows can be seen at once.
  public private(set) var visibleRows: Int
  /// The first row that is seen.
  public private(set) var top = 0
  /// Where a range began that moves extend.
  private var anchor: Int?

  /// Makes a list whose first row is selected.
  public init(count: Int = 0, visibleRows: Int = 20) {
    self.count = max(0, count)
    self.visibleRows = max(1, visibleRows)
  }

  /// The selected row, or nothing in an empty list.
  public var selection: Int? { count == 0 ? nil : selected }

  /// The rows that an action is for: those marked, or else the selected one; ascending.
  public var chosen: [Int] { marks.isEmpty ? selection.map { [$0] } ?? [] : marks.sorted() }

  /// Whether moves mark what they pass.
  public var isExtending: Bool { anchor != nil }

  /// Sets the numbers of rows there are and that can be seen.
  public mutating func fit(count: Int? = nil, visibleRows: Int? = nil) {
    if let visibleRows { self.visibleRows = max(1, visibleRows) }
    if let count, count != self.count {
      self.count = max(0, count)
      marks = marks.filter { $0 < count }
      anchor = nil
    }
    select(selected)
  }

  /// Selects a row, the nearest one there is.
  public mutating func select(_ row: Int) {
    selected = min(max(0, row), max(0, count - 1))
    if let anchor, count > 0 {
      marks.formUnion(min(anchor, selected)...max(anchor, selected))
    }
    top = firstRow(visible: visibleRows)
  }

  /// Moves the selection.
  public mutating func move(_ motion: Motion) {
    select(selected + motion.distance(rows: visibleRows))
  }

  /// Moves for the keys that ``Motion/init(_:)`` knows.
  ///
  /// - Returns: Whether the key was one.
  public mutating func handle(_ key: Key) -> Bool {
    guard let motion = Motion(key) else { return false }
    move(motion)
    return true
  }

  /// The first row to draw where so many can be seen, so that the selected one is among them and no
  /// row at the end is left empty.
  public func firstRow(visible rows: Int) -> Int {
    let rows = max(1, rows)
    let kept = min(max(top, selected - rows + 1), selected)
    return max(0, min(kept, count - rows))
  }
}

// MARK: - Marks

extension ListState {
  /// Marks the selected row, or takes its mark away, and goes on to the next.
  public mutating func toggleMark() {
    guard count > 0 else { return }
    if marks.remove(selected) == nil { marks.insert(selected) }
    move(.down)
  }

  /// Marks all rows, or none if all are marked.
  public mutating func toggleAllMarks() {
    marks = marks.count == count ? [] : Set(0..<count)
    anchor = nil
  }

  /// Begins a range at the selected row that moves extend, or ends it.
  public mutating func toggleRange() {
    anchor = anchor == nil && count > 0 ? selected : nil
    select(selected)
  }

  /// Takes all marks away.
  public mutating func clearMarks() {
    marks = []
    anchor = nil
  }

  /// Keeps the selection and the marks on the same things when rows come, go or change their order.
  ///
  /// - Parameters:
  ///   - old: What the rows stood for until now.
  ///   - new: What they stand for from now on. If the selected one is gone, the row stays.
  public mutating func follow<ID: Hashable>(from old: [ID], to new: [ID]) {
    let places = Dictionary(zip(new, new.indices), uniquingKeysWith: { first, _ in first })
    let selectedBefore = old.indices.contains(selected) ? places[old[selected]] : nil
    let moved = selectedBefore.map { $0 - selected } ?? 0
    marks = Set(marks.compactMap { old.indices.contains($0) ? places[old[$0]] : nil })
    anchor = nil
    count = new.count
    top = max(0, top + moved)
    select(selectedBefore ?? selected)
  }
}
