import Testing

@Suite struct CompletionsCommandTests {
  private static let commands = [
    "demo", "status", "consolidations", "jobs", "log", "plan", "build-illumos", "genenv", "fetch",
    "screenshot", "completions",
  ]

  @Test(arguments: ["bash", "zsh", "fish"])
  func aShellsCompletionsNameEveryCommand(shell: String) async throws {
    let answer = try await ProgramUnderTest().run(["completions", shell])
    #expect(answer.status == 0)
    for command in Self.commands {
      #expect(answer.output.contains(command), "\(command)")
    }
  }

  @Test func bashUnderstandsItsCompletions() async throws {
    let program = try ProgramUnderTest()
    let answer = try await program.shell(
      """
      heliosw completions bash >c && bash -n c && bash -c '. ./c; complete -p heliosw'
      """)
    #expect(answer.status == 0)
    #expect(answer.errors == "")
    #expect(answer.output.hasSuffix("heliosw\n"))
  }

  @Test func bashCompletesACommandByItsBeginning() async throws {
    let program = try ProgramUnderTest()
    let answer = try await program.shell(
      #"""
      heliosw completions bash >c
      bash -c '. ./c
        COMP_WORDS=(heliosw cons) COMP_CWORD=1 COMP_LINE="heliosw cons" COMP_POINT=12
        _heliosw heliosw cons heliosw 2>/dev/null
        printf "%s\n" "${COMPREPLY[@]}"'
      """#)
    #expect(answer.lines.map(\.trimmed) == ["consolidations"])
  }

  @Test func aShellWithoutCompletionsIsAUsageError() async throws {
    let answer = try await ProgramUnderTest().run(["completions", "tcsh"])
    #expect(answer.status == 64)
    #expect(answer.errors.contains("tcsh is no shell with completions"))
  }
}
