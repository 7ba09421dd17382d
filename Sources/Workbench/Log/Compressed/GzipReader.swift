import CZlib

/// Unpacks a gzip stream, piece by piece; several streams one after the other are one, as for gzip(1).
///
/// `@unchecked Sendable`: only the one actor that owns the log touches it.
final class GzipReader: @unchecked Sendable {
  /// What is wrong with a stream.
  enum Damage: Error, Hashable, Sendable {
    /// Its bytes are not gzip's, or its checksum is wrong.
    case bytes
    /// There is no memory to unpack it with.
    case memory
  }

  /// Whether a stream has ended, so that the file may end here.
  private(set) var isAtEndOfStream = true
  /// Whether what follows the last stream is no other one: gzip(1) passes over it too.
  private var isInGarbage = false

  /// On the heap, for zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isOpen = false

  /// The first bytes of a gzip stream that holds deflated data.
  static let magic: [UInt8] = [0x1F, 0x8B, 0x08]

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
  }

  deinit {
    if isOpen { inflateEnd(stream) }
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Unpacks some bytes, and hands what comes out on in pieces.
  func unpack(
    _ packed: inout [UInt8], into room: inout [UInt8],
    _ take: (UnsafeRawBufferPointer) throws(LogProblem) -> Void
  ) throws(LogProblem) -> Damage? {
    var problem: LogProblem?
    let count = packed.count
    let damage: Damage? = packed.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(count)
      return room.withUnsafeMutableBufferPointer { output in
        while stream.pointee.avail_in > 0, !isInGarbage {
          if let damage = step(output) { return damage }
          let made = output.count - Int(stream.pointee.avail_out)
          do throws(LogProblem) {
            try take(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(output)[..<made]))
          } catch {
            problem = error
            return nil
          }
        }
        return nil
      }
    }
    if let problem { throw problem }
    return damage
  }

  /// Fills the output once.
  private func step(_ output: UnsafeMutableBufferPointer<UInt8>) -> Damage? {
    let isBetweenStreams = isOpen && isAtEndOfStream
    if !isOpen {
      // 16 more than the largest window means a gzip header.
      let result = inflateInit2_(
        stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      guard result == Z_OK else { return .memory }
      isOpen = true
    } else if isAtEndOfStream {
      guard inflateReset(stream) == Z_OK else { return .bytes }
    }
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = UInt32(output.count)
    let result = inflate(stream, Z_NO_FLUSH)
    if isBetweenStreams, result == Z_DATA_ERROR {
      isInGarbage = true
      return nil
    }
    isAtEndOfStream = result == Z_STREAM_END
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR ? nil : .bytes
  }
}
