import Testing

@testable import HeliosTUI

@Suite struct SurfaceTests {
  @Test func textIsCutAtTheEdges() {
    #expect(
      picture(columns: 6, rows: 3) { surface in
        surface.write("abcdefgh", column: 2, row: 0, as: .plain)
        surface.write("abcdefgh", column: -4, row: 1, as: .plain)
        surface.write("nowhere", column: 0, row: 3, as: .plain)
        surface.write("nowhere", column: 0, row: -1, as: .plain)
        surface.write("far", column: 60, row: 2, as: .plain)
      } == """
          abcd
        efgh

        """)
  }

  @Test func writingTellsTheColumnsItUsed() {
    var surface = Surface(size: Size(columns: 10, rows: 1))
    #expect(surface.write("abc", column: 0, row: 0, as: .plain) == 3)
    #expect(surface.write("日本", column: 0, row: 0, as: .plain) == 4)
    #expect(surface.write("abc", column: 0, row: 0, as: .plain, limit: 2) == 2)
    #expect(surface.write("abc", column: 8, row: 0, as: .plain) == 2)
    #expect(surface.write("abc", column: 0, row: 5, as: .plain) == 3)
    #expect(surface.write("", column: 0, row: 0, as: .plain) == 0)
  }

  @Test func aWideCharacterThatIsCutBecomesABlank() {
    #expect(
      picture(columns: 5, rows: 3) { surface in
        surface.write("日本語", column: 0, row: 0, as: .plain)
        surface.write("日本語", column: -1, row: 1, as: .plain)
        surface.write("ab日", column: 0, row: 2, as: .plain, limit: 3)
      } == """
        日本
         本語
        ab
        """)
  }

  @Test func halfOfAWideCharacterOverwrittenBlanksTheOtherHalf() {
    #expect(
      picture(columns: 6, rows: 2) { surface in
        surface.write("日本語", column: 0, row: 0, as: .plain)
        surface.write("x", column: 3, row: 0, as: .plain)
        surface.write("日本語", column: 0, row: 1, as: .plain)
        surface.write("x", column: 2, row: 1, as: .plain)
      } == """
        日 x語
        日x 語
        """)
  }

  @Test func marksJoinTheCharacterOnTheirLeft() {
    let surface = drawn(columns: 4, rows: 2) { surface in
      surface.write("e\u{301}a", column: 0, row: 0, as: .plain)
      surface.write("\u{301}b", column: 0, row: 1, as: .plain)
    }
    #expect(surface.lines == ["e\u{301}a", "b"])
    #expect(surface.cellsOfRow(0).map(\.width) == [1, 1, 1, 1])
  }

  @Test func onlyThreeMarksAreKept() {
    let surface = drawn(columns: 3, rows: 1) { surface in
      surface.write("z\u{301}\u{302}\u{303}\u{304}\u{305}.", column: 0, row: 0, as: .plain)
    }
    #expect(surface.lines == ["z\u{301}\u{302}\u{303}."])
  }

  @Test func aPartHasItsOwnCoordinatesAndIsNotLeft() {
    #expect(
      picture(columns: 8, rows: 3) { surface in
        surface.fill(surface.bounds, with: ".", as: .plain)
        surface.within(Rect(column: 2, row: 1, columns: 3, rows: 1)) { surface in
          surface.write("abcdef", column: 0, row: 0, as: .plain)
          surface.write("no", column: 0, row: 1, as: .plain)
          surface.write("no", column: -2, row: 0, as: .plain)
        }
      } == """
        ........
        ..abc...
        ........
        """)
  }

  @Test func aPartThatSticksOutIsSmaller() {
    var surface = Surface(size: Size(columns: 10, rows: 4))
    var sizes: [Size] = []
    surface.within(Rect(column: 6, row: 1, columns: 10, rows: 10)) { surface in
      sizes.append(surface.size)
      surface.within(Rect(column: 9, row: 9, columns: 1, rows: 1)) { sizes.append($0.size) }
    }
    #expect(sizes == [Size(columns: 4, rows: 3), Size(columns: 0, rows: 0)])
    #expect(surface.size == Size(columns: 10, rows: 4))
  }

  @Test func anotherRoleKeepsTheCharacters() {
    let surface = drawn(columns: 5, rows: 1) { surface in
      surface.write("abcde", column: 0, row: 0, as: .plain)
      surface.restyle(Rect(column: 1, row: 0, columns: 2, rows: 1), as: .bad)
    }
    #expect(surface.roles(row: 0) == ["plain:a", "bad:bc", "plain:de"])
  }

  @Test func aRoleLaidOverKeepsWhatLiesBelow() {
    let surface = drawn(columns: 4, rows: 1) { surface in
      surface.write("ab", column: 0, row: 0, as: .bad)
      surface.overlay(surface.bounds, as: .selection)
    }
    #expect(surface.roles(row: 0) == ["selection+bad:ab", "selection:  "])
  }

  @Test func aTextThatIsTooLongEndsInASign() {
    #expect(
      picture(columns: 5, rows: 4) { surface in
        surface.writeCut("abcdefg", column: 0, row: 0, as: .plain)
        surface.writeCut("abcde", column: 0, row: 1, as: .plain)
        surface.writeCut("日本語", column: 0, row: 2, as: .plain, columns: 4)
        surface.writeCut("ab", column: 0, row: 3, as: .plain, columns: 1)
      } == """
        abcd…
        abcde
        日…
        …
        """)
  }

  @Test func theCursorIsPlacedInThePartOnly() {
    var surface = Surface(size: Size(columns: 10, rows: 4))
    surface.within(Rect(column: 2, row: 1, columns: 3, rows: 2)) { surface in
      surface.placeCursor(column: 1, row: 1)
      surface.placeCursor(column: 3, row: 1)
    }
    #expect(surface.cursor == Point(column: 3, row: 2))
  }

  @Test func aSurfaceWithoutCellsTakesAnything() {
    var surface = Surface(size: Size(columns: 0, rows: 0))
    surface.write("日本", column: 0, row: 0, as: .plain)
    surface.fill(Rect(column: -5, row: -5, columns: 50, rows: 50), with: "日", as: .bad)
    surface.overlay(Rect(column: -5, row: -5, columns: 50, rows: 50), as: .bad)
    #expect(surface.lines.isEmpty)
  }
}
