import Testing

@testable import HeliosTUI

@Suite struct StyleTests {
  @Test(arguments: [
    "default", "bold #ff0000 on #000010", "red on default", "dim underline reverse italic 201",
    "bright-black", "on 17", "default on blue", "bold",
  ])
  func aStyleIsReadAsItIsWritten(text: String) throws {
    let style = try Style(parsing: text)
    #expect(try Style(parsing: style.description) == style)
  }

  @Test func wordsMeanColoursAndAttributes() throws {
    let style = try Style(parsing: "  bold  #Ff8700 on gray ")
    #expect(style.foreground == .rgb(red: 0xFF, green: 0x87, blue: 0))
    #expect(style.background == .palette(8))
    #expect(style.attributes == .bold)
    #expect(try Style(parsing: "") == Style())
  }

  @Test(arguments: [
    ("bold purple", Style.ParseFailure.unknownWord("purple")),
    ("#12345", .unknownWord("#12345")),
    ("#-12345", .unknownWord("#-12345")),
    ("256", .unknownWord("256")),
    ("+5", .unknownWord("+5")),
    ("red blue", .secondForeground("blue")),
    ("red on", .misplacedOn),
    ("on red on blue", .misplacedOn),
    ("red on bold", .unknownWord("bold")),
  ])
  func whatIsWrongIsNamed(text: String, failure: Style.ParseFailure) {
    #expect(throws: failure) { try Style(parsing: text) }
  }

  @Test func aRoleFallsBackToItsParents() {
    let theme = Theme(
      name: "t", styles: ["log": Style(attributes: .dim), "log.error": Style(attributes: .bold)])
    #expect(theme.style(of: "log.error.fatal").attributes == .bold)
    #expect(theme.style(of: "log.other").attributes == .dim)
    #expect(theme.style(of: "other") == Style())
  }

  @Test func aRoleLaidOverAnotherTakesWhatItLeavesOpen() {
    let theme = Theme(
      name: "t",
      styles: [
        "selection": Style(background: .palette(4)),
        "bad": Style(foreground: .palette(1), attributes: .bold),
      ])
    let style = Style(foreground: .palette(1), background: .palette(4), attributes: .bold)
    #expect(theme.style(of: Role.selection.over(.bad)) == style)
    #expect(theme.style(of: Role.selection.over(.plain)) == Style(background: .palette(4)))
  }
}
