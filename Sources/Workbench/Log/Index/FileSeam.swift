/// The last bytes of what was read of a file: if they are others later, the file was cut short and
/// has grown again in between.
struct FileSeam: Hashable, Sendable {
  private var start: Int64 = 0
  private var bytes: [UInt8] = []

  /// The seam of a file of which nothing was read.
  init() {}

  /// Takes down what a file holds before a place.
  init(_ file: any LogBytes, endingAt end: Int64) throws(LogProblem) {
    start = max(0, end - 64)
    bytes = try file.bytes(at: start, count: Int(end - start))
  }

  /// Whether the file still holds the same there.
  func holds(in file: any LogBytes) throws(LogProblem) -> Bool {
    try file.bytes(at: start, count: bytes.count) == bytes
  }
}
