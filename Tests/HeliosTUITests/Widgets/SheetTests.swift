import Testing

@testable import HeliosTUI

@Suite struct SheetTests {
  private let sheet = Sheet(
    title: "Destroy helios-1",
    lines: [
      "This cannot be undone.", "", TextLine("beadm destroy -F helios-1", as: "plan.command"),
    ],
    buttons: [
      Sheet.Button(.character("D"), "destroy", as: .bad), Sheet.Button(.character("n"), "keep it"),
    ],
    current: 1)

  @Test func aSheetLiesOverTheScreen() {
    #expect(
      picture(columns: 50, rows: 9) { surface in
        surface.fill(surface.bounds, with: ".", as: .dim)
        sheet.draw(on: &surface)
      } == """
        ..................................................
        .....┏━ Destroy helios-1 ━━━━━━━━━━━━━━━━━━━┓.....
        .....┃ This cannot be undone.               ┃.....
        .....┃                                      ┃.....
        .....┃ beadm destroy -F helios-1            ┃.....
        .....┃                                      ┃.....
        .....┃               D destroy  [n keep it] ┃.....
        .....┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛.....
        ..................................................
        """)
  }

  @Test func keysTakeTheirChoices() {
    func outcome(_ keys: String...) -> Sheet.Outcome {
      var sheet = sheet
      return keys.compactMap { Key($0) }.map { sheet.handle($0) }.last ?? .open
    }
    #expect(outcome("D") == .chosen(0))
    #expect(outcome("Enter") == .chosen(1))
    #expect(outcome("Tab", "Enter") == .chosen(0))
    #expect(outcome("S-Tab", "Enter") == .chosen(0))
    #expect(outcome("Esc") == .dismissed)
    #expect(outcome("q") == .dismissed)
    #expect(outcome("j") == .open)
  }

  @Test func whatDestroysAsksForTheName() {
    var sheet = sheet
    sheet.field = TextField()
    sheet.fieldLabel = "Type its name:"
    sheet.requiredText = "be"
    _ = sheet.handle(Key(.tab))
    #expect(sheet.handle(Key(.enter)) == .open)
    #expect(sheet.handle(.character("b")) == .open)
    #expect(!sheet.isComplete)
    #expect(sheet.handle(.character("e")) == .open)
    #expect(sheet.handle(Key(.enter)) == .chosen(0))
  }

  @Test func aLongSheetScrollsOnASmallScreen() {
    var long = Sheet(
      title: "Plan", lines: (1...50).map { TextLine("step \($0)") },
      buttons: [Sheet.Button(.character("y"), "run")])
    long.body.visibleRows = 4
    _ = long.handle(.character("G"))
    #expect(
      picture(columns: 40, rows: 10) { long.draw(on: &$0) } == """

        ┏━ Plan ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
        ┃ step 47                            │ ┃
        ┃ step 48                            │ ┃
        ┃ step 49                            │ ┃
        ┃ step 50                            █ ┃
        ┃                                      ┃
        ┃                              [y run] ┃
        ┗━━━━━━━━━━━━━━━━━━━━━━━━━ j k scroll ━┛

        """)
  }

  @Test func aSheetWiderThanTheScreenSaysHowToSeeTheRest() {
    let wide = Sheet(
      title: "Plan", lines: [TextLine(String(repeating: "wide ", count: 20))],
      buttons: [Sheet.Button(.character("y"), "run")])
    #expect(picture(columns: 60, rows: 9) { wide.draw(on: &$0) }.contains(" h l sideways "))
    #expect(!picture(columns: 120, rows: 9) { wide.draw(on: &$0) }.contains("sideways"))
    var asking = wide
    asking.field = TextField()
    #expect(!picture(columns: 60, rows: 9) { asking.draw(on: &$0) }.contains("sideways"))
  }
}
