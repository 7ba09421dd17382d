import Testing

@testable import HeliosTUI

@Suite struct EscapesTests {
  private func sequence(
    _ announcement: Announcement, type: String = "xterm-256color",
    _ environment: [String: String] = [:]
  ) -> String {
    var escapes = Escapes(type: type, environment: environment)
    return escapes.sequence(for: announcement)
  }

  @Test func aTitleCannotEndItsSequence() {
    #expect(
      sequence(.title("a\u{1b}\\b\u{7}c\u{9c}"))
        == "\u{1b}[22;2t\u{1b}]2;a^[\\b^Gc<9c>\u{1b}\\")
  }

  @Test func theTitleFoundIsBroughtBackAndProgressTakenAway() {
    var escapes = Escapes(type: "xterm", environment: [:])
    #expect(escapes.undo() == "")
    _ = escapes.sequence(for: .title("a"))
    #expect(escapes.sequence(for: .title("b")) == "\u{1b}]2;b\u{1b}\\")
    _ = escapes.sequence(for: .progress(.percent(3)))
    #expect(escapes.undo() == "\u{1b}]9;4;0\u{1b}\\\u{1b}[23;2t")
    #expect(escapes.undo() == "")
  }

  @Test(arguments: [
    (Announcement.Progress.none, "0"), (.percent(41), "1;41"), (.percent(-5), "1;0"),
    (.failed(percent: 300), "2;100"), (.unknown, "3"),
  ])
  func progressIsOneNumberOrTwo(progress: Announcement.Progress, parameters: String) {
    #expect(sequence(.progress(progress)) == "\u{1b}]9;4;\(parameters)\u{1b}\\")
  }

  @Test func notificationsAreWhatTheTerminalKnows() {
    let notice = Announcement.notify(title: "a;b", body: "c")
    #expect(sequence(notice) == "\u{1b}]777;notify;a,b;c\u{1b}\\")
    #expect(
      sequence(notice, ["TERM_PROGRAM": "iTerm.app"]) == "\u{1b}]9;a;b: c\u{1b}\\")
    #expect(
      sequence(notice, type: "xterm-kitty")
        == "\u{1b}]99;i=1:d=0;a;b\u{1b}\\\u{1b}]99;i=1:p=body;c\u{1b}\\")
  }

  @Test(arguments: ["vt100", "linux", "sun-color", "ansi", "cons25", "vt220"])
  func oldTerminalsGetTheBellOnly(type: String) {
    #expect(sequence(.bell, type: type) == "\u{7}")
    #expect(sequence(.title("t"), type: type) == "")
    #expect(sequence(.copy("t"), type: type) == "")
    #expect(Escapes(type: type, environment: [:]).reportsOn == "")
  }

  @Test func whatIsTooLongForTheClipboardIsNotCut() {
    let longest = String(repeating: "a", count: Announcement.copyLimit)
    #expect(sequence(.copy(longest)).utf8.count > 74_900)
    #expect(sequence(.copy(longest + "a")) == "")
  }

  /// - Source: RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("ÿþ?", "w7/Dvj8="),
  ])
  func base64IsThatOfTheStandard(text: String, encoded: String) {
    #expect(Base64.encoded(text.utf8) == encoded)
  }
}
