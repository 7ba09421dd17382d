import CPlatform
import Glibc
import Testing

@testable import HeliosTUI

/// ncurses on a pseudo-terminal; one at a time, since ncurses has one screen in a process.
@Suite(.serialized) @MainActor struct CursesTerminalTests {
  private nonisolated static let types = ["xterm-256color", "vt100", "tmux-256color"]

  private func terminal(
    _ pty: Pty, type: String, _ environment: [String: String] = [:]
  ) throws -> CursesTerminal {
    let base = ["TERM": type, "LC_ALL": "C.UTF-8"]
    return try CursesTerminal(
      theme: .standard, environment: base.merging(environment) { $1 }, tty: pty.tty)
  }

  private func hello(_ size: Size) -> Surface {
    drawn(columns: size.columns, rows: size.rows) { surface in
      surface.write("héllo 日本 e\u{301}", column: 2, row: 1, as: .bad)
      surface.placeCursor(column: 5, row: 2)
    }
  }

  @Test(arguments: types) func aFrameReachesTheTerminalAndItIsGivenBack(type: String) throws {
    let pty = try Pty()
    let terminal = try terminal(pty, type: type)
    #expect(terminal.size == Size(columns: 40, rows: 10))
    #expect(!pty.isCooked)
    terminal.present(hello(terminal.size))
    #expect(pty.output().contains("héllo 日本 e\u{301}"))
    terminal.stop()
    #expect(pty.isCooked)
  }

  @Test func whatDidNotChangeIsNotSentAgain() throws {
    let pty = try Pty()
    let terminal = try terminal(pty, type: "xterm-256color")
    defer { terminal.stop() }
    terminal.present(hello(terminal.size))
    _ = pty.output()
    terminal.present(hello(terminal.size))
    #expect(pty.output() == "")
    var changed = hello(terminal.size)
    changed.write("X", column: 2, row: 1, as: .bad)
    terminal.present(changed)
    #expect(pty.output().utf8.count < 40)
    terminal.invalidate()
    terminal.present(changed)
    #expect(pty.output().contains("Xéllo"))
  }

  @Test func theScreenIsLeftAsItWasFound() throws {
    let pty = try Pty()
    let terminal = try terminal(pty, type: "xterm-256color")
    terminal.apply(.mouse(isReported: true))
    terminal.present(hello(terminal.size))
    let begin = pty.output()
    terminal.stop()
    let end = pty.output()
    for (on, off) in [
      ("\u{1b}[?1049h", "\u{1b}[?1049l"), ("\u{1b}[?2004h", "\u{1b}[?2004l"),
      ("\u{1b}[?1004h", "\u{1b}[?1004l"), ("\u{1b}[?1006h", "\u{1b}[?1006l"),
    ] {
      #expect(begin.contains(on), "\(on.dropFirst())")
      #expect(end.contains(off), "\(off.dropFirst())")
    }
  }

  @Test(arguments: [
    (["TERM": ""], TerminalFailure.dumb(type: "")), (["TERM": "dumb"], .dumb(type: "dumb")),
    (["TERM": "no-such-type"], .unknownType("no-such-type")),
  ])
  func aTerminalThatCannotShowAScreenIsRefused(
    environment: [String: String], failure: TerminalFailure
  ) throws {
    let pty = try Pty()
    #expect(throws: failure) {
      try CursesTerminal(theme: .standard, environment: environment, tty: pty.tty)
    }
    #expect(pty.isCooked)
    #expect(pty.output() == "")
  }

  @Test(
    arguments: [
      ("vt100", [:], ColorDepth.mono), ("xterm", [:], .eight), ("xterm-256color", [:], .palette),
      ("xterm-256color", ["NO_COLOR": "1"], .mono), ("xterm-256color", ["NO_COLOR": ""], .palette),
    ] as [(String, [String: String], ColorDepth)])
  func coloursAreThoseOfTheTerminal(
    type: String, environment: [String: String], depth: ColorDepth
  ) throws {
    let terminal = try terminal(Pty(), type: type, environment)
    #expect(terminal.depth == depth)
    terminal.stop()
  }

  @Test func directColoursAreSentAsTheyAre() throws {
    let pty = try Pty()
    let terminal = try terminal(pty, type: "xterm-256color", ["COLORTERM": "truecolor"])
    defer { terminal.stop() }
    // The entry comes with ncurses-term, which need not be there.
    guard terminal.depth == .full else { return }
    let style = Style(foreground: .rgb(red: 18, green: 52, blue: 86))
    terminal.apply(.theme(Theme(name: "t", styles: [.bad: style])))
    terminal.present(hello(terminal.size))
    #expect(pty.output().contains("38:2::18:52:86m"))
  }

  @Test func withoutUTF8EverythingIsASCII() throws {
    let pty = try Pty()
    let terminal = try terminal(pty, type: "xterm", ["LC_ALL": "C"])
    defer { terminal.stop() }
    #expect(terminal.glyphs == .ascii)
    terminal.present(hello(terminal.size))
    let output = pty.output()
    #expect(output.contains("h?llo ? ?  ?"))
    #expect(output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func onlyOneTerminalIsDriven() throws {
    let first = try terminal(Pty(), type: "xterm")
    #expect(throws: TerminalFailure.inUse) { try terminal(Pty(), type: "xterm") }
    first.stop()
    try terminal(Pty(), type: "xterm").stop()
  }
}

