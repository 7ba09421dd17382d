import Testing

@testable import HeliosTUI

@Suite struct TableTests {
  private let table = Table(
    columns: [
      Table.Column("NAME", priority: 9), Table.Column("ACTIVE", width: .fixed(11), priority: 5),
      Table.Column("SPACE", alignment: .right, priority: 3),
      Table.Column("CREATED", width: .flexible(least: 10), priority: 1),
    ],
    rows: [
      Table.Row(["helios-2", TextLine("now, reboot", as: .good), "12.1G", "2026-05-09"]),
      Table.Row(["helios-1", "", "8.4G", "2026-04-21"]),
      Table.Row(["helios-0", "", "904M", "2026-03-30"], as: .dim),
    ])

  private func drawn(columns: Int, rows: Int = 4, _ list: ListState) -> Surface {
    HeliosTUITests.drawn(columns: columns, rows: rows) { table.draw(on: &$0, list: list) }
  }

  @Test func rowsStandBelowTheirTitles() {
    #expect(
      drawn(columns: 51, ListState(count: 3)).text == """
          NAME      ACTIVE       SPACE  CREATED
        > helios-2  now, reboot  12.1G  2026-05-09
          helios-1                8.4G  2026-04-21
          helios-0                904M  2026-03-30
        """)
  }

  @Test func theLeastImportantColumnsGoFirst() {
    #expect(
      drawn(columns: 33, ListState(count: 3)).text == """
          NAME      ACTIVE       SPACE
        > helios-2  now, reboot  12.1G
          helios-1                8.4G
          helios-0                904M
        """)
    #expect(
      drawn(columns: 9, ListState(count: 3)).text == """
          NAME
        > helios…
          helios…
          helios…
        """)
  }

  @Test func marksAndTheSelectionHaveSigns() {
    var list = ListState(count: 3)
    list.toggleMark()
    list.toggleMark()
    list.select(1)
    #expect(
      drawn(columns: 30, list).text == """
          NAME      ACTIVE
         *helios-2  now, reboot
        >*helios-1
          helios-0
        """)
  }

  @Test func theBarLetsColoursThrough() {
    let surface = drawn(columns: 35, ListState(count: 3))
    #expect(
      surface.roles(row: 1) == [
        "selection+key:>", "selection: helios-2  ", "selection+good:now, reboot",
        "selection:  12.1G     ",
      ])
    #expect(surface.roles(row: 3).first == "dim:helios-0")
  }

  @Test func theSelectedRowIsInView() {
    var list = ListState(count: 3)
    list.select(2)
    #expect(
      drawn(columns: 25, rows: 3, list).text == """
          NAME      ACTIVE
          helios-1
        > helios-0
        """)
  }

  @Test func aNoteTakesTheRoomOfTheColumnsThatAreEmpty() {
    var table = table
    table.rows[2] = Table.Row(["helios-0"], note: "not mounted: its pool is not imported here")
    #expect(
      picture(columns: 51, rows: 4) { table.draw(on: &$0, list: ListState(count: 3)) } == """
          NAME      ACTIVE       SPACE  CREATED
        > helios-2  now, reboot  12.1G  2026-05-09
          helios-1                8.4G  2026-04-21
          helios-0  not mounted: its pool is not imported …
        """)
  }

  @Test func anEmptyTableSaysSo() {
    let table = Table(columns: [Table.Column("NAME")], emptyMessage: "No boot environments.")
    #expect(
      picture(columns: 30, rows: 2) { table.draw(on: &$0, list: ListState()) } == """
          NAME
          No boot environments.
        """)
  }

  @Test func aTableWithoutRoomDrawsWhatItCan() {
    for columns in 0...4 {
      for rows in 0...2 {
        let surface = drawn(columns: columns, rows: rows, ListState(count: 3))
        #expect(surface.lines.count == rows)
      }
    }
  }
}
