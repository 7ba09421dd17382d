import CPlatform

/// Gives the terminal back when the process crashes, then lets whoever handled crashes before have its
/// say, and ends the process.
///
/// All that the handler needs lies in memory of its own before a crash can happen: inside it
/// nothing is allocated, locked or looked up, only write(2), tcsetattr(3), sigaction(2) and
/// raise(3) are called.
enum Rescue {
  private static let signals = [SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGTRAP, SIGFPE]

  private struct Plan {
    var descriptor: Int32
    var settings: termios
    var bytes: UnsafeMutablePointer<UInt8>
    var count: Int
    var isArmed: Bool
    var nothing: Int32
  }

  // Invariant of both: written on the main actor before the handlers are installed, then only read,
  // but for `isArmed`, a single byte. A crash beside a change of it writes the sequences once too
  // often or not at all.
  nonisolated(unsafe) private static let plan = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
  nonisolated(unsafe) private static let handlers =
    UnsafeMutablePointer<sigaction>.allocate(capacity: 65)

  /// Prepares for crashes.
  ///
  /// - Parameters:
  ///   - descriptor: The terminal.
  ///   - settings: The settings it is to get back.
  ///   - sequence: What makes it show its ordinary screen again.
  @MainActor static func install(descriptor: Int32, settings: termios, sequence: [UInt8]) {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, sequence.count))
    bytes.initialize(from: sequence, count: sequence.count)
    plan.initialize(
      to: Plan(
        descriptor: descriptor, settings: settings, bytes: bytes, count: sequence.count,
        isArmed: true, nothing: heliosw_open("/dev/null", O_RDONLY | O_CLOEXEC)))
    for signal in signals {
      heliosw_set_crash_handler(signal, handle, handlers + Int(signal))
    }
  }

  /// Says whether the terminal is the program's now.
  @MainActor static func arm(_ isArmed: Bool) { plan.pointee.isArmed = isArmed }

  /// Handles crashes no longer.
  @MainActor static func uninstall() {
    plan.pointee.isArmed = false
    for signal in signals { sigaction(signal, handlers + Int(signal), nil) }
  }

  private static let handle:
    @convention(c) (
      Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?
    ) -> Void = { signal, information, context in
      if plan.pointee.isArmed {
        plan.pointee.isArmed = false
        _ = write(plan.pointee.descriptor, plan.pointee.bytes, plan.pointee.count)
        tcsetattr(plan.pointee.descriptor, TCSANOW, &plan.pointee.settings)
      }
      // Swift's crash reporter asks questions at a terminal, and waits for the answers; this is read when the process starts and can't
      // be turned off any more. Without a terminal to read from it prints its report and ends.
      if plan.pointee.nothing >= 0 { dup2(plan.pointee.nothing, 0) }
      heliosw_call_handler(handlers + Int(signal), signal, information, context)
      // The signal is blocked until this returns; then it ends the process, wherever it came from.
      heliosw_reset_handler(signal)
      raise(signal)
    }
}
