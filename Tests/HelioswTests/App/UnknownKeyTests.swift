import HeliosTUI
import Testing

@testable import heliosw

@Suite struct UnknownKeyTests {
  @Test(arguments: [("0", "z"), ("1", "x"), ("2", "^x"), ("3", "F7"), ("9", "Ins")])
  func aKeyThatDoesNothingSaysSo(view: String, key: String) throws {
    var bench = try Bench()
    #expect(bench.press(view, key) == [])
    #expect(bench.lastLine == "\(key) does nothing here; ? shows the keys.")
  }

  @Test(arguments: [
    ("4", "Errors"), ("7", "Images"),
  ])
  func theDigitOfAViewToComeGivesTheReason(digit: String, title: String) throws {
    var bench = try Bench()
    #expect(bench.press(digit) == [])
    #expect(bench.lastLine == "\(title): not there yet; a later version brings it.")
  }

  @Test func whatWasSaidIsGoneWithTheNextKey() throws {
    var bench = try Bench()
    bench.press("4", "1")
    #expect(!bench.lastLine.contains("not there yet"))
  }

  @Test(arguments: zip(["0", "1", "2", "3", "5", "6", "8", "9"], View.allCases))
  func aDigitShowsItsView(digit: String, view: View) throws {
    var bench = try Bench()
    bench.press("9", digit)
    #expect(bench.state.view == view)
    #expect(bench.lines[1].contains("[\(digit) "))
  }

  @Test func whatIsPastedOverAViewDoesNothing() throws {
    var bench = try Bench()
    #expect(bench.update(.paste("BQX\u{1B}[A")) == [])
    #expect(bench.state.view == .dashboard)
  }
}
