import FoundationEssentials
import Subprocess
import SystemPackage

/// The debug build of heliosw, in folders of a test's own.
struct ProgramUnderTest: Sendable {
  let home: Home
  /// Where `heliosw demo` keeps its world.
  let cache: FilePath

  /// - Parameter world: Whose demo world `--demo` works in; without one, none is made.
  init(in world: DemoWorldUnderTest? = nil) throws {
    home = try Home()
    cache = world?.cache ?? home.path.appending("no-cache")
  }

  /// The program, beside the test bundle.
  static let executable: FilePath = {
    let beside = FilePath(CommandLine.arguments[0]).removingLastComponent().appending("heliosw")
    return beside.exists ? beside : checkout.appending(".build/debug/heliosw")
  }()

  static let checkout = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().removingLastComponent()

  /// The variables it is started with.
  var environment: [String: String] {
    [
      "HOME": home.path.appending("home").string, "LOGNAME": "robin", "TZ": "UTC",
      "XDG_STATE_HOME": home.path.appending("state").string,
      "XDG_CACHE_HOME": cache.string,
      "XDG_CONFIG_HOME": home.path.appending("config").string,
      "XDG_RUNTIME_DIR": home.path.appending("run").string,
      "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    ]
  }

  struct Answer: Sendable {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Runs it to its end.
  func run(
    _ arguments: [String], environment extra: [String: String] = [:], in folder: FilePath? = nil
  ) async throws -> Answer {
    try await Self.run(
      Self.executable, arguments, environment: environment.merging(extra) { $1 },
      in: folder ?? home.path)
  }

  /// Runs it and reads the JSON it prints.
  func json<Value: Decodable>(
    _ type: Value.Type, _ arguments: [String], in folder: FilePath? = nil
  ) async throws -> Value {
    let answer = try await run(arguments, in: folder)
    return try JSONDecoder().decode(type, from: Data(answer.output.utf8))
  }

  /// Runs a shell script beside it, with the same variables; `heliosw` is the program.
  func shell(
    _ script: String, environment extra: [String: String] = [:], in folder: FilePath? = nil
  ) async throws -> Answer {
    try await Self.run(
      "/bin/sh", ["-c", "heliosw() { \(Self.executable) \"$@\"; }\n\(script)"],
      environment: environment.merging(extra) { $1 }, in: folder ?? home.path)
  }

  private static func run(
    _ program: FilePath, _ arguments: [String], environment: [String: String], in folder: FilePath
  ) async throws -> Answer {
    let result = try await Subprocess.run(
      .path(program), arguments: Arguments(arguments),
      environment: .custom(environment.asSubprocess), workingDirectory: folder, input: .none,
      output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): Int32(code)
      case .signaled(let signal): 128 + Int32(signal)
      }
    return Answer(status: status, output: result.standardOutput, errors: result.standardError)
  }
}

extension [String: String] {
  /// The variables as Subprocess wants them.
  var asSubprocess: [Environment.Key: String] {
    reduce(into: [:]) { variables, variable in
      if let key = Environment.Key(rawValue: variable.key) { variables[key] = variable.value }
    }
  }
}
