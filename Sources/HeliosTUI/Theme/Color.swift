/// A colour as a theme names it.
public enum Color: Hashable, Sendable {
  /// What the terminal uses when nothing is said.
  case terminal
  /// One of the terminal's 256: 0 to 15 are its own palette, then a cube of 6×6×6, then 24 greys.
  case palette(UInt8)
  /// Red, green and blue.
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  /// The names of the first sixteen, in their order.
  public static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]

  /// Reads `default`, a name of ``names``, `gray`, a number from 0 to 255, or `#rrggbb`.
  public init?(_ text: some StringProtocol) {
    let text = text.lowercased()
    if text == "default" {
      self = .terminal
    } else if let index = Color.names.firstIndex(of: text) {
      self = .palette(UInt8(index))
    } else if text == "gray" || text == "grey" {
      self = .palette(8)
    } else if text.first == "#" {
      guard text.utf8.count == 7, text.dropFirst().utf8.allSatisfy(isHexDigit),
        let value = UInt32(text.dropFirst(), radix: 16)
      else { return nil }
      self = .rgb(value)
    } else if let number = UInt8(text), text.utf8.first != 0x2B {
      self = .palette(number)
    } else {
      return nil
    }
  }

  /// Makes a colour from `0xRRGGBB`.
  static func rgb(_ value: UInt32) -> Color {
    .rgb(
      red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
}

extension Color: CustomStringConvertible {
  /// The colour as ``init(_:)`` reads it.
  public var description: String {
    switch self {
    case .terminal: "default"
    case .palette(let index): index < 16 ? Color.names[Int(index)] : String(index)
    case .rgb(let red, let green, let blue):
      "#" + [red, green, blue].map { Neutral.hex(UInt32($0), digits: 2) }.joined()
    }
  }
}
