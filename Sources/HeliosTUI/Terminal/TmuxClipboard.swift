import CPlatform
import Dispatch
import Glibc

/// The clipboard of a terminal that tmux runs in.
///
/// As it is set by default, tmux does not take OSC 52 from a program, but sends it out by itself for what
/// is loaded into its buffer.
enum TmuxClipboard {
  /// Whether a process with this environment runs in tmux.
  static func isUsed(in environment: [String: String]) -> Bool {
    !(environment["TMUX"] ?? "").isEmpty
  }

  /// Hands text to `tmux load-buffer -w`, off the main actor; without tmux nothing happens.
  static func copy(_ text: String) {
    DispatchQueue.global().async { load(Array(text.utf8)) }
  }

  private static func load(_ bytes: [UInt8]) {
    var ends: [Int32] = [-1, -1]
    guard heliosw_pipe(&ends) == 0 else { return }
    var process: pid_t = 0
    let error = spawn(reading: ends[0], &process)
    // The text is shorter than a pipe is deep, so this does not wait for tmux; and our own end being open
    // still, it is no SIGPIPE should tmux be gone.
    if error == 0 { writeAll(bytes, to: ends[1]) }
    close(ends[0])
    close(ends[1])
    var status: Int32 = 0
    while error == 0, waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private static func spawn(reading input: Int32, _ process: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Child.resetSignals(&attributes)
    var arguments = CStrings(["tmux", "load-buffer", "-w", "-"])
    defer { arguments.free() }
    return posix_spawnp(
      &process, "tmux", &actions, &attributes, arguments.pointers, heliosw_environ())
  }
}
