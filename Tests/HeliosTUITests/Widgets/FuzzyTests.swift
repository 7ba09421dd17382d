import Testing

@testable import HeliosTUI

@Suite struct FuzzyTests {
  @Test(arguments: [
    ("be", "Boot environments", [0, 5]), ("boot", "Boot environments", [0, 1, 2, 3]),
    ("fl", "follow the log", [0, 11]), ("zn", "zoom in", [0, 6]), ("", "anything", []),
    ("gC", "gitCheckout", [0, 3]), ("a b", "ab", [0, 1]),
  ])
  func theBestWayIsFound(pattern: String, text: String, positions: [Int]) {
    #expect(FuzzyMatch(pattern, in: text)?.positions == positions)
  }

  @Test(arguments: [("x", "abc"), ("ba", "ab"), ("Be", "below"), ("a", ""), ("aa", "a")])
  func whatIsNotThereInOrderDoesNotFit(pattern: String, text: String) {
    #expect(FuzzyMatch(pattern, in: text) == nil)
  }

  @Test func beginningsOfWordsAndRunsAreBetter() {
    func score(_ text: String) -> Int { FuzzyMatch("fix", in: text)?.score ?? .min }
    #expect(score("fix loop") > score("prefix"))
    #expect(score("prefix") > score("fetch illumos next"))
    #expect(score("start fix loop") > score("profiling extra"))
  }

  @Test func aLongTextIsSearchedQuickly() {
    let text = String(repeating: "a", count: 100_000)
    let pattern = String(repeating: "a", count: 200)
    #expect(FuzzyMatch(pattern, in: text)?.positions.count == 200)
  }

  private var palette: FuzzyList {
    FuzzyList([
      FuzzyList.Item("fetch", detail: "from all remotes", trailing: "f"),
      FuzzyList.Item("fix loop", trailing: "r", refusal: "no error is selected"),
      FuzzyList.Item("boot environment: create", trailing: "N"),
    ])
  }

  private func typed(_ keys: String...) -> FuzzyList {
    var list = palette
    for key in keys.compactMap({ Key($0) }) { _ = list.handle(key) }
    return list
  }

  @Test func allItemsAreShownInTheirOrderAtFirst() {
    #expect(
      picture(columns: 40, rows: 4) { palette.draw(on: &$0) } == """
        : type to search
        > fetch  from all remotes             f
          fix loop  no error is selected      r
          boot environment: create            N
        """)
  }

  @Test func typingNarrowsAndShowsWhatFits() {
    let list = typed("f", "l")
    let surface = drawn(columns: 40, rows: 3) { list.draw(on: &$0) }
    #expect(
      surface.text == """
        : fl
        > fix loop  no error is selected      r

        """)
    #expect(surface.roles(row: 1)[2] == "selection+match:f")
    #expect(list.selection == 1)
  }

  @Test func arrowsMoveAndEditingGoesBackToTheBest() {
    #expect(typed("Down", "Down").selection == 2)
    #expect(typed("Down", "f", "Backspace").selection == 0)
    #expect(typed("x", "x").selection == nil)
    #expect(typed("r", "e", "m", "o", "t", "e").selection == 0)
  }
}
