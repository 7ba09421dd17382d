/// Finds the newlines of a piece of a log and the few lines that may matter, at memory speed.
///
/// It knows nothing of phases, so pieces can be sifted in any order and on any thread. A line is a
/// suspect if it could be an error, a warning, a banner or a time under the rules of any make phase;
/// whether it is one is for ``LineJudge`` to say.
///
/// Sixteen bytes at a time are compared with the byte pairs that no counted line is without: a colon
/// behind a letter (`error:`, `warning:`, `dmake:`), an `e` behind a blank (` error `) and `tb`
/// (`bootblock`), unless it counts by how it begins (``LineHead``). A rule that is added to
/// ``BytePattern/nightly`` or ``BytePattern/own`` has to be let through here as well.
struct LineSieve {
  /// Bytes that have to be readable before and behind the piece.
  static let margin = 64

  /// A line that has to be judged; all numbers count from the start of the piece.
  struct Suspect {
    /// Where it begins, in bytes.
    var start: Int
    /// Where its newline is, in bytes.
    var end: Int
    /// Its number.
    var line: Int
  }

  /// A line that may be the first to begin in a block of the index.
  struct BlockStart {
    /// Where the line begins, in bytes from the start of the piece.
    var start: Int
    /// Its number, from the start of the piece.
    var line: Int
  }

  /// The suspects, in order.
  private(set) var suspects: [Suspect] = []
  /// The first line that begins, and for each block's length of bytes behind it the next one.
  private(set) var blockStarts: [BlockStart] = []
  /// The number of newlines.
  private(set) var lines = 0
  /// Where the last line begins, which has no newline yet.
  private(set) var rest = 0
  /// Whether what there is of the last line is suspect.
  private(set) var restIsSuspect = false

  /// Where the next block of the index begins, and how far into its block the piece begins.
  private var boundary = 0
  private var lead = 0

  /// Sifts a piece, which may begin and end in the middle of a line.
  ///
  /// - Parameters:
  ///   - base: The piece's first byte; ``margin`` bytes before it and behind its end are readable.
  ///   - count: The length of the piece in bytes.
  ///   - start: Where the piece begins in the file.
  mutating func sift(_ base: UnsafeRawPointer, count: Int, from start: Int64) {
    suspects.removeAll(keepingCapacity: true)
    blockStarts.removeAll(keepingCapacity: true)
    // The first line that begins is announced in any case: what block the one before began in is not
    // known here.
    (lines, rest, restIsSuspect, boundary) = (0, 0, false, 0)
    lead = Int(start % Int64(LogIndex.blockSize))
    var offset = 0
    while offset + 64 <= count {
      let first = (LineSieve.marks(base + offset), LineSieve.marks(base + offset + 16))
      let second = (LineSieve.marks(base + offset + 32), LineSieve.marks(base + offset + 48))
      let any = first.0 | first.1 | second.0 | second.1
      if any.x | any.y != 0 {
        let low = UInt64(first.0.bitPerByte | first.1.bitPerByte << 16)
        let high = UInt64(second.0.bitPerByte | second.1.bitPerByte << 16)
        visit(low | high << 32, at: offset, base)
      }
      offset += 64
    }
    for offset in offset..<count { visit(1, at: offset, base) }
  }

  /// Looks at the bytes from a place on whose bits are set.
  @inline(__always)
  private mutating func visit(_ bits: UInt64, at offset: Int, _ base: UnsafeRawPointer) {
    var bits = bits
    while bits != 0 {
      let here = offset + bits.trailingZeroBitCount
      bits &= bits - 1
      let byte = (base + here).load(as: UInt8.self)
      if byte == UInt8(ascii: "\n") {
        endLine(at: here, base)
      } else if !restIsSuspect {
        restIsSuspect = LineSieve.isSuspicious(base + here, byte)
      }
    }
  }

  @inline(__always)
  private mutating func endLine(at newline: Int, _ base: UnsafeRawPointer) {
    if restIsSuspect || LineHead.isSuspicious(base + rest, count: newline - rest) {
      suspects.append(Suspect(start: rest, end: newline, line: lines))
      restIsSuspect = false
    }
    lines += 1
    rest = newline + 1
    if rest >= boundary {
      blockStarts.append(BlockStart(start: rest, line: lines))
      boundary = ((rest + lead) / LogIndex.blockSize + 1) * LogIndex.blockSize - lead
    }
  }
}

