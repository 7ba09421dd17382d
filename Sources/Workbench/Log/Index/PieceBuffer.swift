/// Memory for a piece of a log, with room before and behind it.
///
/// `@unchecked Sendable`: its memory belongs to the one object that made it, which sees to it that one
/// thread at a time touches it.
final class PieceBuffer: @unchecked Sendable {
  /// The most bytes that a piece can have.
  let capacity: Int
  /// The first byte of the piece.
  let base: UnsafeMutableRawPointer

  private let margin: Int
  private let memory: UnsafeMutableRawPointer

  /// Makes room for pieces of some size.
  init(capacity: Int, margin: Int) {
    self.capacity = capacity
    self.margin = margin
    memory = .allocate(byteCount: capacity + 2 * margin, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + 2 * margin)
    base = memory + margin
  }

  deinit {
    memory.deallocate()
  }

  /// Reads a piece, and what stands before and behind it in the file into the margins.
  ///
  /// - Returns: The length of the piece: as much of the range as there is room for, or less if the
  ///   file ends before.
  func fill(from file: any LogBytes, _ range: Range<Int64>) throws(LogProblem) -> Int {
    let before = Int(min(range.lowerBound, Int64(margin)))
    let wanted = min(capacity, range.count)
    let target = UnsafeMutableRawBufferPointer(
      start: base - before, count: before + wanted + margin)
    let count = try file.read(into: target, at: range.lowerBound - Int64(before))
    return min(max(0, count - before), wanted)
  }
}
