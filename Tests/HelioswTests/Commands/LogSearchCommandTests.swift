import FoundationEssentials
import SystemPackage
import Testing

/// `heliosw log search`, beside grep.
@Suite struct LogSearchCommandTests {
  private static let text =
    "Error: one\nan error\n\nnothing\na.b\naxb\n\u{1B}[31mred\n"
    + String(repeating: "x", count: 70_000) + "error\nlast error"

  @Test(arguments: [
    ("-F -i", "", "error"), ("-F", "", "Error"), ("-F", "", ""), ("-F", "", "a.b"),
    ("-P", "-e", "a.b"), ("-P", "-e", "^$"), ("-P", "-e", "x*"), ("-P -i", "-e", "^error|last"),
  ])
  func itFindsTheLinesThatGrepFinds(grep: String, option: String, pattern: String) async throws {
    let program = try ProgramUnderTest()
    _ = try program.home.write(Self.text, to: "log")
    let answer = try await program.shell(
      """
      grep -an \(grep) -e '\(pattern)' log | cut -d: -f1 >expected
      heliosw log search \(option) '\(pattern)' log | cut -d: -f1 | cmp - expected && echo same
      [ $(heliosw log search \(option) -c '\(pattern)' log) = $(wc -l <expected) ] && echo counted
      """)
    #expect(answer.lines == ["same", "counted"])
  }

  @Test func longLinesArePrintedWholeAndEscapesMadeVisible() async throws {
    let program = try ProgramUnderTest()
    let log = try program.home.write(Self.text, to: "log")
    let long = try await program.run(["log", "search", "xerror", log.string])
    #expect(long.output == "8:" + String(repeating: "x", count: 70_000) + "error\n")
    let red = try await program.run(["log", "search", "red", log.string])
    #expect(red.status == 0)
    #expect(!red.output.contains("\u{1B}"))
  }

  @Test func nothingFoundIsAStatusOfItsOwn() async throws {
    let program = try ProgramUnderTest()
    let log = try program.home.write(Self.text, to: "log")
    let answer = try await program.run(["log", "search", "nowhere", log.string])
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.errors == "")
  }

  @Test(arguments: [["-e", "("], ["a\nb"]])
  func whatIsNoPatternIsRefusedWithTheReason(words: [String]) async throws {
    let program = try ProgramUnderTest()
    let log = try program.home.write(Self.text, to: "log")
    let answer = try await program.run(["log", "search"] + words + [log.string])
    #expect(answer.status == 64)
    #expect(answer.errors.hasPrefix("heliosw: Cannot search: "))
  }

  @Test func linesThatWouldTakeForEverAreTold() async throws {
    let program = try ProgramUnderTest()
    let log = try program.home.write(String(repeating: "a", count: 40) + "b\naaa\n", to: "log")
    let words = ["log", "search", "-e", "(a+)+$", log.string]
    let answer = try await program.run(words)
    #expect(answer.output == "2:aaa\n")
    #expect(answer.errors.contains("1 line may match too"))
    struct Report: Decodable { var givenUp: Int }
    #expect(try await program.json(Report.self, words + ["--json"]).givenUp == 1)
  }

  @Test func aFilterLeavesWhatGrepsLeave() async throws {
    let program = try ProgramUnderTest()
    _ = try program.home.write(Self.text, to: "log")
    let answer = try await program.shell(
      """
      grep -aniF -e error -e a.b log | grep -v last | cut -d: -f1 >expected
      heliosw log filter -s error --show a.b --hide last log | cut -d: -f1 | cmp - expected
      heliosw log filter -e -c -v '^.' log; heliosw log filter --show nowhere log; echo $?
      heliosw log filter --json -c --show error --hide last --hide red log | tr -d ' \n'
      """)
    #expect(answer.lines == ["1", "1", #"{"format":1,"hits":[4,1,1],"rows":3}"#])
  }

  @Test func whatCouldBeUnpackedOfADamagedLogIsSearched() async throws {
    let program = try ProgramUnderTest()
    let answer = try await program.shell(
      """
      seq 9000 >log; gzip log; head -c 9000 log.gz >cut.gz
      heliosw log search -c 1 cut.gz; echo $?; zcat cut.gz 2>/dev/null | grep -c 1
      """)
    #expect(answer.lines.count == 3)
    #expect(answer.lines[1] == "1")
    #expect(answer.lines[0] == answer.lines[2])
  }

  @Test func aPackedLogIsUnpackedInTheUsersCache() async throws {
    let program = try ProgramUnderTest()
    let answer = try await program.shell(
      """
      seq 9000 >log; grep -c 42 log; gzip log; mkdir -m 755 there
      XDG_CACHE_HOME=$PWD/there heliosw log search -c 42 log.gz
      stat -c %a there/heliosw; ls -A there/heliosw | wc -l
      XDG_CACHE_HOME=$PWD/log.gz heliosw log search -c 42 log.gz 2>&1; echo $?
      """)
    #expect(answer.lines.count == 6)
    #expect(answer.lines[0] == answer.lines[1])
    #expect(answer.lines[2...3] == ["700", "0"])
    #expect(answer.lines[4].hasSuffix("log.gz: Not a directory."))
    #expect(answer.lines[5] == "1")
  }
}
