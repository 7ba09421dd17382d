import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage

/// A terminal of tmux, on a server of its own, with a program in it.
final class TmuxScreen: Sendable {
  private let folder: FilePath
  private let socket: FilePath
  private let variables: [Environment.Key: String]

  /// Opens a terminal, lets it be used, and takes it away with all that runs in it, also when the
  /// test has failed.
  ///
  /// - Parameter command: Shell text; the test's own words only.
  static func open<Result>(
    _ command: String, columns: Int = 80, rows: Int = 24, with program: ProgramUnderTest,
    environment: [String: String] = [:], _ use: (TmuxScreen) async throws -> Result
  ) async throws -> Result {
    let screen = TmuxScreen(
      in: program.home, environment: program.environment.merging(environment) { $1 })
    do {
      try await screen.start(command, columns, rows)
      let result = try await use(screen)
      await screen.close()
      return result
    } catch {
      await screen.close()
      throw error
    }
  }

  private init(in home: Home, environment: [String: String]) {
    folder = home.path
    socket = home.path.appending("tmux-\(String(UInt16.random(in: 0...(.max)), radix: 36))")
    variables = environment.asSubprocess
  }

  private func start(_ command: String, _ columns: Int, _ rows: Int) async throws {
    try await tmux([
      "-f", "/dev/null", "new-session", "-d", "-c", folder.string, "-x", "\(columns)", "-y",
      "\(rows)", "sh", "-c", command,
    ])
    try await tmux(["set-option", "-g", "escape-time", "0"])
  }

  /// Types keys, one after the other, by tmux's names for them (`Enter`, `C-c`, `Escape`, `j`).
  func type(_ keys: String...) async throws {
    for key in keys { try await tmux(["send-keys", key]) }
  }

  /// Types a text.
  func type(text: String) async throws {
    try await tmux(["send-keys", "-l", text])
  }

  /// Types bytes, such as those by which a terminal reports its focus.
  func send(_ bytes: [UInt8]) async throws {
    try await tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Writes down from now on every byte that the program sends to the terminal.
  func record(to file: FilePath) async throws {
    try await tmux(["pipe-pane", "-o", "cat >>'\(file)'"])
  }

  /// What the screen shows, a line a row; empty when the terminal is gone.
  func text() async throws -> String {
    try await tmux(["capture-pane", "-p"])
  }

  /// What the screen shows, with its colours as escape sequences.
  func colours() async throws -> String {
    try await tmux(["capture-pane", "-p", "-e"])
  }

  /// What tmux knows of the terminal, such as `#{alternate_on}`.
  func property(_ format: String) async throws -> String {
    try await tmux(["display-message", "-p", format]).filter { !$0.isNewline }
  }

  func resize(columns: Int, rows: Int) async throws {
    try await tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Waits until the screen is as it should be, and gives it; gives the last screen when it never
  /// is.
  @discardableResult
  func wait(until isSo: (String) -> Bool) async throws -> String {
    var last = ""
    do {
      return try await eventually {
        last = try await text()
        return isSo(last) ? last : nil
      }
    } catch is NothingCame {
      throw NotShown(screen: last)
    }
  }

  @discardableResult
  func wait(for words: String) async throws -> String {
    try await wait { $0.contains(words) }
  }

  /// The screen that was there instead of the one waited for.
  struct NotShown: Error, CustomStringConvertible {
    var screen: String
    var description: String { "never shown; the screen was\n\(screen)" }
  }

  /// The process at the terminal.
  func processIdentifier() async throws -> pid_t? {
    pid_t(try await property("#{pane_pid}"))
  }

  /// Ends the server as when a connection breaks: everything in the terminal gets HUP.
  func close() async {
    // A server that is gone already is as good as one that was ended.
    guard let server = try? await property("#{pid}"), let process = pid_t(server) else { return }
    _ = try? await tmux(["kill-server"])
    _ = try? await eventually(within: .seconds(10)) { kill(process, 0) == 0 ? nil : true }
  }

  @discardableResult
  private func tmux(_ words: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .path("/usr/bin/tmux"), arguments: Arguments(["-S", socket.string] + words),
      environment: .custom(variables), output: .string(limit: 1 << 20), error: .discarded)
    return result.standardOutput
  }
}
