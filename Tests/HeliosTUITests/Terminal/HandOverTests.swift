import CPlatform
import Glibc
import Testing

@testable import HeliosTUI

extension CursesTerminalTests {
  /// Children that get the terminal.
  ///
  /// The pseudo-terminal is not the one that controls the tests, so who is in the foreground
  /// is not seen here.
  @Suite(.serialized) @MainActor struct HandOver {
    private func run(_ errand: Errand, typing text: String = "") async throws -> (
      result: ErrandResult, output: String
    ) {
      let pty = try Pty()
      let terminal = try CursesTerminal(
        theme: .standard, environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8"], tty: pty.tty)
      terminal.present(Surface(size: terminal.size))
      pty.type(text)
      let result = await terminal.handOver(errand)
      #expect(!pty.isCooked)
      terminal.stop()
      return (result, pty.output())
    }

    @Test func aChildHasTheTerminalAsItWasFound() async throws {
      let script = "test -t 0 && test -t 1 && test -t 2 && stty -a | grep -c ' icanon'; exit 3"
      let (result, output) = try await run(Errand(argv: ["sh", "-c", script]))
      #expect(result == .exited(status: 3))
      #expect(output.contains("\u{1b}[?1049l"))
      #expect(output.contains("1\r\n"))
    }

    @Test func aChildHasItsFolderAndVariables() async throws {
      let (_, output) = try await run(
        Errand(
          argv: ["sh", "-c", "echo $PWD:$GATE"], environment: ["GATE": "a b"], directory: "/usr",
          notice: "in \u{1b}[2J the gate"))
      #expect(output.contains("in ^[[2J the gate\r\n/usr:a b\r\n"))
    }

    @Test func aChildReadsWhatIsTyped() async throws {
      let (result, output) = try await run(
        Errand(argv: ["sh", "-c", "read line; echo got $line"]), typing: "hello\n")
      #expect(result.isSuccess)
      #expect(output.contains("got hello"))
    }

    @Test func aCommandsTerminalIsPutRightBehindAChild() async throws {
      let pty = try Pty()
      pty.type("hello\n")
      let result = await PlainTerminal(tty: pty.tty).handOver(
        Errand(argv: ["sh", "-c", "read line; echo got $line; stty -echo -icanon; exit 3"]))
      #expect(result == .exited(status: 3))
      #expect(pty.output().contains("got hello"))
      #expect(pty.isCooked)
    }

    @Test func aSignalThatEndsAChildIsTold() async throws {
      let (result, _) = try await run(Errand(argv: ["sh", "-c", "kill -9 $$"]))
      #expect(result == .signalled(9))
    }

    @Test func noSignalIsBlockedInAChild() async throws {
      let (_, output) = try await run(
        Errand(argv: ["grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status"]))
      #expect(output.contains("SigBlk:\t0000000000000000"))
      // The C library keeps 32 and 33, which it uses itself, ignored.
      let ignored = ["0000000000000000", "0000000180000000"]
      #expect(ignored.contains { output.contains("SigIgn:\t\($0)") })
    }

    @Test func aChildThatCannotBeStartedIsTold() async throws {
      let missing = try await run(Errand(argv: ["/no/such/command"]))
      #expect(missing.result == .notStarted(error: ENOENT))
      let nothing = try await run(Errand(argv: []))
      #expect(nothing.result == .notStarted(error: EINVAL))
      let nowhere = try await run(Errand(argv: ["true"], directory: "/no/such/folder"))
      #expect(nowhere.result == .notStarted(error: ENOENT))
    }

    @Test func aFailureWaitsForEnterIfAskedTo() async throws {
      let failed = try await run(Errand(argv: ["false"], pause: .onFailure), typing: "\n")
      #expect(failed.output.contains("[exit status 1] Press Enter to go on."))
      let done = try await run(Errand(argv: ["true"], pause: .onFailure))
      #expect(!done.output.contains("Enter"))
    }
  }
}
