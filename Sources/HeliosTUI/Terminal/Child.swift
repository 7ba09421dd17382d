import CPlatform
import Dispatch
import Glibc

/// A child in the foreground of a terminal.
struct Child: Sendable {
  let errand: Errand
  /// The terminal, which becomes its input, output and error output.
  let input: Int32
  let output: Int32
  let resumption: Resumption

  /// Starts the child, waits until it has ended, and takes the terminal's foreground back.
  ///
  /// A child that is stopped by the user stops this process too, so that the shell's `fg` resumes
  /// both.
  func run() async -> ErrandResult {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: runAndWait()) }
    }
  }

  private func runAndWait() -> ErrandResult {
    if let notice = errand.notice { say(notice) }
    var process: pid_t = 0
    let error = spawn(&process)
    guard error == 0 else { return paused(after: .notStarted(error: error)) }
    Foreground.give(input, to: process)
    let result = wait(for: process)
    Foreground.give(input, to: getpgrp())
    return paused(after: result)
  }

  private func wait(for process: pid_t) -> ErrandResult {
    var status: Int32 = 0
    while true {
      guard waitpid(process, &status, WUNTRACED) == process else {
        if errno == EINTR { continue }
        return .notStarted(error: errno)
      }
      let stop = heliosw_stop_signal(status)
      guard stop != 0 else { break }
      // It asked for the terminal before it was given: nothing but going on is needed.
      if stop != SIGTTIN, stop != SIGTTOU { Foreground.stopWithChild(input, resumption) }
      Foreground.give(input, to: process)
    }
    let signal = heliosw_end_signal(status)
    return signal == 0 ? .exited(status: heliosw_exit_status(status)) : .signalled(signal)
  }
}

// MARK: - Starting

extension Child {
  /// - Returns: 0 or errno.
  private func spawn(_ process: inout pid_t) -> Int32 {
    guard let command = errand.argv.first, !command.isEmpty else { return EINVAL }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    if let directory = errand.directory {
      posix_spawn_file_actions_addchdir_np(&actions, directory)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Child.resetSignals(&attributes)
    var arguments = CStrings(errand.argv)
    var environment = CStrings(Child.environment(adding: errand.environment))
    defer {
      arguments.free()
      environment.free()
    }
    return posix_spawnp(
      &process, command, &actions, &attributes, arguments.pointers, environment.pointers)
  }

  /// A group of its own, and no signal blocked or ignored: threads of Swift and Dispatch block most
  /// of them.
  static func resetSignals(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  private static func environment(adding changes: [String: String]) -> [String] {
    var lines: [String] = []
    var next = heliosw_environ()
    while let line = next?.pointee {
      let text = String(cString: line)
      if changes[String(text.prefix { $0 != "=" })] == nil { lines.append(text) }
      next = next?.advanced(by: 1)
    }
    return lines + changes.map { "\($0.key)=\($0.value)" }.sorted()
  }
}

// MARK: - Words

extension Child {
  private func say(_ text: String) {
    writeAll(Array((neutralised(text) + "\n").utf8), to: output)
  }

  private func paused(after result: ErrandResult) -> ErrandResult {
    let waits = errand.pause == .always || errand.pause == .onFailure && !result.isSuccess
    guard waits else { return result }
    writeAll(Array("\n[\(result)] Press Enter to go on.".utf8), to: output)
    var byte: UInt8 = 0
    while read(input, &byte, 1) == 1, byte != 0x0A, byte != 0x0D {}
    return result
  }
}

extension ErrandResult: CustomStringConvertible {
  /// The end in a few words.
  public var description: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .signalled(let signal): "ended by signal \(signal)"
    case .notStarted(let error): "not started: \(String(cString: strerror(error)))"
    }
  }
}