// MARK: - What happens

extension CursesTerminalTests {
  /// Types into a terminal and waits for so many events.
  ///
  /// - Parameter then: Done after the first event, when everything is being watched for certain.
  private func events(
    _ count: Int, type: String = "xterm-256color", after act: (Pty, CursesTerminal) -> Void,
    then: (Pty) -> Void = { _ in }
  ) async throws -> [TerminalEvent] {
    let pty = try Pty()
    let terminal = try terminal(pty, type: type)
    defer { terminal.stop() }
    let (stream, continuation) = AsyncStream<TerminalEvent>.makeStream()
    terminal.start { events in for event in events { continuation.yield(event) } }
    act(pty, terminal)
    var events: [TerminalEvent] = []
    for await event in stream {
      events.append(event)
      if events.count == 1 { then(pty) }
      if events.count == count { break }
    }
    return events
  }

  @Test func keysAreRead() async throws {
    // ctrl-Up, F5, S-Tab, é, alt-x, Enter, Backspace, ^d as xterm sends them in application mode.
    let typed = "j\u{1b}OA\u{1b}[1;5A\u{1b}[15~\u{1b}[Zé\u{1b}x\r\u{7f}\u{4}"
    let events = try await events(10) { pty, _ in pty.type(typed) }
    let keys = ["j", "Up", "ctrl-Up", "F5", "S-Tab", "é", "alt-x", "Enter", "Backspace", "^d"]
    #expect(events == keys.compactMap { Key($0) }.map { .key($0) })
  }

  @Test func pastesAndFocusAreRead() async throws {
    let typed = "\u{1b}[200~one\rtwo\u{1b}[201~\u{1b}[O\u{1b}[Iq"
    let events = try await events(4) { pty, _ in pty.type(typed) }
    #expect(
      events == [
        .paste("one\ntwo"), .focus(isFocused: false), .focus(isFocused: true),
        .key(.character("q")),
      ])
  }

  @Test(arguments: ["xterm-256color", "tmux-256color"])
  func theMouseIsRead(type: String) async throws {
    let typed = "\u{1b}[<0;12;4M\u{1b}[<0;12;4m\u{1b}[<65;1;1M"
    let events = try await events(3, type: type) { pty, terminal in
      terminal.apply(.mouse(isReported: true))
      pty.type(typed)
    }
    let place = Point(column: 11, row: 3)
    #expect(
      events == [
        .mouse(Mouse(.press(button: 1), at: place)), .mouse(Mouse(.release(button: 1), at: place)),
        .mouse(Mouse(.wheelDown, at: Point(column: 0, row: 0))),
      ])
  }

  @Test func aTerminalThatIsClosedEndsTheProgram() async throws {
    let events = try await events(1) { pty, _ in pty.hangUp() }
    #expect(events == [.ended(status: 129)])
  }

  @Test func aSignalToEndIsToldAsAStatus() async throws {
    let events = try await events(2) { pty, _ in
      pty.type("x")
    } then: { _ in
      kill(getpid(), SIGTERM)
    }
    #expect(events.last == .ended(status: 143))
  }

  @Test func aChangedSizeIsTold() async throws {
    let events = try await events(2) { pty, _ in
      pty.type("x")
    } then: { pty in
      var size = winsize(ws_row: 30, ws_col: 90, ws_xpixel: 0, ws_ypixel: 0)
      _ = ioctl(pty.tty.output, UInt(TIOCSWINSZ), &size)
      kill(getpid(), SIGWINCH)
    }
    #expect(events.last == .resize(Size(columns: 90, rows: 30)))
  }
}
