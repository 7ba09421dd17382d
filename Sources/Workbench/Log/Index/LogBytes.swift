import SystemPackage

/// The bytes of a log, read by position: a file, or the files that one build's log was split over.
protocol LogBytes: AnyObject, Sendable {
  /// What to call it in a complaint.
  var path: FilePath { get }
  /// What makes it the same log: the file that it begins in.
  var identity: FileIdentity { get }

  /// How many bytes there are at this moment.
  func size() throws(LogProblem) -> Int64

  /// Reads until the buffer is full or the log ends.
  ///
  /// - Returns: How many bytes were read; fewer than asked for only at the end of the log.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(LogProblem) -> Int
}

extension LogBytes {
  /// Reads some bytes; fewer than asked for only at the end of the log.
  func bytes(at offset: Int64, count: Int) throws(LogProblem) -> [UInt8] {
    var problem: LogProblem?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      do throws(LogProblem) {
        filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    return bytes
  }
}
