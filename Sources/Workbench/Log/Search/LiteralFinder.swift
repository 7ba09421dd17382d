#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds words in memory, at about the speed that memory is read.
///
/// Two bytes of the words, the two that a log has least of, are looked for sixteen places at a time;
/// only where both are is the rest compared.
struct LiteralFinder: Sendable {
  /// The words; small letters only, if case does not matter.
  let needle: [UInt8]

  private let ignoresCase: Bool
  private let first: Rare
  private let second: Rare

  /// A byte of the words that is looked for.
  private struct Rare: Sendable {
    var offset: Int
    var byte: UInt8
    /// What is set in a byte of the log before it is compared: the bit that makes letters small.
    var fold: UInt8
  }

  /// Makes a finder; nil for no words at all.
  init?(_ words: some Sequence<UInt8>, ignoringCase: Bool) {
    needle = ignoringCase ? words.map(\.smallLetter) : Array(words)
    ignoresCase = ignoringCase
    guard !needle.isEmpty else { return nil }
    let needle = needle
    let places = needle.indices.sorted {
      let (one, other) = (needle[$0].frequency, needle[$1].frequency)
      return one == other ? $0 < $1 : one < other
    }
    func rare(_ offset: Int) -> Rare {
      let byte = needle[offset]
      return Rare(offset: offset, byte: byte, fold: ignoringCase && byte.isSmallLetter ? 0x20 : 0)
    }
    first = rare(places[0])
    second = rare(places.count > 1 ? places[1] : places[0])
  }

  /// The first place in a range of memory where the words begin; nil if they are not in it.
  func find(in base: UnsafeRawPointer, _ range: Range<Int>) -> Int? {
    let last = range.upperBound - needle.count
    var place = range.lowerBound
    // All that is read lies within the range: both bytes are part of the words.
    while place + 15 <= last {
      let marks = marks(base + place)
      if marks.x | marks.y != 0, let found = check(marks, base, at: place) { return found }
      place += 16
    }
    while place <= last {
      if isHere(base + place) { return place }
      place += 1
    }
    return nil
  }

  @inline(__always)
  private func marks(_ here: UnsafeRawPointer) -> SIMD2<UInt64> {
    typealias Bytes = SIMD16<UInt8>
    let one = (here + first.offset).loadUnaligned(as: Bytes.self) | Bytes(repeating: first.fold)
    let two = (here + second.offset).loadUnaligned(as: Bytes.self) | Bytes(repeating: second.fold)
    return unsafeBitCast(
      (one .== Bytes(repeating: first.byte)) .& (two .== Bytes(repeating: second.byte)),
      to: SIMD2<UInt64>.self)
  }

  private func check(_ marks: SIMD2<UInt64>, _ base: UnsafeRawPointer, at place: Int) -> Int? {
    var bits = marks.bitPerByte
    while bits != 0 {
      let here = place + bits.trailingZeroBitCount
      if isHere(base + here) { return here }
      bits &= bits - 1
    }
    return nil
  }

  /// Whether the words are at a place.
  private func isHere(_ here: UnsafeRawPointer) -> Bool {
    guard ignoresCase else {
      return needle.withUnsafeBytes { words in
        guard let start = words.baseAddress else { return true }
        return memcmp(start, here, words.count) == 0
      }
    }
    for (offset, byte) in needle.enumerated()
    where (here + offset).load(as: UInt8.self).smallLetter != byte { return false }
    return true
  }
}

extension SIMD2<UInt64> {
  /// One bit for each byte of marks, each of which is 0xFF or 0: the bits of a word are brought
  /// together in its top byte.
  @inline(__always)
  var bitPerByte: UInt32 {
    let spread = self & SIMD2(repeating: 0x8040_2010_0804_0201)
    let low = (spread.x &* 0x0101_0101_0101_0101) >> 56
    let high = (spread.y &* 0x0101_0101_0101_0101) >> 56
    return UInt32(truncatingIfNeeded: low | high << 8)
  }
}

extension UInt8 {
  /// The small letter of a capital of ASCII; any other byte as it is.
  var smallLetter: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self + 32 : self
  }

  fileprivate var isSmallLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }

  /// How common a byte is in the logs of builds: from 0 for the rare ones.
  fileprivate var frequency: Int {
    UInt8.common.firstIndex(of: self).map { UInt8.common.count - $0 } ?? 0
  }

  /// The common bytes, the most common first, as a log of cc's command lines has them.
  private static let common = Array(
    " e-rnisoatlcduf/mp_g.ghIbDwW=x0286431,vky5S7U9NER".utf8)
}
