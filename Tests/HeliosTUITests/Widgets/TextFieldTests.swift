import Testing

@testable import HeliosTUI

@Suite struct TextFieldTests {
  /// Presses keys in a field; what is no key's name is typed.
  private func pressed(_ field: TextField = TextField(), _ keys: String...) -> TextField {
    var field = field
    for name in keys {
      if let key = Key(name) {
        _ = field.handle(key)
      } else {
        field.insert(name)
      }
    }
    return field
  }

  @Test func keysEditAtTheCursor() {
    #expect(pressed(TextField("abc"), "Left", "x", "Home", "y", "End", "z").text == "yabxcz")
    #expect(pressed(TextField("abc"), "Backspace", "Home", "Del").text == "b")
    #expect(pressed(TextField(""), "Backspace", "Del", "Left", "Right").text == "")
  }

  @Test func theKeysOfAShellCutAndBringBack() {
    #expect(pressed(TextField("one two three"), "^w").text == "one two ")
    #expect(pressed(TextField("one two  "), "^w").text == "one ")
    #expect(pressed(TextField("one two"), "^u", "x", "^y").text == "xone two")
    #expect(pressed(TextField("one two"), "^a", "alt-f", "^k").text == "one")
    #expect(pressed(TextField("usr/src/cmd"), "alt-Backspace").text == "usr/src/")
    #expect(pressed(TextField("usr/src"), "Home", "alt-d", "^e", "!").text == "/src!")
  }

  @Test func theHistoryKeepsWhatWasBeingTyped() {
    let field = TextField("draft", history: ["first", "second"])
    #expect(pressed(field, "Up").text == "second")
    #expect(pressed(field, "Up", "Up", "Up").text == "first")
    #expect(pressed(field, "Up", "Up", "Down", "Down").text == "draft")
    #expect(pressed(field, "Up", "x", "Down").text == "secondx")
  }

  @Test func enteringPutsTheTextIntoTheHistoryOnce() {
    var field = TextField("a")
    #expect(field.enter() == "a")
    field.text = "a"
    field.enter()
    field.enter()
    #expect(field.history == ["a"])
    #expect(field.text == "")
  }

  @Test func aTypedMarkJoinsTheCharacterBefore() {
    let field = pressed(TextField("e"), "\u{301}", "Backspace")
    #expect(field.text == "")
  }

  @Test func pastedLineEndsBecomeBlanks() {
    #expect(pressed(TextField(), "one\ntwo\r\nthree").text == "one two three")
  }

  @Test func theCursorStaysInView() {
    let field = TextField("日本語 and more")
    let end = drawn(columns: 8, rows: 1) { field.draw(on: &$0, column: 0, row: 0, columns: 8) }
    #expect(end.lines == ["nd more"])
    #expect(end.cursor == Point(column: 7, row: 0))
    let start = pressed(field, "Home", "Right")
    let left = drawn(columns: 8, rows: 1) { start.draw(on: &$0, column: 0, row: 0, columns: 8) }
    #expect(left.lines == ["日本語 a"])
    #expect(left.cursor == Point(column: 2, row: 0))
  }

  @Test func anEmptyFieldShowsWhatItAsksFor() {
    let field = TextField(placeholder: "name of the boot environment")
    #expect(
      picture(columns: 12, rows: 1) { field.draw(on: &$0, column: 1, row: 0, columns: 11) }
        == " name of th…")
  }
}
