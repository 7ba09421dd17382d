/// Reads single scalars out of bytes that may be no UTF-8 at all.
enum UTF8Reader {
  /// The scalar that starts at an index and the bytes it takes.
  ///
  /// Overlong forms, surrogates, values above U+10FFFF, cut and stray bytes are no scalar: one byte
  /// is taken, so that reading goes on with the next.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32?, Int) {
    let first = bytes[index]
    let length: Int
    let least: UInt32
    switch first {
    case 0..<0x80: return (UInt32(first), 1)
    case 0xC2...0xDF: (length, least) = (2, 0x80)
    case 0xE0...0xEF: (length, least) = (3, 0x800)
    case 0xF0...0xF4: (length, least) = (4, 0x10000)
    default: return (nil, 1)
    }
    guard index + length <= bytes.count else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for following in bytes[(index + 1)..<(index + length)] {
      guard following & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(following & 0x3F)
    }
    guard value >= least, Unicode.Scalar(value) != nil else { return (nil, 1) }
    return (value, length)
  }

  /// How many bytes from an index on are printable ASCII, so that each is one column; eight at a
  /// time.
  ///
  /// - Parameter limit: Where to stop counting.
  static func printableRun(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, limit: Int = .max
  ) -> Int {
    let end = min(bytes.count, limit < bytes.count - start ? start + limit : bytes.count)
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= end {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let high = word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
      guard high & 0x8080_8080_8080_8080 == 0 else { break }
      index += 8
    }
    while index < end, bytes[index] &- 0x20 < 0x5F { index += 1 }
    return index - start
  }
}
