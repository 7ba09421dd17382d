import Synchronization
import Testing

@testable import HeliosTUI

@Suite @MainActor struct RuntimeTests {
  @Test func theSizeComesBeforeTheFirstFrame() async {
    let (_, terminal) = await running { _ in }
    #expect(terminal.frames.first?.lines == ["40x2", "0"])
  }

  @Test func eachKeyIsDrawnAtOnce() async {
    let (_, terminal) = await running { $0.press("a", "Up") }
    #expect(terminal.frames.map { $0.lines[0] } == ["40x2", "40x2 a", "40x2 a Up"])
  }

  @Test func keysThatCameTogetherAreDrawnTogether() async {
    let (_, terminal) = await running { terminal in
      terminal.send(.key(.character("a")), .paste("x\n"), .focus(isFocused: false))
    }
    #expect(terminal.frames.map { $0.lines[0] } == ["40x2", "40x2 a paste x^J blur"])
  }

  @Test func nothingIsShownWhenNothingChanged() async {
    let (_, terminal) = await running { terminal in
      terminal.send()
      terminal.resize(to: Size(columns: 40, rows: 2))
    }
    #expect(terminal.frames.count == 1)
  }

  @Test func anotherSizeIsToldAndDrawn() async {
    let (_, terminal) = await running { $0.resize(to: Size(columns: 60, rows: 5)) }
    #expect(terminal.frames.last?.size == Size(columns: 60, rows: 5))
    #expect(terminal.frames.last?.lines.first == "40x2 60x5")
  }

  @Test func theStatusIsTheProgramsOwn() async {
    let (status, terminal) = await running(["x": [.quit(status: 5), .quit(status: 6)]]) {
      $0.press("x", "a")
    }
    #expect(status == 5)
    #expect(terminal.isStopped)
    #expect(terminal.frames.count == 1)
  }

  @Test func aSignalEndsTheProgramWithItsStatus() async {
    let (status, _) = await running { $0.send(.ended(status: 143)) }
    #expect(status == 143)
  }

  @Test func announcementsAndSettingsReachTheTerminal() async {
    let (_, terminal) = await running([
      "b": [.announce(.bell), .set(.mouse(isReported: true)), .repaint]
    ]) { $0.press("b") }
    #expect(terminal.announcements == [.bell])
    #expect(terminal.mouseIsReported)
    #expect(terminal.invalidations == 1)
  }

  @Test func nothingIsDrawnWhileSuspended() async {
    let (_, terminal) = await running(["^z": [.suspend]]) { terminal in
      terminal.press("^z")
      #expect(terminal.suspensions == 1)
      #expect(terminal.frames.count == 1)
      terminal.send(.resumed)
    }
    #expect(terminal.frames.last?.lines.first == "40x2 ^z resumed")
    #expect(terminal.invalidations == 1)
  }

  @Test func aChildsEndIsToldAndTheScreenDrawnAnew() async {
    let (_, terminal) = await running(["e": [.handOver(Errand(argv: ["vi"]))]]) { terminal in
      terminal.answer = { _ in .exited(status: 3) }
      terminal.press("e")
      _ = await terminal.frame { $0.lines[0].contains("status") }
    }
    #expect(terminal.errands.map(\.argv) == [["vi"]])
    #expect(terminal.frames.last?.lines.first == "40x2 e vi exit status 3")
    #expect(terminal.invalidations == 1)
  }

  @Test func childrenGetTheTerminalOneAfterTheOther() async {
    let two: [Effect<Recorder.Work>] = [
      .handOver(Errand(argv: ["a"])), .handOver(Errand(argv: ["b"])),
    ]
    let (_, terminal) = await running(["e": two]) { terminal in
      terminal.press("e")
      _ = await terminal.frame { $0.lines[0].contains("b exit") }
    }
    #expect(terminal.errands.map(\.argv) == [["a"], ["b"]])
    #expect(terminal.frames.last?.lines.first == "40x2 e a exit status 0 b exit status 0")
  }

  @Test func aSizeChangedByAChildIsToldAfterwards() async {
    let (_, terminal) = await running(["e": [.handOver(Errand(argv: ["sh"]))]]) { terminal in
      terminal.answer = { [weak terminal] _ in
        terminal?.resize(to: Size(columns: 50, rows: 3))
        return .signalled(9)
      }
      terminal.press("e")
      _ = await terminal.frame { $0.lines[0].contains("signal") }
    }
    #expect(terminal.frames.last?.lines.first == "40x2 e 50x3 sh ended by signal 9")
  }
}
