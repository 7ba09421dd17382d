/// A set of byte values.
struct ByteClass: Hashable, Sendable {
  private var words: SIMD4<UInt64> = .zero

  /// Makes a set of nothing.
  init() {}

  /// Makes a set of some bytes.
  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  /// Every byte from one to another.
  init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  /// Whether a byte is in the set.
  func contains(_ byte: UInt8) -> Bool {
    words[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0
  }

  private mutating func insert(_ byte: UInt8) {
    words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }

  /// The same set, with the other case of each ASCII letter added.
  var ignoringCase: ByteClass {
    var wider = self
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      if contains(letter) { wider.insert(letter - 32) }
      if contains(letter - 32) { wider.insert(letter) }
    }
    return wider
  }
}
