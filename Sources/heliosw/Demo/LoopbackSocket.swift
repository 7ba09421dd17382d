import Glibc

/// TCP on this machine alone: nothing of the demo is to be reached from a network.
enum LoopbackSocket {
  /// Listens on a port of 127.0.0.1.
  ///
  /// - Returns: The socket; nil when the port is taken or may not be had.
  static func listen(port: UInt16) -> Int32? {
    open { descriptor in
      var yes: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
      return bound(descriptor, host: 1, port) && Glibc.listen(descriptor, 64) == 0
    }
  }

  /// Connects to a port of 127.0.0.1.
  ///
  /// - Parameter host: The last part of the address that the other side sees: all of 127.0.0.0/8 is this machine's own. Where it is not,
  ///   as on systems with one loopback address, 127.0.0.1 is seen.
  /// - Returns: The socket; nil when nobody listens.
  static func connect(port: UInt16, from host: UInt8 = 1) -> Int32? {
    open { descriptor in
      if host != 1 { _ = bound(descriptor, host: host, 0) }
      return withAddress(host: 1, port) { Glibc.connect(descriptor, $0, $1) == 0 }
    }
  }

  /// Takes a connection.
  ///
  /// - Returns: The socket, which waits two seconds for what is to be read; and who called.
  static func accept(_ listener: Int32) -> (descriptor: Int32, client: String)? {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.accept(listener, $0, &length)
      }
    }
    guard descriptor >= 0 else { return nil }
    var patience = timeval(tv_sec: 2, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let number = UInt32(bigEndian: address.sin_addr.s_addr)
    let parts = [24, 16, 8, 0].map { "\(number >> UInt32($0) & 255)" }
    return (descriptor, parts.joined(separator: "."))
  }

  /// Sends a text; whoever is at the other end may be gone.
  static func send(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    _ = Glibc.send(descriptor, bytes, bytes.count, 0)
  }

  /// Reads what has come, 8 KiB at most; nil when nothing has.
  static func text(from descriptor: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }

  private static func open(_ use: (Int32) -> Bool) -> Int32? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    if use(descriptor) { return descriptor }
    close(descriptor)
    return nil
  }

  private static func bound(_ descriptor: Int32, host: UInt8, _ port: UInt16) -> Bool {
    withAddress(host: host, port) { bind(descriptor, $0, $1) == 0 }
  }

  private static func withAddress(
    host: UInt8, _ port: UInt16, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = (0x7f00_0000 | UInt32(host)).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        use($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
