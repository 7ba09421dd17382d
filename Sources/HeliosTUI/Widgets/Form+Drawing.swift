extension Form {
  /// Draws the form on all of a surface, with the current field's meaning, or why it cannot be changed,
  /// in the last row.
  public func draw(on surface: inout Surface) {
    let (rows, bottom) = surface.bounds.splitBottom(2)
    let indent = 4 + fields.reduce(0) { max($0, textWidth($1.label)) }
    let first = max(0, min(current, current - rows.size.rows + 1))
    surface.within(rows) { surface in
      for (row, index) in fields.indices.dropFirst(first).prefix(rows.size.rows).enumerated() {
        draw(index, row: row, indent: indent, on: &surface)
      }
    }
    guard fields.indices.contains(current), bottom.size.rows > 1 else { return }
    let field = fields[current]
    let (words, role): (String, Role) =
      field.refusal.map { ($0, .warning) } ?? (field.hint, .dim)
    surface.writeCut(words, column: 2, row: bottom.origin.row + 1, as: role)
  }

  private func draw(_ index: Int, row: Int, indent: Int, on surface: inout Surface) {
    let field = fields[index]
    let isCurrent = index == current
    let isOpen = field.refusal == nil
    if isCurrent {
      surface.write(String(surface.glyphs.selected), column: 0, row: row, as: .key)
    }
    let role: Role = isOpen ? isCurrent ? .strong : .plain : .dim
    surface.write(field.label, column: 2, row: row, as: role)
    let columns = surface.size.columns - indent
    guard columns > 0 else { return }
    surface.within(Rect(column: indent, row: row, columns: columns, rows: 1)) { surface in
      switch field.value {
      case .toggle(let isOn):
        surface.write(isOn ? "[x]" : "[ ]", column: 0, row: 0, as: isOpen ? .plain : .dim)
      case .choice(let names, let selected):
        draw(names, selected: selected, isOpen: isOpen, on: &surface)
      case .text(let text) where !isOpen && text.text.isEmpty:
        surface.writeCut(field.refusal ?? "", column: 0, row: 0, as: .dim)
      case .text(let text):
        text.draw(
          on: &surface, column: 0, row: 0, columns: surface.size.columns,
          isFocused: isCurrent && isOpen)
      }
    }
  }

  /// All names with brackets around the selected one, or it alone where room is short.
  private func draw(
    _ names: [String], selected: Int, isOpen: Bool, on surface: inout Surface
  ) {
    let width = names.reduce(1) { $0 + textWidth($1) + 2 }
    let shown = width <= surface.size.columns ? Array(names.indices) : [selected]
    var column = 0
    for index in shown where names.indices.contains(index) {
      let isSelected = index == selected
      let role: Role = isOpen ? isSelected ? .buttonCurrent : .button : .dim
      let text = isSelected ? "[\(names[index])]" : " \(names[index]) "
      column += surface.writeCut(text, column: column, row: 0, as: role)
    }
  }
}
