import Testing

@testable import Workbench

@Suite struct ShellWordTests {
  static let words = [
    "", "plain", "two words", "it's", "$HOME", "`id`", "a\nb", "\\", "\"", "-n", "*", "~", "#x",
    "é", "a\tb", "!x", "'", "''", "$(id)", "x;y", "&", "|", "trailing\n", "\u{1b}[31m", "=", "a=b",
  ]

  @Test(arguments: Shell.allCases)
  func everyWordComesBackByteForByte(from shell: Shell) async throws {
    let script = Self.words.map { "printf '%s\\0' \(ShellWord.quoted($0))" }
      .joined(separator: "\n")
    let answer = try await shell.run(script)
    #expect(
      answer.output.split(separator: "\0", omittingEmptySubsequences: false).dropLast()
        .map(String.init) == Self.words)
  }

  @Test func aSafeWordStaysReadable() {
    #expect(ShellWord.quoted("/usr/src-1/a.c") == "/usr/src-1/a.c")
  }

  @Test func aNulIsDropped() {
    #expect(ShellWord.quoted("a\0b c") == "'ab c'")
  }
}
