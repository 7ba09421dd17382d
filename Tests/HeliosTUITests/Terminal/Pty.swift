import CPlatform
import Glibc

@testable import HeliosTUI

/// A pseudo-terminal: what a test types into it and reads from it.
@MainActor final class Pty {
  let tty: Tty
  private let master: Int32

  struct Failure: Error {}

  init(columns: UInt16 = 40, rows: UInt16 = 10) throws {
    master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master)
    else { throw Failure() }
    let slave = heliosw_open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Failure() }
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    // Each stream closes its own descriptor.
    tty = try Tty(input: slave, output: dup(slave))
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  func type(_ text: String) { writeAll(Array(text.utf8), to: master) }

  /// Closes the far end, as a terminal window that is closed does.
  func hangUp() { close(master) }

  /// All that was written so far.
  func output() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the terminal driver is set to: whether it echoes and sends line by line.
  var isCooked: Bool {
    var settings = termios()
    tcgetattr(tty.input, &settings)
    return settings.c_lflag & UInt32(ICANON | ECHO) == UInt32(ICANON | ECHO)
  }
}
