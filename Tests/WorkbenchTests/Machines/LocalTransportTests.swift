import Glibc
import Testing

@testable import Workbench

@Suite struct LocalTransportTests {
  /// As the program does at its start: a shell that is gone is told by an error, not by a signal.
  init() { signal(SIGPIPE, SIG_IGN) }

  private let environment = ["PATH": "/usr/bin:/bin"]
  /// More than a pipe holds.
  private let longScript = "sleep 5\n: \(String(repeating: "x", count: 300_000))\n"

  @Test func aScriptIsGivenWholeHoweverLongItIs() async throws {
    let transport = LocalTransport(environment: environment)
    let text = String(repeating: "0123456789", count: 30_000)
    let answer = try await transport.run("printf %s \(text) | wc -c", deadline: .seconds(120))
    #expect(answer.text.filter(\.isNumber) == "300000")
  }

  @Test func aQuestionThatIsGivenUpWhileItIsAskedHarmsNothing() async throws {
    let transport = LocalTransport(environment: environment)
    for wait in 0..<20 {
      await #expect(throws: TransportFailure.self) {
        try await transport.run(longScript, deadline: .milliseconds(wait))
      }
    }
  }

  @Test func aRunThatIsGivenUpWhileItIsAskedHarmsNothing() async throws {
    let transport = LocalTransport(environment: environment)
    for _ in 0..<20 {
      let run = Task { [longScript] in try await transport.run(longScript) { _ in } }
      await Task.yield()
      run.cancel()
      _ = await run.result
    }
  }

  @Test func aShellThatReadsNothingTellsByItsStatus() async throws {
    let scratch = try Scratch()
    try scratch.write("#!/bin/sh\nexit 7\n", to: "shell")
    _ = try await Shell.dash.run("chmod +x '\(scratch.path)/shell'")
    var runner = LocalScriptRunner(environment: environment)
    runner.shell = scratch.path.appending("shell")
    #expect(try await runner.run(longScript) { _ in } == 7)
  }
}
