import Testing

@testable import Workbench

/// Against a ps that cuts command lines after 80 characters, as illumos' does, and a pargs that does not.
@Suite struct ProcessWordsTests {
  private static let line =
    "/usr/bin/python3.11 /usr/lib/pkg.depotd -d /home/robin/helios/tmp/onu/repo.redist -p 7891"

  private func isUnused(_ text: String, shell: Shell, pargs: Bool = true) async throws -> Bool {
    let scratch = try Scratch()
    try scratch.write(
      """
      #!/bin/sh
      case $* in *-e*) printf '%7s %.80s\\n' 4242 '\(Self.line)' ;; *) printf '%.80s\\n' '\(Self.line)' ;; esac
      """, to: "ps")
    if pargs { try scratch.write("#!/bin/sh\necho '\(Self.line)'\n", to: "pargs") }
    let script = """
      chmod +x \(scratch.path.quoted)/*; PATH=\(scratch.path.quoted):$PATH
      \(ProcessWords.functions)
      unused pkg.depotd \(ShellWord.quoted(text))
      """
    return try await shell.run(script).status == 0
  }

  @Test(arguments: Shell.allCases)
  func whatPsCutsOffIsSeenAllTheSame(shell: Shell) async throws {
    #expect(Self.line.count > 80)
    #expect(try await !isUnused("/home/robin/helios/tmp/onu/", shell: shell))
    #expect(try await !isUnused("-p 7891 ", shell: shell))
    #expect(try await isUnused("-p 7891 ", shell: shell, pargs: false))
  }

  /// The number of one that has just ended must not stand before the words of the next: that is the one to be killed then.
  @Test(arguments: Shell.allCases)
  func whatHasEndedMeanwhileIsPassedOver(shell: Shell) async throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      #!/bin/sh
      case $* in
      *-e*) printf '4241 %s\n4242 %s\n' '\(Self.line)' '\(Self.line)' ;;
      *4242) echo '\(Self.line)' ;;
      *) exit 1 ;;
      esac
      """, to: "ps")
    let answer = try await shell.run(
      """
      chmod +x \(scratch.path.quoted)/ps; PATH=\(scratch.path.quoted):$PATH
      \(ProcessWords.functions)
      words_of pkg.depotd
      """)
    #expect(answer.output == "4242 \(Self.line)\n")
  }

  @Test(arguments: Shell.allCases)
  func anotherFolderOrPortIsNotMeant(shell: Shell) async throws {
    #expect(try await isUnused("/home/robin/helios/tmp/onu.x/", shell: shell))
    #expect(try await isUnused("-p 789 ", shell: shell))
  }
}
