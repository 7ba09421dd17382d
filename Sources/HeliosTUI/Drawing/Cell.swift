/// One cell of a surface: a character with at most three marks on it, its width, and its role.
///
/// The layout is 16 bytes without padding, so that rows can be compared as memory.
struct Cell: Hashable, Sendable {
  /// The marks, 21 bits each, the first in the lowest; zero for none.
  var marks: UInt64
  /// The Unicode scalar; zero in the right half of a wide character.
  var scalar: UInt32
  /// The number of the role.
  var role: UInt16
  /// Columns: 1 or 2, or 0 in the right half of a wide character.
  var width: UInt8
  private let reserved: UInt8 = 0

  init(_ scalar: UInt32, width: Int = 1, role: Role) {
    marks = 0
    self.scalar = scalar
    self.role = role.id
    self.width = UInt8(truncatingIfNeeded: width)
  }

  static func blank(_ role: Role) -> Cell { Cell(0x20, role: role) }

  /// The right half of a wide character.
  static func rightHalf(_ role: Role) -> Cell { Cell(0, width: 0, role: role) }

  /// Adds a combining mark; a fourth is dropped, since no script needs it and terminals stop at
  /// four.
  mutating func join(_ mark: UInt32) {
    for shift in stride(from: UInt64(0), to: 63, by: 21) where marks >> shift == 0 {
      marks |= UInt64(mark) << shift
      return
    }
  }

  /// Passes the character's scalars on, base first.
  func forEachScalar(_ body: (UInt32) -> Void) {
    body(scalar)
    var rest = marks
    while rest != 0 {
      body(UInt32(rest & 0x1F_FFFF))
      rest >>= 21
    }
  }

  /// Appends the character to a text; the right half of a wide one adds nothing.
  func append(to text: inout String) {
    guard width > 0 else { return }
    forEachScalar { scalar in
      text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    }
  }

  var isBlank: Bool { scalar == 0x20 && marks == 0 }
}
