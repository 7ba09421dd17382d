/// The views of a program in one line, each with the key that goes there.
public struct TabBar: Hashable, Sendable {
  /// A view.
  public struct Tab: Hashable, Sendable {
    /// The key that goes there.
    public var key: String
    /// Its name.
    public var name: String
    /// A shorter name, for narrow terminals.
    public var shortName: String
    /// A count or state behind the name; empty for none.
    public var badge: TextLine

    /// Makes a view.
    public init(key: String, name: String, shortName: String? = nil, badge: TextLine = TextLine()) {
      (self.key, self.name, self.badge) = (key, name, badge)
      self.shortName = shortName ?? name
    }
  }

  /// The views, from left to right.
  public var tabs: [Tab]
  /// The number of the current one.
  public var current: Int

  /// Makes a bar.
  public init(_ tabs: [Tab], current: Int) {
    (self.tabs, self.current) = (tabs, current)
  }

  /// How much of each tab is shown.
  private enum Form: CaseIterable {
    case full, short, keys
  }

  /// Draws the bar on a row: full names if there is room, else short ones, else only the current
  /// one's.
  public func draw(on surface: inout Surface, row: Int = 0) {
    let form = Form.allCases.first { width(in: $0) <= surface.size.columns } ?? .keys
    var column = 1
    for (index, tab) in tabs.enumerated() {
      let isCurrent = index == current
      let name = self.name(of: index, in: form)
      let role: Role = isCurrent ? .tabCurrent : .tab
      let start = column
      // The brackets show the current one without colours.
      column += surface.write(isCurrent ? "[" : " ", column: column, row: row, as: role)
      column += surface.write(tab.key, column: column, row: row, as: isCurrent ? role : .key)
      if !name.isEmpty {
        column += surface.write(" " + name, column: column, row: row, as: role)
      }
      if !tab.badge.text.isEmpty, form != .keys || isCurrent {
        column += surface.write(" ", column: column, row: row, as: role)
        column += surface.write(tab.badge, column: column, row: row, base: .badge)
      }
      column += surface.write(isCurrent ? "]" : " ", column: column, row: row, as: role)
      if isCurrent {
        surface.overlay(
          Rect(column: start, row: row, columns: column - start, rows: 1), as: .tabCurrent)
      }
    }
  }

  private func name(of index: Int, in form: Form) -> String {
    switch form {
    case .full: tabs[index].name
    case .short: tabs[index].shortName
    case .keys: index == current ? tabs[index].shortName : ""
    }
  }

  private func width(in form: Form) -> Int {
    tabs.indices.reduce(1) { sum, index in
      let name = textWidth(name(of: index, in: form))
      let badge = form != .keys || index == current ? tabs[index].badge.width : 0
      return sum + 2 + textWidth(tabs[index].key) + (name > 0 ? name + 1 : 0)
        + (badge > 0 ? badge + 1 : 0)
    }
  }
}
