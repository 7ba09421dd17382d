import Subprocess
import SystemPackage

/// Runs scripts on this machine, in a session of their own.
public struct LocalTransport: Transport {
  /// The largest answer taken, in bytes.
  static let limit = 32 << 20

  /// The whole environment of the scripts.
  public var environment: [String: String]

  /// Makes a transport that gives its scripts this environment and nothing else.
  public init(environment: [String: String]) {
    self.environment = environment
  }

  /// Runs a script and hands over what it prints as it comes; ``ScriptRunner``.
  public func run(
    _ script: String, onOutput: @Sendable ([UInt8]) -> Void
  ) async throws -> Int32 {
    try await LocalScriptRunner(environment: environment).run(script, onOutput: onOutput)
  }

  /// Runs a script with `/bin/sh -s` and waits for its end; ``Transport/run(_:deadline:)``.
  public func run(
    _ script: String, deadline: Duration
  ) async throws(TransportFailure) -> ScriptAnswer {
    do {
      return try await withThrowingTaskGroup(of: ScriptAnswer.self) { group in
        group.addTask { try await ask(script) }
        group.addTask {
          try await Task.sleep(for: deadline)
          throw TransportFailure.deadline(deadline)
        }
        defer { group.cancelAll() }
        guard let answer = try await group.next() else { throw CancellationError() }
        return answer
      }
    } catch let failure as TransportFailure {
      throw failure
    } catch {
      throw .notStarted("\(error)")
    }
  }

  private func ask(_ script: String) async throws -> ScriptAnswer {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(200))]
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-s"], environment: .custom(self.environment.forSubprocess),
      platformOptions: options,
      input: .inputWriter, output: .bytes(limit: Self.limit), error: .bytes(limit: 64 << 10)
    ) { execution in
      try await execution.standardInputWriter.send(Self.wrapped(script))
    }
    return ScriptAnswer(
      status: result.terminationStatus.shellStatus, output: result.standardOutput,
      errors: result.standardError)
  }
}
