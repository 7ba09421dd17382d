import Subprocess
import SystemPackage

/// Runs scripts on this machine.
public struct LocalScriptRunner: ScriptRunner {
  /// The whole environment of the scripts.
  public var environment: [String: String]
  /// The shell; every POSIX shell must do.
  var shell: FilePath = "/bin/sh"

  /// Makes a runner that gives its scripts this environment and nothing else.
  public init(environment: [String: String]) {
    self.environment = environment
  }

  /// Runs a script with `/bin/sh -s`, in a process group of its own that a cancellation ends as a
  /// whole.
  public func run(
    _ script: String, onOutput: @Sendable ([UInt8]) -> Void
  ) async throws -> Int32 {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .milliseconds(500))
    ]
    let outcome = try await Subprocess.run(
      .path(shell), arguments: ["-s"], environment: .custom(self.environment.forSubprocess),
      platformOptions: options,
      input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      let input = execution.standardInputWriter
      async let sent: Void = input.send(script)
      for try await buffer in execution.standardOutput {
        onOutput(buffer.withUnsafeBytes { Array($0) })
      }
      try await sent
    }
    return outcome.terminationStatus.shellStatus
  }
}
