/// The way git writes a path with unusual bytes: in double quotes, with C's escapes.
enum CQuoting {
  /// Returns the bytes that a word of git's stands for; a word that is not quoted, or badly, is
  /// returned as it is.
  static func unquoted(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard word.count >= 2, word.first == Byte.quote, word.last == Byte.quote else { return word }
    var bytes: [UInt8] = []
    var rest = word.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == Byte.backslash else {
        bytes.append(byte)
        continue
      }
      guard let escaped = escape(in: &rest) else { return word }
      bytes.append(escaped)
    }
    return bytes[...]
  }

  private static func escape(in rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let letter = rest.popFirst() else { return nil }
    switch letter {
    case UInt8(ascii: "a"): return 7
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "v"): return 11
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "r"): return 13
    case Byte.quote, Byte.backslash: return letter
    default:
      let digits = [letter] + rest.prefix(2)
      guard digits.count == 3, digits.allSatisfy({ (48...55).contains($0) }), letter < 52 else {
        return nil
      }
      rest = rest.dropFirst(2)
      return digits.reduce(0) { $0 << 3 | ($1 - 48) }
    }
  }
}
