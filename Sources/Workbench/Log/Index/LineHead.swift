/// The first bytes of a line, for the rules that hold to the start of a line.
enum LineHead {
  /// Whether a line may be a banner, a time or a failure by how it begins.
  ///
  /// - Parameters:
  ///   - line: Where the line begins; four bytes are readable there, whatever its length.
  ///   - count: The length of the line in bytes.
  @inline(__always)
  static func isSuspicious(_ line: UnsafeRawPointer, count: Int) -> Bool {
    guard count >= 4 else { return false }
    let word = line.loadUnaligned(as: UInt32.self).littleEndian
    // The first letters have no other bits in common, but a jump table would be slower than these.
    switch word {
    case equals, stars, make, undefined, unable, real, traceback, abort, trouble, cannot, wrapper,
      error, linker:
      return true
    default:
      return false
    }
  }

  /// `====`, `*** `, `dmak`, `Unde`, `Unab`, `real`, `Trac`, `Abor`, `trou`, `cann`, `cw: `, `erro`
  /// and `ld: ` as little-endian words.
  private static let equals: UInt32 = 0x3D3D_3D3D
  private static let stars: UInt32 = 0x202A_2A2A
  private static let make: UInt32 = 0x6B61_6D64
  private static let undefined: UInt32 = 0x6564_6E55
  private static let unable: UInt32 = 0x6261_6E55
  private static let real: UInt32 = 0x6C61_6572
  private static let traceback: UInt32 = 0x6361_7254
  private static let abort: UInt32 = 0x726F_6241
  private static let trouble: UInt32 = 0x756F_7274
  private static let cannot: UInt32 = 0x6E6E_6163
  private static let wrapper: UInt32 = 0x203A_7763
  private static let error: UInt32 = 0x6F72_7265
  private static let linker: UInt32 = 0x203A_646C
}
