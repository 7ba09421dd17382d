import Testing

@testable import HeliosTUI

@Suite struct KeyMapTests {
  private let map: KeyMap = {
    var map = KeyMap()
    map.bind(.character("q"), to: "back", in: "global")
    map.bind(Key(.escape), to: "back", in: "global")
    map.bind(.character("r"), to: "refresh", in: "global")
    map.bind(.character("r"), to: "rename", in: "list")
    map.bind(.character("j"), to: "down", in: "list")
    return map
  }()

  @Test func theFirstScopeThatKnowsAKeyDecides() {
    #expect(map.lookup(.character("r"), in: ["list", "global"]) == "rename")
    #expect(map.lookup(.character("r"), in: ["global"]) == "refresh")
    #expect(map.lookup(.character("q"), in: ["list", "global"]) == "back")
    #expect(map.lookup(.character("x"), in: ["list", "global"]) == nil)
    #expect(map.lookup(.character("q"), in: []) == nil)
  }

  @Test func onlyKeysThatReachAVerbAreItsKeys() {
    #expect(map.keys(for: "back", in: ["list", "global"]).map(\.description) == ["q", "Esc"])
    #expect(map.keys(for: "refresh", in: ["list", "global"]).isEmpty)
    #expect(map.keys(for: "refresh", in: ["global"]).map(\.description) == ["r"])
  }

  @Test func aKeyWithTwoMeaningsIsAConflict() {
    let conflict = KeyMap.Conflict(
      key: .character("r"), winner: KeyMap.Binding(scope: "list", verb: "rename"),
      loser: KeyMap.Binding(scope: "global", verb: "refresh"))
    #expect(map.conflicts(among: ["list", "global"]) == [conflict])
    #expect(map.conflicts(among: ["list"]).isEmpty)
  }

  @Test func bindingTellsWhatAKeyDidBefore() {
    var map = map
    #expect(map.bind(.character("j"), to: "next", in: "list") == "down")
    #expect(map.bind(.character("j"), to: "next", in: "list") == nil)
    map.unbind(verb: "next", in: "list")
    #expect(map.lookup(.character("j"), in: ["list"]) == nil)
  }
}
