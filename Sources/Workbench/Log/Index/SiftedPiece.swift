/// A piece of a log in memory, and what the sieve has found in it.
///
/// `@unchecked Sendable`: while it is read and sifted one thread has it, and when that is done the
/// ``LogIndexer`` that made it.
final class SiftedPiece: @unchecked Sendable {
  /// What was found.
  private(set) var sieve = LineSieve()
  /// Where the piece is in the file, in bytes.
  private(set) var range: Range<Int64> = 0..<0
  /// What went wrong.
  private(set) var problem: LogProblem?

  private let buffer: PieceBuffer

  init(capacity: Int) {
    buffer = PieceBuffer(capacity: capacity, margin: LineSieve.margin)
  }

  /// The piece's first byte.
  var base: UnsafeRawPointer { UnsafeRawPointer(buffer.base) }

  /// The length of the piece in bytes.
  var count: Int { range.count }

  /// The most bytes that it can have.
  var capacity: Int { buffer.capacity }

  /// Forgets what it holds.
  func clear() { range = 0..<0 }

  /// Reads and sifts the bytes of a range, as far as there are any.
  func load(_ range: Range<Int64>, of file: any LogBytes) {
    problem = nil
    var count = 0
    do throws(LogProblem) {
      count = try buffer.fill(from: file, range)
    } catch {
      problem = error
    }
    self.range = range.lowerBound..<(range.lowerBound + Int64(count))
    sieve.sift(base, count: count, from: range.lowerBound)
  }

  /// Some bytes of the piece.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(start: base, count: count)[range])
  }
}
