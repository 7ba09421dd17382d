import Testing

@testable import Workbench

struct InventoryScheduleTests {
  private let start = ContinuousClock.now

  @Test func whileNothingChangesThereIsNoDeadline() {
    var schedule = ChangeSchedule()
    #expect(schedule.deadline == nil)
    schedule.answered("a", took: .seconds(1), at: start)
    #expect(schedule.deadline == nil)
    #expect(schedule.due(at: start + .seconds(60)).isEmpty)
  }

  @Test func changesThatComeTogetherAreToldTogether() {
    var schedule = ChangeSchedule()
    schedule.changed(["a"], at: start)
    schedule.changed(["a", "b"], at: start + .milliseconds(50))
    #expect(schedule.deadline == start + .milliseconds(100))
    #expect(schedule.due(at: start + .milliseconds(99)).isEmpty)
    #expect(schedule.due(at: start + .milliseconds(150)) == ["a", "b"])
    #expect(schedule.deadline == nil)
  }

  @Test func aFloodDoesNotPutAChangeOff() {
    var schedule = ChangeSchedule()
    for step in 0..<10 { schedule.changed(["a"], at: start + .milliseconds(step * 10)) }
    #expect(schedule.deadline == start + .milliseconds(100))
  }

  @Test func aCloneRestsTwentyTimesItsLastAnswer() {
    var schedule = ChangeSchedule()
    schedule.answered("a", took: .milliseconds(200), at: start)
    schedule.changed(["a", "b"], at: start)
    #expect(schedule.due(at: start + .milliseconds(3999)) == ["b"])
    #expect(schedule.deadline == start + .seconds(4))
    #expect(schedule.due(at: start + .seconds(4)) == ["a"])
  }

  @Test func anAnswerPutsOffWhatChangedMeanwhile() {
    var schedule = ChangeSchedule()
    schedule.changed(["a"], at: start)
    schedule.answered("a", took: .milliseconds(50), at: start + .milliseconds(60))
    #expect(schedule.deadline == start + .milliseconds(1060))
  }
}