extension LineSieve {
  /// Sixteen bytes.
  private typealias Bytes = SIMD16<UInt8>

  /// Compares sixteen bytes; each byte of the result is 0xFF where something is to be looked at.
  ///
  /// Each operand is a whole vector: a comparison with a scalar is compiled to a loop over the lanes.
  @inline(__always)
  private static func marks(_ bytes: UnsafeRawPointer) -> SIMD2<UInt64> {
    let here = bytes.loadUnaligned(as: Bytes.self)
    let before = (bytes - 1).loadUnaligned(as: Bytes.self)
    let newline = here .== Bytes(repeating: UInt8(ascii: "\n"))
    let colon =
      (here .== Bytes(repeating: UInt8(ascii: ":")))
      .& (before .>= Bytes(repeating: UInt8(ascii: "A")))
    let e =
      (here .== Bytes(repeating: UInt8(ascii: "e")))
      .& (before .<= Bytes(repeating: UInt8(ascii: " ")))
    let tb =
      (here .== Bytes(repeating: UInt8(ascii: "b")))
      .& (before .== Bytes(repeating: UInt8(ascii: "t")))
    return unsafeBitCast((newline .| colon) .| (e .| tb), to: SIMD2<UInt64>.self)
  }
}

extension LineSieve {
  /// Looks closer at a marked byte, and says whether the line may be counted because of it.
  ///
  /// What lies in the margins may be anything, so a suspicion can be wrong; none is missed, for a
  /// piece begins with a line, or ``overlap`` bytes before the end of what was sifted already.
  @inline(__always)
  private static func isSuspicious(_ here: UnsafeRawPointer, _ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"):
      let before = (here - 1).load(as: UInt8.self)
      let behind = (here + 1).load(as: UInt8.self)
      guard lastLetters >> (before & 31) & 1 != 0 || behind == UInt8(ascii: " ") else {
        return false
      }
      switch (here - 4).loadUnaligned(as: UInt32.self).littleEndian | 0x2020_2020 {
      case Word.rror, Word.warn, Word.ning, Word.ance, Word.atal, Word.make, Word.vert, Word.erge,
        Word.race:
        return true
      default:
        break
      }
      switch (here + 1).loadUnaligned(as: UInt32.self).littleEndian {
      case Word.not, Word.com, Word.stars, Word.no: return true
      default: return false
      }
    case UInt8(ascii: "e"):
      return (here + 1).loadUnaligned(as: UInt32.self).littleEndian == Word.rror
    default:
      return (here - 4).loadUnaligned(as: UInt32.self).littleEndian == Word.boot
    }
  }

  /// The last letters of the words below (e, g, l, n, r, t), one bit each: most colons stand behind
  /// other ones.
  private static let lastLetters: UInt32 = 1 << 5 | 1 << 7 | 1 << 12 | 1 << 14 | 1 << 18 | 1 << 20

  /// How far behind the end of a piece the closer look reaches, and somewhat more.
  static let overlap = 16

  /// A few letters as a little-endian word.
  private enum Word {
    static let rror: UInt32 = 0x726F_7272
    static let warn: UInt32 = 0x6E72_6177
    static let ning: UInt32 = 0x676E_696E
    static let ance: UInt32 = 0x6563_6E61
    static let atal: UInt32 = 0x6C61_7461
    static let make: UInt32 = 0x656B_616D
    static let vert: UInt32 = 0x7472_6576
    static let erge: UInt32 = 0x6567_7265
    static let race: UInt32 = 0x6563_6172
    static let boot: UInt32 = 0x746F_6F62
    /// ` not`, ` com`, ` ***`, ` No `: what follows a colon in failures of our own list.
    static let not: UInt32 = 0x746F_6E20
    static let com: UInt32 = 0x6D6F_6320
    static let stars: UInt32 = 0x2A2A_2A20
    static let no: UInt32 = 0x206F_4E20
  }
}
