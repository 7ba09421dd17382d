import Synchronization
import Testing

@testable import HeliosTUI

@Suite struct MailboxTests {
  @Test func onlyTheFirstMessageWakes() {
    let rings = Mutex(0)
    let mailbox = Mailbox<Int> { rings.withLock { $0 += 1 } }
    for number in 1...3 { mailbox.post(number) }
    #expect(rings.withLock { $0 } == 1)
    #expect(mailbox.take() == [1, 2, 3])
    #expect(mailbox.take() == [])
    mailbox.post(4)
    #expect(rings.withLock { $0 } == 2)
  }

  @Test func aLaterMessageOfTheSameKeyReplacesTheEarlierOne() {
    let mailbox = Mailbox<String>()
    mailbox.post("10 %", replacing: "progress")
    mailbox.post("done: a")
    mailbox.post("20 %", replacing: "progress")
    mailbox.post("5 °C", replacing: "heat")
    #expect(mailbox.take() == ["20 %", "done: a", "5 °C"])
    mailbox.post("30 %", replacing: "progress")
    #expect(mailbox.take() == ["30 %"])
  }

  @Test func aClosedBoxTakesNothing() {
    let mailbox = Mailbox<Int>()
    mailbox.post(1)
    mailbox.close()
    mailbox.post(2)
    #expect(mailbox.take() == [])
  }

  @Test func postingFromManyThreadsLosesNothing() async {
    let mailbox = Mailbox<Int>()
    await withTaskGroup(of: Void.self) { group in
      for start in 0..<8 {
        group.addTask { for number in 0..<500 { mailbox.post(start * 500 + number) } }
      }
    }
    #expect(mailbox.take().sorted() == Array(0..<4000))
  }
}
