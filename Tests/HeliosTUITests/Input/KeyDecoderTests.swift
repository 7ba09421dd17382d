import Testing

@testable import HeliosTUI

@Suite @MainActor struct KeyDecoderTests {
  private func keys(_ inputs: Curses.Input...) -> [TerminalEvent] {
    var decoder = KeyDecoder()
    return inputs.flatMap { decoder.take($0) } + decoder.flush()
  }

  @Test func escapeBeforeAKeyIsAlt() {
    #expect(keys(.character(0x1B), .character(0x78)) == [.key(Key(.character("x"), .alt))])
    #expect(keys(.character(0x1B), .key(Key(.up))) == [.key(Key(.up, .alt))])
    #expect(
      keys(.character(0x1B), .character(0x04)) == [.key(Key(.character("d"), [.alt, .control]))])
  }

  @Test func escapeAloneIsAKey() {
    #expect(keys(.character(0x1B)) == [.key(Key(.escape))])
    #expect(keys(.character(0x1B), .character(0x1B)) == [.key(Key(.escape)), .key(Key(.escape))])
  }

  @Test func controlBytesAreKeysWithControl() {
    let named = [0x00, 0x01, 0x09, 0x0A, 0x0D, 0x1A, 0x1C, 0x1F, 0x7F].map {
      KeyDecoder.key(scalar: UInt32($0)).description
    }
    #expect(named == ["ctrl-Space", "^a", "Tab", "^j", "Enter", "^z", "^\\", "^_", "Backspace"])
  }

  @Test func aPasteIsOneEventWithItsLineEnds() {
    let events = keys(
      .pasteBegin, .character(0x61), .character(0x0D), .character(0x1B), .key(Key(.up)),
      .character(0x62), .pasteEnd, .character(0x63))
    #expect(events == [.paste("a\n\u{1b}b"), .key(.character("c"))])
  }

  @Test(arguments: [
    ("kUP5", "ctrl-Up"), ("kDN3", "alt-Down"), ("kLFT", "S-Left"), ("kHOM6", "ctrl-S-Home"),
    ("kNXT8", "alt-ctrl-S-PgDn"), ("kDC2", "S-Del"),
  ])
  func extendedKeysAreNamed(name: String, key: String) {
    #expect(KeyDecoder.key(extendedName: name)?.description == key)
  }

  @Test(arguments: ["", "k", "kUP9", "kUP1", "kxyz5", "up5", "k5"])
  func unknownExtendedKeysAreNone(name: String) {
    #expect(KeyDecoder.key(extendedName: name) == nil)
  }

  @Test(
    arguments: [
      ("0;12;4", false, Mouse(.press(button: 1), at: Point(column: 11, row: 3))),
      ("2;1;1", true, Mouse(.release(button: 3), at: Point(column: 0, row: 0))),
      ("81;300;9", false, Mouse(.wheelDown, at: Point(column: 299, row: 8), modifiers: .control)),
      ("32;5;5", false, nil), ("0;0;1", false, nil), ("0;1", false, nil), ("", false, nil),
      (";;", false, nil), ("0;99999999999999999999;1", false, nil), ("-1;1;1", false, nil),
    ] as [(String, Bool, Mouse?)])
  func mouseReportsAreRead(report: String, isRelease: Bool, mouse: Mouse?) {
    #expect(Mouse(report: report, isRelease: isRelease) == mouse)
  }

  @Test func aMouseReportThatIsNoneIsDropped() {
    let digits = "0;1".unicodeScalars.map { Curses.Input.character($0.value) }
    var decoder = KeyDecoder()
    let events = ([.mouseBegin] + digits + [.key(Key(.up)), .character(0x71)])
      .flatMap { decoder.take($0) }
    #expect(events == [.key(.character("q"))])
  }
}
