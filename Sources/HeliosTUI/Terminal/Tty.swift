import CPlatform

/// The device behind a terminal.
@MainActor struct Tty {
  let input: Int32
  let output: Int32
  let inputStream: UnsafeMutablePointer<FILE>
  let outputStream: UnsafeMutablePointer<FILE>
  /// The settings it had when it was found.
  let settings: termios

  /// Takes open descriptors.
  init(input: Int32, output: Int32) throws(TerminalFailure) {
    var settings = termios()
    guard tcgetattr(input, &settings) == 0, isatty(output) == 1,
      let inputStream = fdopen(input, "r"), let outputStream = fdopen(output, "w")
    else { throw .noTerminal }
    (self.input, self.output, self.settings) = (input, output, settings)
    (self.inputStream, self.outputStream) = (inputStream, outputStream)
  }

  /// The standard streams if both are a terminal, else the terminal that controls the process.
  static func ofProcess() throws(TerminalFailure) -> Tty {
    if isatty(0) == 1, isatty(1) == 1 { return try Tty(input: 0, output: 1) }
    let descriptor = heliosw_open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .noTerminal }
    return try Tty(input: descriptor, output: descriptor)
  }

  /// Columns and rows, or nothing if the driver does not know.
  var size: Size? {
    var window = winsize()
    guard heliosw_window_size(output, &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return nil }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  /// Whether the far end was closed.
  var isGone: Bool {
    var state = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    guard poll(&state, 1, 0) > 0 else { return false }
    if state.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    return heliosw_bytes_waiting(input) == 0
  }

  func write(_ text: String) {
    if !text.isEmpty { writeAll(Array(text.utf8), to: output) }
  }
}
