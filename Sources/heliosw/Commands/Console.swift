import ArgumentParser
import Glibc
import HeliosTUI
import Workbench

/// Standard output and standard error of the commands without a screen.
enum Console {
  /// Prints lines on standard output; whoever reads may have gone away.
  static func print(_ text: String, terminator: String = "\n") {
    write(text + terminator, to: 1)
  }

  /// Prints a line on standard error.
  static func complain(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      neutralised(String($0))
    }
    write("heliosw: \(lines.joined(separator: "\n"))\n", to: 2)
  }

  /// Prints bytes on standard output, exactly.
  static func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { write($0, to: 1) }
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(1) == 1 }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        exit(ExitStatus.failed.rawValue)
      }
      rest = rest.dropFirst(count)
    }
  }
}

extension Console {
  /// Text of others, with its control characters made visible.
  static func neutral(_ text: String) -> String { neutralised(text) }
}

extension Console {
  /// How wide standard output is: 120 where it is no terminal.
  static var columns: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 60 else { return 120 }
    return Int(size.ws_col)
  }
}
