import Subprocess
import SystemPackage

/// The shells that every script must run under; those that are installed.
enum Shell: String, CaseIterable, Sendable {
  case dash = "/usr/bin/dash"
  case bash = "/usr/bin/bash"
  case ksh93 = "/usr/bin/ksh93"

  struct Answer: Sendable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs a script from standard input.
  func run(
    _ script: String, _ arguments: [String] = ["-s"], environment: [String: String] = [:]
  ) async throws -> Answer {
    var variables: [Environment.Key: String?] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { variables[key] = value }
    }
    let result = try await Subprocess.run(
      .path(FilePath(rawValue)), arguments: Arguments(arguments),
      environment: .inherit.updating(variables),
      input: .string(script), output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): Int32(code)
      case .signaled(let signal): 128 + Int32(signal)
      }
    return Answer(
      status: status, output: result.standardOutput, errors: result.standardError)
  }
}
