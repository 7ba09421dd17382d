/// Base 64 as RFC 4648 has it, section 4.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    func sextet(_ shift: UInt32, _ bits: UInt32) -> UInt8 { alphabet[Int(bits >> shift & 63)] }
    for byte in bytes {
      (bits, count) = (bits << 8 | UInt32(byte), count + 1)
      if count == 3 {
        text += [sextet(18, bits), sextet(12, bits), sextet(6, bits), sextet(0, bits)]
        (bits, count) = (0, 0)
      }
    }
    if count == 1 { text += [sextet(2, bits), sextet(0, bits << 4), 0x3D, 0x3D] }
    if count == 2 { text += [sextet(10, bits), sextet(4, bits), sextet(0, bits << 2), 0x3D] }
    return String(decoding: text, as: UTF8.self)
  }
}
