import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import Testing

@testable import HeliosTUI

@Suite struct PictureTests {
  private let theme = Theme(
    name: "t",
    styles: [
      "bad": Style(foreground: .palette(9), attributes: .bold),
      "match": Style(foreground: .rgb(red: 1, green: 2, blue: 3), background: .palette(200)),
      "bar": Style(attributes: .reverse),
    ])

  @Test func escapeSequencesEndWithTheirRun() {
    let surface = drawn(columns: 6, rows: 2) { surface in
      surface.write("ab", column: 0, row: 0, as: .bad)
      surface.write("日", column: 2, row: 1, as: .match)
    }
    #expect(
      surface.ansi(theme: theme)
        == "\u{1b}[1;38;2;255;0;0mab\u{1b}[0m    \n  "
        + "\u{1b}[38;2;1;2;3;48;2;255;0;215m日\u{1b}[0m  \n")
    #expect(
      surface.ansi(theme: theme, depth: .eight)
        == "\u{1b}[1;31mab\u{1b}[0m    \n  \u{1b}[30;45m日\u{1b}[0m  \n")
    #expect(
      surface.ansi(theme: theme, depth: .mono)
        == "\u{1b}[1mab\u{1b}[0m    \n  \u{1b}[7m日\u{1b}[0m  \n")
  }

  @Test func anSVGPutsEachPieceAtItsCell() {
    let svg = drawn(columns: 8, rows: 2) { surface in
      surface.write("a <b>", column: 1, row: 1, as: .bad)
    }.svg(theme: theme)
    #expect(svg.contains(#"class="s0" x="9" y="33" textLength="45""#))
    #expect(svg.contains("a &lt;b&gt;</text>"))
    #expect(svg.contains(".s0{fill:#ff0000;font-weight:bold}"))
    #expect(!svg.contains("http://www.w3.org/1999/xlink"))
  }

  @Test func linesAreShapesThatJoin() {
    let svg = drawn(columns: 8, rows: 1) { $0.write("────", column: 2, row: 0, as: .plain) }
      .svg(theme: theme)
    #expect(svg.contains(#"x="18.0""#))
    #expect(svg.contains(#"width="36.0""#))
    #expect(!svg.contains("─"))
  }

  @Test func anSVGOfHostileTextIsWellFormed() {
    let surface = drawn(columns: 60, rows: 2) { surface in
      surface.write(
        "]]> & \" ' <script> \u{0}\u{1b}\u{ffff}\u{fffe} 日e\u{301}👩‍👩‍👧", column: 0, row: 0, as: .bad)
    }
    let parser = XMLParser(data: Data(surface.svg(theme: theme, title: "<&\u{1b}>").utf8))
    #expect(parser.parse())
  }

  @Test func anEmptySurfaceIsAPictureToo() {
    let svg = Surface(size: Size(columns: 0, rows: 0)).svg(theme: theme)
    #expect(svg.hasPrefix("<svg "))
    #expect(svg.hasSuffix("</svg>\n"))
  }
}
