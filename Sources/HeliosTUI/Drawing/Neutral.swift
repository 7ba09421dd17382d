/// Turns any bytes into pieces that are safe to draw: the one place where text becomes cells.
///
/// What a terminal would obey or hide is spelt out instead: control characters as `^[`, C1 controls
/// and bytes that are no UTF-8 as `<9b>`, bidirectional overrides and invisible characters as
/// `<U+202E>`. Tabs become blanks up to the next stop. Joiners and variation selectors inside an
/// emoji are dropped, so that its parts are drawn one after the other: terminals do not agree on
/// the width of the whole.
enum Neutral {
  /// Columns between tab stops.
  static let tabStop = 8

  /// Walks over UTF-8 text and hands on what to draw.
  ///
  /// - Parameters:
  ///   - bytes: The text; need not be valid.
  ///   - start: The first byte to look at.
  ///   - column: The column of that byte, for the tab stops.
  ///   - take: Gets a scalar, its width (0: a mark on the cell to the left) and the offset of the
  ///     byte it came from; answers whether to go on.
  @inline(__always)
  static func walk(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, column: Int = 0,
    _ take: (_ scalar: UInt32, _ width: Int, _ offset: Int) -> Bool
  ) {
    var (index, column, previous) = (start, column, UInt32(0))
    while index < bytes.count {
      let byte = bytes[index]
      if byte &- 0x20 < 0x5F {
        guard take(UInt32(byte), 1, index) else { return }
        (index, column, previous) = (index + 1, column + 1, UInt32(byte))
        continue
      }
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index)
      switch form(of: scalar, byte: byte, after: previous, column: column) {
      case .itself(let width):
        guard take(scalar ?? 0xFFFD, width, index) else { return }
        column += width
      case .spelt(let text):
        for spelt in text.unicodeScalars {
          guard take(spelt.value, 1, index) else { return }
        }
        column += text.unicodeScalars.count
      case .blanks(let count):
        for _ in 0..<count { guard take(0x20, 1, index) else { return } }
        column += count
      case .nothing:
        break
      }
      (index, previous) = (index + length, scalar ?? 0)
    }
  }

  /// How a scalar is shown.
  enum Form: Equatable {
    case itself(width: Int)
    case spelt(String)
    case blanks(Int)
    case nothing
  }

  /// Decides how something that is not printable ASCII is shown.
  ///
  /// - Parameters:
  ///   - scalar: The scalar, or nothing for a byte that starts no valid one.
  ///   - byte: Its first byte.
  ///   - previous: The scalar before it, 0 for none.
  ///   - column: Where it stands.
  static func form(of scalar: UInt32?, byte: UInt8, after previous: UInt32, column: Int) -> Form {
    guard let scalar else { return .spelt("<" + hex(UInt32(byte), digits: 2) + ">") }
    switch scalar {
    case 0x09: return .blanks(tabStop - column % tabStop)
    case 0..<0x20, 0x7F: return .spelt("^" + character(scalar ^ 0x40))
    case 0x80..<0xA0: return .spelt("<" + hex(scalar, digits: 2) + ">")
    case 0x200D where CharacterWidth.of(previous) == 2 || isJoiningEmoji(previous): return .nothing
    case 0xFE00...0xFE0F where previous > 0x7F: return .nothing
    case _ where isInvisible(scalar):
      return .spelt("<U+" + hex(scalar, digits: 4).uppercased() + ">")
    default: return .itself(width: CharacterWidth.of(scalar))
    }
  }

  /// Whether a scalar is one that a joiner follows inside an emoji although it takes no two columns
  /// itself.
  private static func isJoiningEmoji(_ scalar: UInt32) -> Bool {
    (0x2600...0x27BF).contains(scalar) || (0xFE00...0xFE0F).contains(scalar)
      || (0x1F000...0x1FAFF).contains(scalar)
  }

  /// Whether a scalar changes the text around it without being seen, or is no character at all.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    if scalar & 0xFFFE == 0xFFFE { return true }
    return switch scalar {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0xFDD0...0xFDEF,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  private static func character(_ scalar: UInt32) -> String {
    Unicode.Scalar(scalar).map { String(Character($0)) } ?? "?"
  }

  static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
