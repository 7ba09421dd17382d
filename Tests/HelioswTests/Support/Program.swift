import FoundationEssentials
import Subprocess
import SystemPackage

/// The debug build of heliosw, in folders of a test's own.
struct ProgramUnderTest: Sendable {
  /// A folder that holds HOME, the XDG folders and whatever the test puts there.
  let home: Home

  init() throws {
    home = try Home()
  }

  /// The program, beside the test bundle.
  static var executable: FilePath {
    FilePath(CommandLine.arguments[0]).removingLastComponent().appending("heliosw").isThere
      ?? Self.checkout.appending(".build/debug/heliosw")
  }

  static var checkout: FilePath {
    var folder = FilePath(#filePath)
    for _ in 0..<4 { folder.removeLastComponent() }
    return folder
  }

  /// The variables it is started with.
  var environment: [String: String] {
    [
      "HOME": home.path.string, "XDG_STATE_HOME": home.path.appending("state").string,
      "XDG_CACHE_HOME": Self.cache.string, "XDG_CONFIG_HOME": home.path.appending("config").string,
      "XDG_RUNTIME_DIR": home.path.appending("run").string, "LC_ALL": "C.UTF-8",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/bin:/bin",
    ]
  }

  /// All tests of one run share a demo cache only if they say so; the others get their own.
  private static var cache: FilePath { "/nonexistent" }

  struct Answer: Sendable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs it to its end.
  func run(
    _ arguments: [String], environment extra: [String: String] = [:], in folder: FilePath? = nil,
    input: String = ""
  ) async throws -> Answer {
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment.merging(extra, uniquingKeysWith: { $1 }) {
      if let key = Environment.Key(rawValue: name) { variables[key] = value }
    }
    let result = try await Subprocess.run(
      .path(Self.executable), arguments: Arguments(arguments), environment: .custom(variables),
      workingDirectory: folder ?? home.path, input: .string(input),
      output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): Int32(code)
      case .signaled(let signal): 128 + Int32(signal)
      }
    return Answer(status: status, output: result.standardOutput, errors: result.standardError)
  }
}

extension FilePath {
  /// The path, if something is there.
  var isThere: FilePath? { FileManager.default.fileExists(atPath: string) ? self : nil }
}

/// A folder that is removed when the test is over.
final class Home: Sendable {
  let path: FilePath

  init() throws {
    path = FilePath(FileManager.default.temporaryDirectory.path())
      .appending("heliosw-home-\(String(UInt32.random(in: 0...(.max)), radix: 36))")
    for name in ["state", "config", "run"] {
      try FileManager.default.createDirectory(
        atPath: path.appending(name).string, withIntermediateDirectories: true)
    }
  }

  deinit {
    // What a test leaves in the temporary folder harms nobody.
    try? FileManager.default.removeItem(atPath: path.string)
  }
}
