import Glibc

/// A text that is looked for in bytes; case counts only if it has capitals.
struct Needle: Hashable, Sendable {
  private let bytes: [UInt8]
  private let countsCase: Bool

  init(_ text: String) {
    countsCase = text.contains(where: \.isUppercase)
    bytes = Array(text.utf8)
  }

  /// Whether it is in a line.
  func isIn(_ line: [UInt8]) -> Bool { !places(in: line).isEmpty }

  /// Where it is in a line, as offsets of bytes, from left to right.
  func places(in line: [UInt8]) -> [Range<Int>] {
    guard !bytes.isEmpty, line.count >= bytes.count else { return [] }
    var places: [Range<Int>] = []
    var start = 0
    while start + bytes.count <= line.count {
      if bytes.indices.allSatisfy({ matches(line[start + $0], bytes[$0]) }) {
        places.append(start..<start + bytes.count)
        start += bytes.count
      } else {
        start += 1
      }
    }
    return places
  }

  private func matches(_ byte: UInt8, _ wanted: UInt8) -> Bool {
    if byte == wanted { return true }
    guard !countsCase else { return false }
    return (65...90).contains(byte) && byte | 0x20 == wanted
  }
}
