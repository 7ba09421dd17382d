import Testing

@testable import HeliosTUI

@Suite struct NeutralTests {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("\u{1b}[31mred\u{1b}]0;title\u{7}", "^[[31mred^[]0;title^G"),
    ("a\u{0}b\u{7f}c", "a^@b^?c"),
    ("one\rtwo\nthree", "one^Mtwo^Jthree"),
    ("\u{9b}31m", "<9b>31m"),
    ("user\u{202e}cod.exe", "user<U+202E>cod.exe"),
    ("a\u{200b}b\u{feff}c", "a<U+200B>b<U+FEFF>c"),
    ("tag\u{e0041}\u{e007f}", "tag<U+E0041><U+E007F>"),
    ("none\u{ffff}", "none<U+FFFF>"),
    ("a\tb", "a       b"),
    ("日\tb", "日      b"),
    ("e\u{301}", "e\u{301}"),
    ("", ""),
  ])
  func whatATerminalWouldObeyOrHideIsSpeltOut(text: String, shown: String) {
    #expect(neutralised(text) == shown)
  }

  @Test(arguments: [
    ("\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F469}\u{1F469}\u{1F467}", 6),
    ("\u{2764}\u{FE0F}", "\u{2764}", 1),
    ("\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", "\u{1F3F3}\u{1F308}", 3),
    ("a\u{200D}b", "a<U+200D>b", 10),
    ("a\u{FE0F}", "a<U+FE0F>", 9),
  ])
  func joinedEmojiAreDrawnSplit(text: String, shown: String, width: Int) {
    // Scalar by scalar: the joined and the split sequence must not be taken for equal.
    #expect(Array(neutralised(text).unicodeScalars) == Array(shown.unicodeScalars))
    #expect(textWidth(text) == width)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a<ff>b"),
      ([0xC3], "<c3>"),
      ([0xE6, 0x97], "<e6><97>"),
      ([0xC0, 0xAF], "<c0><af>"),
      ([0xED, 0xA0, 0x80], "<ed><a0><80>"),
      ([0xF4, 0x90, 0x80, 0x80], "<f4><90><80><80>"),
      ([0xE6, 0x97, 0xA5], "日"),
      ([0x80, 0x9B, 0x41], "<80><9b>A"),
    ] as [([UInt8], String)])
  func bytesThatAreNoUTF8AreShownAsNumbers(bytes: [UInt8], shown: String) {
    let line = bytes.withUnsafeBufferPointer { bytes in
      picture(columns: 30, rows: 1) { surface in
        surface.write(bytes: bytes, column: 0, row: 0, as: .plain)
      }
    }
    #expect(line == shown)
  }

  @Test func everyByteEverywhereLeavesNoControlCharacter() {
    var generator = Numbers(seed: 7)
    for _ in 0..<200 {
      let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let surface = bytes.withUnsafeBufferPointer { bytes in
        drawn(columns: 120, rows: 1) { surface in
          surface.write(bytes: bytes, column: 0, row: 0, as: .plain, skipping: 3)
        }
      }
      let isClean = surface.cells.allSatisfy {
        $0.width == 0 || $0.scalar >= 0x20 && !(0x7F..<0xA0).contains($0.scalar)
      }
      #expect(isClean)
    }
  }

  @Test(arguments: [
    ("a", 1), ("é", 1), ("日", 2), ("한", 2), ("ｆ", 2), ("€", 1), ("…", 1), ("─", 1), ("✓", 1),
    ("\u{1F600}", 2), ("\u{301}", 0), ("\u{1FAE9}", 2), ("\u{E0B0}", 1), ("𠀀", 2),
  ])
  func widthsAreThoseOfGlibc(character: String, width: Int) {
    #expect(textWidth(character) == width)
  }
}

/// Numbers that look like chance and are the same each time.
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
