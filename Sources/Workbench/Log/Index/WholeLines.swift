import CPlatform

/// Reads a stretch of a log in pieces of whole lines.
///
/// A line longer than a piece is a piece of its own, cut after its first bytes; where it ends is told.
struct WholeLines {
  /// Some whole lines.
  struct Piece {
    /// Where they begin in the file.
    var start: Int64
    /// Their length in bytes; the last one may be without its newline.
    var count: Int
    /// The whole line, if there is one line only, of which the piece has no more than the first bytes.
    var longLine: Range<Int64>?
  }

  private let file: any LogBytes
  private let buffer: PieceBuffer
  private let end: Int64
  /// Where the next piece begins.
  private(set) var start: Int64

  /// Starts at a line.
  ///
  /// - Parameters:
  ///   - buffer: Where the pieces are put, one after the other.
  ///   - range: From the start of a line to the end of one, in bytes.
  init(_ file: any LogBytes, _ range: Range<Int64>, into buffer: PieceBuffer) {
    self.file = file
    self.buffer = buffer
    start = range.lowerBound
    end = range.upperBound
  }

  /// The first byte of the piece that was read last.
  var base: UnsafeRawPointer { UnsafeRawPointer(buffer.base) }

  /// Reads the next piece; nil behind the last one.
  mutating func next() throws(LogProblem) -> Piece? {
    guard start < end else { return nil }
    let begin = start
    let count = try buffer.fill(from: file, begin..<end)
    guard count > 0 else {
      start = end
      return nil
    }
    if begin + Int64(count) == end || count < buffer.capacity {
      start = end
      return Piece(start: begin, count: count)
    }
    guard let newline = memrchr(buffer.base, 10, count) else {
      let newline = try endOfLine(from: begin + Int64(count))
      start = min(end, newline + 1)
      return Piece(start: begin, count: count, longLine: begin..<newline)
    }
    let whole = UnsafeRawPointer(newline) - base + 1
    start = begin + Int64(whole)
    return Piece(start: begin, count: whole)
  }

  /// Finds the newline of a line that is longer than a piece; the end of what is read if there is none.
  private func endOfLine(from place: Int64) throws(LogProblem) -> Int64 {
    var place = place
    var bytes: [UInt8] = []
    repeat {
      bytes = try file.bytes(at: place, count: min(buffer.capacity, Int(end - place)))
      let found = bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.flatMap { base in
          memchr(base, 10, bytes.count).map { UnsafeRawPointer($0) - base }
        }
      }
      if let found { return place + Int64(found) }
      place += Int64(bytes.count)
    } while !bytes.isEmpty
    return end
  }
}
