import Synchronization
import Testing

@testable import HeliosTUI

@Suite @MainActor struct WorksTests {
  private let count: @Sendable (Recorder.Work, Mailbox<Int>) async -> Void = { work, mailbox in
    guard case .count(let last) = work else { return }
    for number in 0..<last { mailbox.post(number) }
  }

  @Test func messagesOfAWorkComeInTheirOrder() async {
    let (_, terminal) = await running(["c": [.run(.count(5000))]], perform: count) { terminal in
      terminal.press("c")
      _ = await terminal.frame { $0.lines[1] == "5000" }
    }
    #expect(terminal.frames.last?.lines[1] == "5000")
  }

  @Test func aFloodOfMessagesIsFewFrames() async {
    let (_, terminal) = await running(["c": [.run(.count(20_000))]], perform: count) { terminal in
      terminal.press("c")
      _ = await terminal.frame { $0.lines[1] == "20000" }
    }
    // One frame a 30th of a second; far more than a minute would be needed for a frame a message.
    #expect(terminal.frames.count < 200)
  }

  @Test func anEqualWorkIsNotBegunTwice() async {
    let begun = Mutex(0)
    let (_, terminal) = await running(
      ["f": [.run(.forever), .run(.forever)], "c": [.cancel(.forever)]],
      perform: { _, mailbox in
        begun.withLock { $0 += 1 }
        mailbox.post(1)
        while !Task.isCancelled { await Task.yield() }
        mailbox.post(2)
      },
      { terminal in
        terminal.press("f")
        _ = await terminal.frame { $0.lines[1] == "1" }
        terminal.press("f", "c")
        _ = await terminal.frame { $0.lines[1] == "2" }
      })
    #expect(begun.withLock { $0 } == 1)
    #expect(terminal.frames.last?.lines[1] == "2")
  }

  @Test func quittingCancelsWhatIsUnderWay() async {
    let ended = Mutex(false)
    _ = await running(
      ["f": [.run(.forever)]],
      perform: { _, mailbox in
        mailbox.post(1)
        while !Task.isCancelled { await Task.yield() }
        ended.withLock { $0 = true }
      },
      { terminal in
        terminal.press("f")
        _ = await terminal.frame { $0.lines[1] == "1" }
      })
    #expect(ended.withLock { $0 })
  }

  @Test func aWorkThatDoesNotEndDelaysTheEndNoLongerThanTheDeadline() async {
    let mayEnd = Mutex(false)
    let (status, _) = await running(
      ["s": [.run(.stubborn)]],
      perform: { _, mailbox in
        mailbox.post(1)
        while !mayEnd.withLock({ $0 }) { await Task.yield() }
      },
      { terminal in
        terminal.press("s")
        _ = await terminal.frame { $0.lines[1] == "1" }
      })
    mayEnd.withLock { $0 = true }
    #expect(status == 0)
  }
}
