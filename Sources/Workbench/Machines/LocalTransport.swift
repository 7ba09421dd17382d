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
      .path("/bin/sh"), arguments: ["-s"], environment: .custom(variables),
      platformOptions: options,
      input: .inputWriter, output: .bytes(limit: Self.limit), error: .bytes(limit: 64 << 10)
    ) { execution in
      try await execution.standardInputWriter.send(Self.wrapped(script))
    }
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): Int32(code)
      case .signaled(let signal): 128 + Int32(signal)
      }
    return ScriptAnswer(
      status: status, output: result.standardOutput, errors: result.standardError)
  }

  private var variables: [Environment.Key: String] {
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { variables[key] = value }
    }
    return variables
  }
}
