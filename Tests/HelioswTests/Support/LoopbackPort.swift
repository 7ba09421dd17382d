import Glibc

@testable import heliosw

/// Ports of this machine's loopback, for tests that listen or call.
enum LoopbackPort {
  /// A port that nobody listens on just now.
  static func free() throws -> UInt16 { try Holder().port }

  /// Asks for a path; nil when nobody answers.
  static func get(_ path: String, from port: UInt16) -> String? {
    guard let socket = LoopbackSocket.connect(port: port) else { return nil }
    defer { close(socket) }
    LoopbackSocket.send("GET \(path) HTTP/1.1\r\nUser-Agent: test\r\n\r\n", to: socket)
    return LoopbackSocket.text(from: socket)
  }

  /// Listens on a port for as long as it is there.
  final class Holder {
    let port: UInt16
    private let socket: Int32

    init() throws {
      for _ in 0..<100 {
        let port = UInt16.random(in: 20_000...60_000)
        guard let socket = LoopbackSocket.listen(port: port) else { continue }
        (self.port, self.socket) = (port, socket)
        return
      }
      throw CancellationError()
    }

    deinit { close(socket) }
  }
}
