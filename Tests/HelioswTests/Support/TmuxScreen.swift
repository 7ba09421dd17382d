import FoundationEssentials
import Subprocess
import SystemPackage

/// A terminal of tmux, on a server of its own, with a program in it.
final class TmuxScreen: Sendable {
  private let socket: String
  private let variables: [Environment.Key: String]

  /// Starts a program in a terminal.
  ///
  /// - Parameter command: Shell text; the test's own words only.
  init(
    _ command: String, columns: Int = 80, rows: Int = 24, environment: [String: String]
  ) async throws {
    socket = "heliosw-\(String(UInt64.random(in: 0...(.max)), radix: 36))"
    var variables: [Environment.Key: String] = [:]
    for (name, value) in environment {
      if let key = Environment.Key(rawValue: name) { variables[key] = value }
    }
    self.variables = variables
    try await tmux([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "sh", "-c",
      command,
    ])
  }

  /// Types keys, by tmux's names for them (`Enter`, `C-c`, `Escape`, `j`).
  func type(_ keys: String...) async throws {
    try await tmux(["send-keys"] + keys)
  }

  /// What the screen shows, a line a row.
  func text() async throws -> String {
    try await tmux(["capture-pane", "-p"])
  }

  func resize(columns: Int, rows: Int) async throws {
    try await tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Waits until the screen is as it should be, and gives it; gives the last screen when the time is over.
  func wait(
    _ seconds: Int = 20, until isSo: (String) -> Bool
  ) async throws -> String {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var screen = try await text()
    while !isSo(screen), ContinuousClock.now < deadline { screen = try await text() }
    return screen
  }

  func wait(_ seconds: Int = 20, for words: String) async throws -> String {
    try await wait(seconds) { $0.contains(words) }
  }

  /// The process at the terminal.
  func processIdentifier() async throws -> Int32? {
    Int32(try await tmux(["display-message", "-p", "#{pane_pid}"]).filter(\.isNumber))
  }

  /// Ends the server and everything in it.
  func close() async {
    // A server that is gone already is as good as one that was ended.
    _ = try? await tmux(["kill-server"])
  }

  @discardableResult
  private func tmux(_ words: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .path("/usr/bin/tmux"), arguments: Arguments(["-L", socket] + words),
      environment: .custom(variables), output: .string(limit: 1 << 20), error: .discarded)
    return result.standardOutput
  }
}
