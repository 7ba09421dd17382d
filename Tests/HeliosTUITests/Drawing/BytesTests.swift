import Testing

@testable import HeliosTUI

@Suite struct BytesTests {
  private func window(_ text: String, skipping: Int, taking: Int) -> String {
    text.withBytes { bytes in
      picture(columns: 20, rows: 1) { surface in
        surface.write(
          bytes: bytes, column: 0, row: 0, as: .plain, skipping: skipping, taking: taking)
      }
    }
  }

  @Test(arguments: [
    ("abcdefghijklmnop", 3, 5, "defgh"),
    ("abcdefghijklmnop", 12, 9, "mnop"),
    ("abc", 5, 5, ""),
    ("a\tb", 2, 9, "      b"),
    ("日本語", 1, 4, " 本"),
    ("日本語", 2, 3, "本"),
    ("ab\u{1b}c", 3, 5, "[c"),
    ("", 0, 5, ""),
  ])
  func aWindowShowsItsColumns(text: String, skipping: Int, taking: Int, shown: String) {
    #expect(window(text, skipping: skipping, taking: taking) == shown)
  }

  @Test func everyWindowIsThatPartOfTheWholeLine() {
    let text = "gcc -c x.c\u{7}: 'ä' \"日本\"\twarning: \u{1b}[1m\u{ff}e\u{301}nd of a longer line"
    let whole = text.withBytes { bytes in
      drawn(columns: 200, rows: 1) { $0.write(bytes: bytes, column: 0, row: 0, as: .plain) }
    }
    for skipping in 0..<70 {
      let part = text.withBytes { bytes in
        drawn(columns: 20, rows: 1) { surface in
          surface.write(bytes: bytes, column: 0, row: 0, as: .plain, skipping: skipping)
        }
      }
      for column in 0..<20 where skipping + column < 200 {
        let (here, there) = (part.cells[column], whole.cells[skipping + column])
        // Only a wide character that is cut at an edge differs: it is a blank.
        #expect(here == there || column % 19 == 0 && here.isBlank && there.width != 1)
      }
    }
  }

  @Test func theReturnBeforeTheLinesEndIsNotShown() {
    #expect(window("dos\r", skipping: 0, taking: 10) == "dos")
    #expect(window("\r", skipping: 0, taking: 10) == "")
    #expect(window("a\rb", skipping: 0, taking: 10) == "a^Mb")
  }

  @Test func highlightsAreBytesOfTheLine() {
    let surface = "ä error:日 end".withBytes { bytes in
      drawn(columns: 20, rows: 1) { surface in
        surface.write(
          bytes: bytes, column: 0, row: 0, as: .dim, skipping: 1,
          highlights: [
            Surface.Highlight(bytes: 3..<8, role: .bad),
            Surface.Highlight(bytes: 9..<12, role: .match),
          ])
      }
    }
    #expect(surface.roles(row: 0) == ["dim: ", "bad:error", "dim::", "match:日", "dim: end"])
  }

  @Test func printableRunsAreCountedExactly() {
    for length in 0..<40 {
      for stop in [0x1F, 0x7F, 0x80, 0xFF, 0x00] as [UInt8] {
        var bytes = [UInt8](repeating: 0x7E, count: length) + [stop]
        bytes += [UInt8](repeating: 0x20, count: 20)
        let counted = bytes.withUnsafeBufferPointer { UTF8Reader.printableRun(in: $0) }
        #expect(counted == length)
      }
    }
  }
}
