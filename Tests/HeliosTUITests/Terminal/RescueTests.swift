import CPlatform
import Glibc
import Testing

@testable import HeliosTUI

/// Crashes, each in a process of its own.
@Suite struct RescueTests {
  @Test func aCrashGivesTheTerminalBackAndStaysACrash() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardOutputContent]
    ) {
      await MainActor.run {
        Rescue.install(descriptor: 1, settings: termios(), sequence: Array("restored\n".utf8))
        abort()
      }
    }
    let output = result?.standardOutputContent ?? []
    #expect(String(decoding: output, as: UTF8.self).contains("restored\n"))
    #expect(result?.exitStatus == .signal(SIGABRT))
  }

  @Test func aTerminalThatIsNotOursIsLeftAlone() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardOutputContent]
    ) {
      await MainActor.run {
        Rescue.install(descriptor: 1, settings: termios(), sequence: Array("restored\n".utf8))
        Rescue.arm(false)
        abort()
      }
    }
    let output = result?.standardOutputContent ?? []
    #expect(!String(decoding: output, as: UTF8.self).contains("restored"))
  }
}
