import Testing

@testable import HeliosTUI

/// Boxes, bars and lines.
@Suite struct FrameTests {
  @Test func aBoxHasWordsInItsLines() {
    let box = Box(title: "4 Errors", trailing: "2 new", footer: "1/3")
    #expect(
      picture(columns: 30, rows: 3) { surface in
        box.draw(on: &surface, in: surface.bounds) {
          $0.write("inside", column: 0, row: 0, as: .plain)
        }
      } == """
        ┌─ 4 Errors ───────── 2 new ─┐
        │inside                      │
        └────────────────────── 1/3 ─┘
        """)
  }

  @Test func theBoxWithTheKeysIsSeenWithoutColours() {
    #expect(
      picture(columns: 16, rows: 3, glyphs: .ascii) { surface in
        Box(title: "Log", isFocused: true).draw(on: &surface, in: surface.bounds)
      } == """
        += Log ========+
        |              |
        +==============+
        """)
    #expect(
      picture(columns: 8, rows: 2) { surface in
        Box(isFocused: true).draw(on: &surface, in: surface.bounds)
      } == """
        ┏━━━━━━┓
        ┗━━━━━━┛
        """)
  }

  @Test func wordsThatFindNoRoomAreCutOrLeftOut() {
    let box = Box(title: "Boot environments", trailing: "stale", footer: "long words here")
    #expect(
      picture(columns: 14, rows: 2) { box.draw(on: &$0, in: $0.bounds) } == """
        ┌─ Boot env…─┐
        └────────────┘
        """)
    for columns in 0...7 {
      #expect(picture(columns: columns, rows: 1) { box.draw(on: &$0, in: $0.bounds) } == "")
    }
  }

  @Test func theLeastImportantHintsGoFirst() {
    let hints = HintLine([
      HintLine.Hint("Enter", "open", priority: 3), HintLine.Hint("f", "fetch", priority: 2),
      HintLine.Hint("^d", "half page", priority: 1), HintLine.Hint("?", "help", priority: 9),
    ])
    #expect(
      picture(columns: 50, rows: 1) { hints.draw(on: &$0) }
        == " Enter open  f fetch  ^d half page  ? help")
    #expect(picture(columns: 30, rows: 1) { hints.draw(on: &$0) } == " Enter open  f fetch  ? help")
    #expect(picture(columns: 10, rows: 1) { hints.draw(on: &$0) } == " ? help")
    #expect(picture(columns: 3, rows: 1) { hints.draw(on: &$0) } == "")
  }

  @Test func theCurrentTabHasBrackets() {
    let bar = TabBar(
      [
        TabBar.Tab(key: "1", name: "Consolidations", shortName: "Repos"),
        TabBar.Tab(key: "4", name: "Errors", badge: "3"),
        TabBar.Tab(key: "6", name: "Boot environments", shortName: "BEs"),
      ], current: 1)
    #expect(
      picture(columns: 60, rows: 1) { bar.draw(on: &$0) }
        == "  1 Consolidations [4 Errors 3] 6 Boot environments")
    #expect(picture(columns: 34, rows: 1) { bar.draw(on: &$0) } == "  1 Repos [4 Errors 3] 6 BEs")
    #expect(picture(columns: 20, rows: 1) { bar.draw(on: &$0) } == "  1 [4 Errors 3] 6")
  }

  @Test(
    arguments: [
      (0, "────────"), (0.5, "━━━━────"), (1, "━━━━━━━━"), (0.01, "────────"),
      (0.99, "━━━━━━━╸"), (0.58, "━━━━╸───"), (-3, "────────"), (7, "━━━━━━━━"),
      (.nan, "────────"),
    ] as [(Double, String)])
  func aProgressBarIsFullOnlyAtTheEnd(fraction: Double, bar: String) {
    #expect(
      picture(columns: 8, rows: 1) { surface in
        ProgressBar(fraction: fraction).draw(on: &surface, column: 0, row: 0, columns: 8)
      } == bar)
  }

  @Test func aProgressBarWithoutBlocksIsWholeCells() {
    #expect(
      picture(columns: 8, rows: 1, glyphs: .ascii) { surface in
        ProgressBar(fraction: 0.55).draw(on: &surface, column: 0, row: 0, columns: 8)
      } == "####----")
  }

  @Test func aScrollBarShowsWhereAndWhat() {
    let bar = ScrollBar(
      count: 1000, visible: 500..<600,
      marks: [
        ScrollBar.Mark(at: 999, as: .bad, sign: "E"),
        ScrollBar.Mark(at: 0, as: .warning, sign: "w"),
        ScrollBar.Mark(at: 5, as: .bad, sign: "E"), ScrollBar.Mark(at: 5000, as: .bad, sign: "x"),
      ])
    let lines = drawn(columns: 1, rows: 10) { bar.draw(on: &$0) }.lines
    #expect(lines.joined() == "w││││█│││E")
  }

  @Test(arguments: [(0..<10, 0..<1), (90..<100, 9..<10), (89..<99, 8..<9), (0..<100, 0..<10)])
  func theThumbIsAtTheEndOnlyAtTheEnd(visible: Range<Int>, thumb: Range<Int>) {
    #expect(ScrollBar(count: 100, visible: visible).thumb(rows: 10) == thumb)
  }

  @Test func aSparklineShowsTheNewest() {
    let line = Sparkline([9, 0, 4, 8, nil, 8])
    #expect(line.signs(columns: 5, .unicode) == "▁▅█ █")
    #expect(line.signs(columns: 2, .ascii) == " @")
    #expect(Sparkline([]).signs(columns: 5, .unicode) == "")
    #expect(Sparkline([0, 0]).signs(columns: 5, .unicode) == "▁▁")
  }

  @Test func aSpinnerTurnsByItsSteps() {
    #expect((0..<5).map { Spinner(step: $0).sign(.ascii) } == ["|", "/", "-", "\\", "|"])
    #expect(Spinner(step: -1).sign(.ascii) == "\\")
  }
}
