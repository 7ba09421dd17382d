import Testing

@testable import HeliosTUI

@Suite struct KeyTests {
  @Test(arguments: [
    "j", "G", "?", "^d", "alt-x", "alt-^d", "F1", "F12", "Space", "ctrl-Space", "S-Tab", "Tab",
    "Enter", "Esc", "Up", "ctrl-Up", "S-Left", "alt-ctrl-S-End", "PgUp", "PgDn", "Home", "Del",
    "Ins", "Backspace", "^", "-", "alt--", "é", "日", "^^", "alt-Space",
  ])
  func aNameMakesAKeyOfThatName(name: String) {
    #expect(Key(name)?.description == name)
  }

  @Test(arguments: [
    ("ctrl-d", "^d"), ("C-d", "^d"), ("^D", "^d"), ("M-x", "alt-x"), ("A-x", "alt-x"),
    ("shift-tab", "S-Tab"), ("pageup", "PgUp"), ("space", "Space"), (" ", "Space"),
    ("^i", "Tab"), ("^m", "Enter"), ("^[", "Esc"), ("^@", "ctrl-Space"), ("f5", "F5"),
    ("S-g", "G"), ("alt-^i", "alt-Tab"), ("return", "Enter"),
  ])
  func otherNamesOfAKeyAreUnderstood(name: String, key: String) {
    #expect(Key(name)?.description == key)
  }

  @Test(arguments: ["", "F0", "F64", "Fx", "ctrl-", "nokey", "\u{1b}", "jj", "alt-nokey"])
  func whatIsNoKeyIsRefused(name: String) {
    #expect(Key(name) == nil)
  }

  @Test func onlyBareCharactersAreTyped() {
    #expect(Key("j")?.typed == "j")
    #expect(Key("Space")?.typed == " ")
    #expect(Key("^d")?.typed == nil)
    #expect(Key("alt-x")?.typed == nil)
    #expect(Key("Up")?.typed == nil)
  }
}
