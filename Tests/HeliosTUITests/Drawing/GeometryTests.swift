import Testing

@testable import HeliosTUI

@Test func splittingARectangleLosesNoRow() {
  let whole = Rect(column: 2, row: 3, columns: 10, rows: 7)
  let (top, rest) = whole.splitTop(3)
  #expect(top == Rect(column: 2, row: 3, columns: 10, rows: 3))
  #expect(rest == Rect(column: 2, row: 6, columns: 10, rows: 4))
}
