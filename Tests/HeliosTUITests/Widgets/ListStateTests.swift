import Testing

@testable import HeliosTUI

@Suite struct ListStateTests {
  private func moved(_ list: ListState, _ motions: Motion...) -> (selected: Int, top: Int) {
    var list = list
    for motion in motions { list.move(motion) }
    return (list.selected, list.top)
  }

  @Test func theSelectionStaysInView() {
    let list = ListState(count: 100, visibleRows: 10)
    #expect(moved(list, .down) == (1, 0))
    #expect(moved(list, .pageDown) == (9, 0))
    #expect(moved(list, .pageDown, .down) == (10, 1))
    #expect(moved(list, .bottom) == (99, 90))
    #expect(moved(list, .bottom, .up) == (98, 90))
    #expect(moved(list, .bottom, .pageUp, .up) == (89, 89))
    #expect(moved(list, .halfPageDown, .halfPageDown, .halfPageUp) == (5, 1))
    #expect(moved(list, .up) == (0, 0))
    #expect(moved(list, .bottom, .top) == (0, 0))
  }

  @Test func anEmptyListHasNoSelection() {
    var list = ListState()
    list.move(.down)
    list.toggleMark()
    list.toggleRange()
    list.toggleAllMarks()
    #expect(list.selection == nil)
    #expect(list.chosen == [])
    #expect(list.firstRow(visible: 5) == 0)
  }

  @Test func aListThatGotShorterSelectsItsLast() {
    var list = ListState(count: 50, visibleRows: 10)
    list.move(.bottom)
    list.toggleMark()
    list.fit(count: 3)
    #expect(list.selected == 2)
    #expect(list.top == 0)
    #expect(list.marks.isEmpty)
  }

  @Test func drawingWithFewerRowsKeepsTheSelectionInView() {
    var list = ListState(count: 50, visibleRows: 10)
    list.select(9)
    #expect(list.top == 0)
    #expect(list.firstRow(visible: 4) == 6)
    #expect(list.firstRow(visible: 0) == 9)
  }

  @Test func anActionIsForTheMarkedRowsOrElseTheSelectedOne() {
    var list = ListState(count: 5)
    list.select(3)
    #expect(list.chosen == [3])
    list.toggleMark()
    list.select(1)
    list.toggleMark()
    #expect(list.chosen == [1, 3])
    #expect(list.selected == 2)
    list.clearMarks()
    #expect(list.chosen == [2])
  }

  @Test func aRangeMarksWhatIsPassed() {
    var list = ListState(count: 9)
    list.select(2)
    list.toggleRange()
    list.move(.down)
    list.move(.down)
    list.toggleRange()
    list.move(.down)
    #expect(list.marks == [2, 3, 4])
    #expect(!list.isExtending)
  }

  @Test func selectionAndMarksFollowTheirThings() {
    var list = ListState(count: 4)
    list.select(1)
    list.toggleMark()
    list.select(2)
    list.follow(from: ["a", "b", "c", "d"], to: ["x", "c", "b"])
    #expect(list.selected == 1)
    #expect(list.marks == [2])
    list.follow(from: ["x", "c", "b"], to: ["x", "b"])
    #expect(list.selected == 1)
    #expect(list.marks == [1])
    list.follow(from: ["x", "b"], to: [])
    #expect(list.selection == nil)
  }

  @Test func theKeysOfViAndTheArrowsMove() {
    var list = ListState(count: 30, visibleRows: 10)
    for key in ["j", "Down", "^d", "PgDn", "k", "Up", "^u", "G", "g", "End", "Home", "^f", "^b"] {
      let isUsed = Key(key).map { list.handle($0) }
      #expect(isUsed == true)
    }
    let isTaken = list.handle(.character("x"))
    #expect(!isTaken)
    #expect(list.selected == 0)
  }
}
