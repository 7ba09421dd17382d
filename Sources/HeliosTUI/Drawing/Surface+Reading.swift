extension Surface {
  /// The rows as text, blanks at their ends left out: what a test compares.
  public var lines: [String] {
    (0..<whole.rows).map { row in
      var line = ""
      var end = line.endIndex
      for cell in cellsOfRow(row) {
        cell.append(to: &line)
        if !cell.isBlank { end = line.endIndex }
      }
      return String(line[..<end])
    }
  }

  /// The rows as one text, with a newline between them.
  public var text: String { lines.joined(separator: "\n") }

  /// The role of a cell of the whole grid; nothing outside of it.
  public func role(column: Int, row: Int) -> Role? {
    guard (0..<whole.columns).contains(column), (0..<whole.rows).contains(row) else { return nil }
    return Role(id: cells[row * whole.columns + column].role)
  }

  /// The text of each run of cells of one role on a row, blanks included.
  public func runs(row: Int) -> [(role: Role, text: String)] {
    guard (0..<whole.rows).contains(row) else { return [] }
    return runsOfCells(row: row).map { run in
      var text = ""
      for cell in run.cells { cell.append(to: &text) }
      return (run.role, text)
    }
  }

  func cellsOfRow(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * whole.columns)..<((row + 1) * whole.columns)]
  }

  /// The runs of cells of one role on a row, each with the column it begins in.
  func runsOfCells(row: Int) -> [(column: Int, role: Role, cells: ArraySlice<Cell>)] {
    var runs: [(column: Int, role: Role, cells: ArraySlice<Cell>)] = []
    var rest = cellsOfRow(row)
    let base = rest.startIndex
    while let first = rest.first {
      let run = rest.prefix { $0.role == first.role }
      runs.append((run.startIndex - base, Role(id: first.role), run))
      rest = rest[run.endIndex...]
    }
    return runs
  }

  /// Whether a row looks the same on both; rows that only one of them has differ.
  func rowEquals(_ other: Surface, _ row: Int) -> Bool {
    guard whole == other.whole else { return false }
    let range = (row * whole.columns)..<((row + 1) * whole.columns)
    return cells.withUnsafeBufferPointer { mine in
      other.cells.withUnsafeBufferPointer { theirs in
        mine[range].elementsEqual(theirs[range])
      }
    }
  }

  /// Whether both look the same on a terminal.
  func looksLike(_ other: Surface) -> Bool {
    whole == other.whole && cursor == other.cursor && cells == other.cells
  }
}
