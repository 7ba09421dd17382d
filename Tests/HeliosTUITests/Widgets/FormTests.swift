import Testing

@testable import HeliosTUI

@Suite struct FormTests {
  private var form: Form {
    Form([
      Form.Field(
        "Kind", .choice(["quick", "quick-debug", "full"], selected: 0), hint: "What nightly makes."),
      Form.Field(
        "Incremental", .toggle(isOn: false), refusal: "A release build is never incremental."),
      Form.Field("Branch", .text(TextField(placeholder: "the pinned one"))),
    ])
  }

  private func pressed(_ keys: String...) -> Form {
    var form = form
    for key in keys.compactMap({ Key($0) }) { _ = form.handle(key) }
    return form
  }

  @Test func fieldsStandBelowEachOther() {
    #expect(
      picture(columns: 44, rows: 5) { form.draw(on: &$0) } == """
        > Kind         [quick] quick-debug  full
          Incremental  [ ]
          Branch       the pinned one

          What nightly makes.
        """)
  }

  @Test func aChoiceWithoutRoomShowsWhatIsSelected() {
    #expect(
      picture(columns: 30, rows: 4) { pressed("Right").draw(on: &$0) } == """
        > Kind         [quick-debug]
          Incremental  [ ]

          What nightly makes.
        """)
  }

  @Test func keysChangeTheCurrentField() {
    #expect(
      pressed("Left").fields[0].value == .choice(["quick", "quick-debug", "full"], selected: 2))
    #expect(
      pressed("Tab", "Tab", "a", "b").fields[2].value
        == .text(TextField("ab", placeholder: "the pinned one")))
    #expect(pressed("Up").current == 2)
    #expect(pressed("Down", "Down", "Down").current == 0)
  }

  @Test func aFieldThatCannotBeChangedSaysWhy() {
    let form = pressed("Down", "Space")
    #expect(form.fields[1].value == .toggle(isOn: false))
    let lines = drawn(columns: 60, rows: 5) { form.draw(on: &$0) }.lines
    #expect(lines[4] == "  A release build is never incremental.")
  }

  @Test func aFormWithoutFieldsTakesEveryKey() {
    var form = Form([])
    for key in ["Tab", "Up", "x", "Space"].compactMap({ Key($0) }) { _ = form.handle(key) }
    #expect(picture(columns: 5, rows: 1) { form.draw(on: &$0) } == "")
  }
}
