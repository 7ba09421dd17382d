extension Table {
  /// Where a column is drawn.
  struct Place: Hashable {
    /// Its number.
    var index: Int
    /// Where it begins.
    var column: Int
    /// How wide it is.
    var width: Int
  }

  /// Finds places for as many columns as have room.
  func layout(width: Int) -> [Place] {
    var shown = Array(columns.indices)
    let least = columns.indices.map { leastWidth(of: $0) }
    func needed() -> Int {
      shown.reduce(Table.margin + Table.edge) { $0 + least[$1] } + Table.gap
        * max(0, shown.count - 1)
    }
    while shown.count > 1, needed() > width {
      let last = shown.min { left, right in
        let (a, b) = (columns[left].priority, columns[right].priority)
        return a == b ? left > right : a < b
      }
      shown.removeAll { $0 == last }
    }
    return places(shown, least: least, spare: max(0, width - needed()))
  }

  private func places(_ shown: [Int], least: [Int], spare: Int) -> [Place] {
    let flexible = shown.filter { isFlexible($0) }
    var places: [Place] = []
    var column = Table.margin
    for index in shown {
      var width = least[index]
      if let share = flexible.firstIndex(of: index) {
        // What does not divide goes to the first.
        width += spare / flexible.count + (share < spare % flexible.count ? 1 : 0)
      }
      places.append(Place(index: index, column: column, width: width))
      column += width + Table.gap
    }
    return places
  }

  private func isFlexible(_ index: Int) -> Bool {
    if case .flexible = columns[index].width { return true }
    return false
  }

  private func leastWidth(of index: Int) -> Int {
    switch columns[index].width {
    case .fixed(let width): max(1, width)
    case .flexible(let least): max(1, least)
    case .fit(let most):
      rows.reduce(textWidth(columns[index].title)) { widest, row in
        guard index < row.cells.count, widest < most else { return min(widest, most) }
        return min(most, max(widest, row.cells[index].width))
      }
    }
  }
}
