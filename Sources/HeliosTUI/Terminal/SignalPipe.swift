import CPlatform
import Dispatch
import Glibc

/// Tells of signals on the main actor: the handler writes their numbers into a pipe, and that is read there.
///
/// Dispatch's own sources of signals lose about one in a hundred on Linux: whichever thread a signal comes to hands it on to the one
/// that had been the manager when the source was made.
///
/// - Source: swift-corelibs-libdispatch, src/event/event_epoll.c, `_dispatch_muxnote_signal_block_and_raise`.
@MainActor public enum SignalPipe {
  private static var receivers: [Int32: @MainActor (Int32) -> Void] = [:]
  private static var source: (any DispatchSourceRead)?

  // Invariant: written once, before any handler is installed.
  nonisolated(unsafe) private static let writer = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

  /// Has signals told to a receiver from now on, in the place of the one before it and of what the system would do.
  ///
  /// Signals of one kind that come faster than they are looked at may be told once.
  public static func watch(
    _ signals: [Int32], _ receiver: @escaping @MainActor (Int32) -> Void
  ) {
    if source == nil { open() }
    for signal in signals {
      receivers[signal] = receiver
      var old = sigaction()
      _ = heliosw_set_handler(signal, handle, SA_RESTART, &old)
    }
  }

  /// Only write(2) is called in it, and what it interrupts keeps its errno.
  nonisolated private static let handle: @convention(c) (Int32) -> Void = { signal in
    let error = errno
    var number = UInt8(truncatingIfNeeded: signal)
    // A pipe that is full has told of enough.
    _ = write(writer.pointee, &number, 1)
    errno = error
  }

  private static func open() {
    var ends: [Int32] = [-1, -1]
    precondition(heliosw_pipe(&ends) == 0, "no pipe for signals: error \(errno)")
    for end in ends { _ = heliosw_set_impatient(end) }
    writer.initialize(to: ends[1])
    let reader = ends[0]
    let source = DispatchSource.makeReadSource(fileDescriptor: reader, queue: .main)
    source.setEventHandler { MainActor.assumeIsolated { tell(from: reader) } }
    source.activate()
    Self.source = source
  }

  private static func tell(from reader: Int32) {
    var numbers = [UInt8](repeating: 0, count: 256)
    let count = read(reader, &numbers, numbers.count)
    guard count > 0 else { return }
    for number in numbers[..<count] { receivers[Int32(number)]?(Int32(number)) }
  }
}
