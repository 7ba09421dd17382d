import Testing

@testable import HeliosTUI

/// Widgets under keys and sizes that nobody thought of.
@Suite struct AnyKeyTests {
  private static let keys =
    ["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Tab", "S-Tab", "Enter", "Esc"]
    + ["Backspace", "Del", "^a", "^e", "^u", "^k", "^w", "^y", "^p", "^n", "^d", "alt-b", "alt-f"]
    + ["j", "k", "G", "g", "h", "l", "Space", "é", "日", "\u{301}", "x", "alt-Backspace", "F5"]

  /// Everything that takes keys.
  private struct All {
    var list = ListState(count: 30)
    var field = TextField("some text", history: ["a", "日本"])
    var fuzzy = FuzzyList((0..<20).map { FuzzyList.Item("item \($0)", detail: "日本 \($0)") })
    var view = TextView((0..<40).map { TextLine("line \($0) \u{1b}[1m日本") })
    var sheet = Sheet(
      title: "Sheet", lines: (0..<9).map { TextLine("step \($0)") },
      buttons: [Sheet.Button(.character("y"), "yes"), Sheet.Button(.character("n"), "no")],
      field: TextField(), fieldLabel: "Name:")
    var form = Form([
      Form.Field("Kind", .choice(["a", "b"], selected: 0)), Form.Field("On", .toggle(isOn: true)),
      Form.Field("Text", .text(TextField("日本"))),
    ])

    mutating func handle(_ key: Key) {
      if !list.handle(key), key == .character("x") { list.toggleMark() }
      _ = field.handle(key)
      _ = fuzzy.handle(key)
      _ = view.handle(key)
      _ = sheet.handle(key)
      _ = form.handle(key)
    }

    func draw(on surface: inout Surface) {
      let columns = [Table.Column("A", width: .flexible()), Table.Column("B", alignment: .right)]
      let rows = (0..<30).map { Table.Row([TextLine("row \($0)"), TextLine("日本")]) }
      Box(title: "Box", trailing: "more", isFocused: true).draw(on: &surface, in: surface.bounds) {
        Table(columns: columns, rows: rows).draw(on: &$0, list: list)
      }
      fuzzy.draw(on: &surface)
      view.draw(on: &surface)
      form.draw(on: &surface)
      field.draw(on: &surface, column: 1, row: 0, columns: surface.size.columns - 1)
      sheet.draw(on: &surface)
    }
  }

  @Test(arguments: 1...8) func noKeyAtNoSizeIsTooMuch(seed: UInt64) {
    var generator = Numbers(seed: seed)
    var all = All()
    for _ in 0..<150 {
      let name = AnyKeyTests.keys.randomElement(using: &generator)
      if let key = name.flatMap({ Key($0) }) { all.handle(key) }
      let columns = Int.random(in: 0...60, using: &generator)
      let rows = Int.random(in: 0...20, using: &generator)
      let surface = drawn(columns: columns, rows: rows) { all.draw(on: &$0) }
      let wholes = (0..<rows).allSatisfy { row in
        // Every wide character has its right half, and nothing else has one.
        let widths = surface.cellsOfRow(row).map(\.width)
        return zip(widths, widths.dropFirst() + [1]).allSatisfy { ($0 == 2) == ($1 == 0) }
          && widths.first != 0
      }
      #expect(wholes)
    }
  }
}
