import Testing

@testable import HeliosTUI

@Suite struct QuantisationTests {
  /// xterm's 256 colours: 16 to 231 are a cube of the levels 0, 95, 135, 175, 215, 255.
  @Test(arguments: [
    ("#000000", "16"), ("#ffffff", "231"), ("#ff0000", "196"), ("#5f87af", "67"),
    ("#080808", "232"), ("#eeeeee", "255"), ("#808080", "244"), ("#fe0102", "196"),
  ])
  func redGreenBlueBecomesTheNearestOfThePalette(color: String, nearest: String) {
    #expect(Color(color)?.quantised(to: .palette).description == nearest)
  }

  @Test(arguments: [
    ("#ff1010", ColorDepth.sixteen, "bright-red"), ("#d00000", .eight, "red"),
    ("196", .sixteen, "bright-red"), ("bright-green", .eight, "green"),
    ("#000000", .eight, "black"), ("bright-green", .sixteen, "bright-green"),
    ("244", .sixteen, "bright-black"), ("default", .eight, "default"),
  ])
  func fewColoursAreTheNearestOfThem(color: String, depth: ColorDepth, nearest: String) {
    #expect(Color(color)?.quantised(to: depth).description == nearest)
  }

  @Test func fullColourKeepsTheTerminalsOwnEight() {
    #expect(Color("red")?.quantised(to: .full) == .palette(1))
    #expect(Color("196")?.quantised(to: .full) == .rgb(red: 255, green: 0, blue: 0))
    #expect(Color("#123456")?.quantised(to: .full) == Color("#123456"))
  }

  @Test func withoutColoursABackgroundIsReverse() throws {
    let style = try Style(parsing: "bold red on #202020").quantised(to: .mono)
    #expect(style == Style(attributes: [.bold, .reverse]))
    #expect(
      try Style(parsing: "underline red").quantised(to: .mono) == Style(attributes: .underline))
  }

  @Test(arguments: [
    (2, ColorDepth.mono), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .palette),
    (16_777_216, .full), (0, .mono),
  ])
  func aTerminalsColoursAreADepth(colours: Int, depth: ColorDepth) {
    #expect(ColorDepth(colours: colours) == depth)
  }
}
