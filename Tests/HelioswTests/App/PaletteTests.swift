import HeliosTUI
import Testing

@testable import heliosw

@Suite struct PaletteTests {
  private func open(_ keys: String...) throws -> Bench {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.known() + MadeUp.built(.clean))
    for key in keys { bench.press(key) }
    return bench
  }

  @Test func aCommandIsFoundByItsWordsAndRun() throws {
    var bench = try open(":")
    bench.type("show the jobs")
    #expect(bench.press("Enter") == [])
    #expect(bench.state.view == .jobs)
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func aRecipeIsFoundAndItsFormOpened() throws {
    var bench = try open(":")
    bench.type("genenv")
    #expect(bench.press("Enter") == [])
    #expect(bench.screen.contains("$ heliosw genenv"))
    #expect(
      bench.press("Enter").first == .run(.plan(RecipeCall(recipe: "genenv", words: []))))
  }

  @Test func whatIsNotThereYetGivesItsReason() throws {
    var bench = try open(":")
    bench.type("images")
    #expect(bench.press("Enter") == [])
    #expect(bench.lastLine == "Images: not there yet; a later version brings it.")
  }

  @Test func aCommandThatChangesNothingSaysSo() throws {
    var bench = try open("2", ":")
    bench.type("Show the build")
    #expect(bench.press("Enter") == [])
    #expect(bench.lastLine == "Show the build: that changes nothing on the screen now.")
    bench.press("9", ":")
    bench.type("set-mark")
    bench.press("Enter")
    #expect(bench.state.view == .log)
    #expect(bench.lastLine == "Mark this line with which letter?")
  }

  @Test func aPaletteWithoutAHitRunsNothing() throws {
    var bench = try open(":")
    bench.type("qqqzzz")
    #expect(bench.press("Enter") == [])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func EscClosesThePalette() throws {
    #expect(try open(":", "Esc").state.overlays.isEmpty)
    #expect(try open("?", "Esc").state.overlays.isEmpty)
  }

  @Test func pastedWordsAreSearched() throws {
    var bench = try open(":")
    bench.update(.paste("show the jobs"))
    bench.press("Enter")
    #expect(bench.state.view == .jobs)
  }

  @Test func helpShowsTheKeysOfTheView() throws {
    #expect(try open("3", "?").screen.contains("Next warning"))
    #expect(try open("9", "?").screen.contains("Next warning") == false)
    #expect(try open("1", "F1").screen.contains("Keys of Consolidations"))
  }

  @Test func helpRunsWhatIsSelected() throws {
    var bench = try open("1", "?")
    bench.type("fetch all")
    #expect(bench.press("Enter") == [.run(.plan(RecipeCall(recipe: "fetch", words: [])))])
  }

  @Test func aViewsOwnVerbDoesWhatItsKeyDoes() throws {
    var bench = try open("3", ":")
    bench.type("next error")
    let byPalette = bench.press("Enter")
    var other = try open("3")
    #expect(byPalette == other.press("e"))
    #expect(!byPalette.isEmpty)
  }

  @Test func everyLineOfThePaletteCanBeRunInEveryView() throws {
    for key in ["0", "1", "2", "3", "6", "9"] {
      var bench = try open(key, ":")
      guard case .actions(let list)? = bench.state.overlays.last else { continue }
      for row in list.actions.indices {
        bench = try open(key, ":")
        for _ in 0..<row { bench.press("Down") }
        bench.press("Enter")
        #expect(!bench.lines.isEmpty)
      }
    }
  }
}
