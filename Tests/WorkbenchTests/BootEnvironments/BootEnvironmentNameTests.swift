import Testing

@testable import Workbench

@Suite struct BootEnvironmentNameTests {
  @Test(arguments: ["helios", "helios-1", "2024.01.29", "a:b_c", "x-", ".", "A", "9"])
  func aNameOfAllowedCharactersIsOne(name: String) {
    #expect(BootEnvironmentName.flaw(in: name) == nil)
  }

  private static let flaws: [(String, BootEnvironmentName.Flaw)] = [
    ("", BootEnvironmentName.Flaw.empty), ("a b", .character(" ")), ("a/b", .character("/")),
    ("50%", .character("%")), ("a@b", .character("@")), ("a#b", .character("#")),
    ("é", .character("é")), ("a\n", .character("\n")), ("a;b", .character(";")),
    ("helios", .taken), ("-x", .option),
  ]

  @Test(arguments: flaws)
  func aNameThatBeadmWouldRefuseIsRefused(name: String, flaw: BootEnvironmentName.Flaw) {
    #expect(BootEnvironmentName.flaw(in: name, among: ["helios"]) == flaw)
  }

  @Test func sixtyFourCharactersAreAllowedAndNoMore() {
    #expect(BootEnvironmentName.flaw(in: String(repeating: "x", count: 64)) == nil)
    #expect(BootEnvironmentName.flaw(in: String(repeating: "x", count: 65)) == .long(65))
  }

  @Test func whatTheMachineWantsInANameMayStandAnywhereInIt() {
    #expect(BootEnvironmentName.flaw(in: "my-helios-1", containing: "helios") == nil)
    #expect(BootEnvironmentName.flaw(in: "mine", containing: "helios") == .lacks("helios"))
    #expect(BootEnvironmentName.flaw(in: "mine", containing: "") == nil)
  }

  private static let suggestions: [(String, [String], String)] = [
    ("helios", [], "helios-1"), ("helios", ["helios-1"], "helios-2"),
    ("helios-7", ["helios-1", "helios-2"], "helios-3"), ("a-1-2", [], "a-1-1"),
  ]

  @Test(arguments: suggestions)
  func aFreeNameIsMadeAsBeadmMakesOne(base: String, taken: [String], name: String) {
    #expect(BootEnvironmentName.suggestion(after: base, among: taken) == name)
  }
}
