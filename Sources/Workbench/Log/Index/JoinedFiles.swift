import SystemPackage

/// The files of one build's log, read as if they were one.
///
/// Only the last of them is taken to grow: nightly writes to a log that was moved away until its
/// phase ends, and makes the next file only then. Should an earlier one grow all the same, its bytes
/// would push the others back; ``isLaidOutAsNow()`` tells, and the log is read anew.
final class JoinedFiles: LogBytes {
  let files: [LogFile]
  /// Where each file begins in the whole, in bytes.
  private let starts: [Int64]

  /// Joins some files as they are now, the oldest first.
  init(_ first: LogFile, _ others: [LogFile]) throws(LogProblem) {
    var starts: [Int64] = [0]
    for file in ([first] + others).dropLast() {
      starts.append((starts.last ?? 0) + (try file.size()))
    }
    self.first = first
    files = [first] + others
    self.starts = starts
  }

  private let first: LogFile

  var path: FilePath { last.path }
  var identity: FileIdentity { first.identity }

  private var last: LogFile { files.last ?? first }

  func size() throws(LogProblem) -> Int64 { (starts.last ?? 0) + (try last.size()) }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(LogProblem) -> Int {
    var done = 0
    for (number, file) in files.enumerated() {
      let here = offset + Int64(done) - starts[number]
      let isLast = number == files.count - 1
      let left = isLast ? .max : starts[number + 1] - starts[number] - here
      guard here >= 0, left > 0, done < buffer.count else { continue }
      let wanted = Int(min(left, Int64(buffer.count - done)))
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[done..<(done + wanted)])
      let count = try file.read(into: room, at: here)
      done += count
      // A file that has become shorter leaves a hole: what lies behind it must not slip into its place.
      if count < wanted { break }
    }
    return done
  }

  /// Whether each file but the last still has the size that it had when they were joined.
  func isLaidOutAsNow() throws(LogProblem) -> Bool {
    for (number, file) in files.enumerated().dropLast()
    where try file.size() != starts[number + 1] - starts[number] { return false }
    return true
  }
}
