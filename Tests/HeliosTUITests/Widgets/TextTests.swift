import Testing

@testable import HeliosTUI

/// Lines of runs, wrapping, and the view that scrolls through them.
@Suite struct TextTests {
  @Test func aLineIsCutWhereItsRoomEnds() {
    let line: TextLine = [
      TextLine.Run("error: ", as: .bad), TextLine.Run("日本", as: .plain), TextLine.Run("!"),
    ]
    func cut(_ columns: Int) -> String {
      picture(columns: 20, rows: 1) { $0.write(line, column: 0, row: 0, columns: columns) }
    }
    #expect(
      [12, 11, 9, 7, 1, 0].map(cut) == ["error: 日本!", "error: 日…", "error: …", "error:…", "…", ""])
    #expect(line.width == 12)
  }

  @Test func linesAreWrappedAtBlanks() {
    let line: TextLine = [
      TextLine.Run("a gate being built ", as: .strong), TextLine.Run("is-not-destroyed"),
    ]
    #expect(
      line.wrapped(columns: 12).map(\.text) == ["a gate being", "built ", "is-not-destr", "oyed"])
    #expect(
      line.wrapped(columns: 12, indent: 2).map(\.text) == [
        "a gate being", "  built ", "  is-not-des", "  troyed",
      ])
    #expect(line.wrapped(columns: 99) == [line])
    #expect(TextLine("").wrapped(columns: 5).map(\.text) == [""])
  }

  @Test func wrappedPiecesFit() {
    let line = TextLine("日本語 text with wide 漢字漢字漢字漢字 and averylongwordindeed at the end")
    for columns in 2..<40 {
      let pieces = line.wrapped(columns: columns)
      #expect(pieces.allSatisfy { $0.width <= columns })
      #expect(pieces.map(\.text).joined().filter { $0 != " " } == line.text.filter { $0 != " " })
    }
  }

  @Test func aViewShowsAPartOfItsLines() {
    var view = TextView((1...9).map { TextLine("line \($0)") }, visibleRows: 3)
    view.move(.pageDown)
    view.move(.down)
    #expect(
      picture(columns: 10, rows: 3) { view.draw(on: &$0) } == """
        line 4   │
        line 5   █
        line 6   │
        """)
    view.move(.bottom)
    #expect(view.visible(rows: 3) == 6..<9)
    #expect(view.visible(rows: 99) == 0..<9)
  }

  @Test func aViewScrollsSideways() {
    var view = TextView(["0123456789abcdef日", "short"], visibleRows: 2)
    let isUsed = view.handle(.character("l"))
    #expect(isUsed)
    #expect(picture(columns: 9, rows: 2) { view.draw(on: &$0) } == "89abcdef\n")
    _ = view.handle(.character("l"))
    _ = view.handle(.character("l"))
    #expect(view.left == 16)
    _ = view.handle(.character("^"))
    #expect(view.left == 0)
  }

  @Test func anEmptyViewTakesEveryKey() {
    var view = TextView()
    for key in ["j", "G", "l", "^d", "Home"].compactMap({ Key($0) }) { _ = view.handle(key) }
    #expect(view.visible(rows: 5) == 0..<0)
  }
}
