/// Words that every match of a regular expression has in it, for a quick look before the match.
enum RequiredWords {
  /// The longest such words that can be read off an expression; empty if there are none, or if the
  /// expression is not simple enough to tell.
  static func of(_ expression: String) -> [UInt8] {
    // Letters beyond ASCII make PCRE2 take `K` and the sign of the kelvin for the same.
    guard expression.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    var longest: [UInt8] = []
    var run: [UInt8] = []
    var rest = Array(expression.utf8)[...]
    func end() {
      if run.count > longest.count { longest = run }
      run = []
    }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: "("):
        // What stands in a group or before a bar may be left out; leave it to the expression.
        return []
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return [] }
        guard isPunctuation(escaped) else {
          // `\b` and its like stand for no byte of their own; `\x41`, `\Q` or `\1` say more.
          guard "bBdDsSwWAzZ".utf8.contains(escaped) else { return [] }
          end()
          continue
        }
        run.append(escaped)
      case UInt8(ascii: "["):
        end()
        guard skipClass(&rest) else { return [] }
      case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "{"):
        if !run.isEmpty { run.removeLast() }
        end()
        if byte == UInt8(ascii: "{") { rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst() }
      case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"):
        end()
      default:
        run.append(byte)
      }
    }
    end()
    return longest
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  /// Goes past a class of bytes; false if it does not end.
  private static func skipClass(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
    if rest.first == UInt8(ascii: "]") { rest.removeFirst() }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "]"): return true
      case UInt8(ascii: "\\"): _ = rest.popFirst()
      case UInt8(ascii: "["): return false
      default: break
      }
    }
    return false
  }
}
