import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open regular file, read by position, so that several readers may share it.
final class LogFile: LogBytes {
  /// Where it was when it was opened.
  let path: FilePath
  /// What it is, whatever it is called by now.
  let identity: FileIdentity
  private let descriptor: FileDescriptor

  /// Opens a file for reading.
  init(_ path: FilePath) throws(LogProblem) {
    self.path = path
    do {
      // A FIFO without a writer would block without this.
      descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
    } catch {
      throw LogFile.problem(path, error as? Errno ?? .ioError)
    }
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0 else {
      let reason = Errno(rawValue: errno)
      LogFile.close(descriptor)
      throw .openFailed(path, reason)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      LogFile.close(descriptor)
      throw status.st_mode & S_IFMT == S_IFDIR ? .isDirectory(path) : .notRegular(path)
    }
    identity = FileIdentity(status)
  }

  /// Takes over an open file that is read in another one's stead.
  init(_ path: FilePath, identity: FileIdentity, _ descriptor: FileDescriptor) {
    self.path = path
    self.identity = identity
    self.descriptor = descriptor
  }

  deinit {
    LogFile.close(descriptor)
  }

  /// How many bytes the file has at this moment.
  func size() throws(LogProblem) -> Int64 {
    var status = stat()
    guard fstat(descriptor.rawValue, &status) == 0 else {
      throw .readFailed(path, Errno(rawValue: errno))
    }
    return Int64(status.st_size)
  }

  /// When it was written to last, in seconds since 1970; nil if that can't be told.
  var modified: Int? {
    var status = stat()
    return fstat(descriptor.rawValue, &status) == 0 ? Int(status.st_mtim.tv_sec) : nil
  }

  /// Reads until the buffer is full or the file ends.
  ///
  /// - Returns: How many bytes were read; fewer than asked for only at the end of the file.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(LogProblem) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count: Int
      do {
        count = try descriptor.read(fromAbsoluteOffset: offset + Int64(done), into: rest)
      } catch {
        throw .readFailed(path, error as? Errno ?? .ioError)
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  private static func close(_ descriptor: FileDescriptor) {
    // Nothing was written, so nothing can be lost by a failure.
    try? descriptor.close()
  }

  private static func problem(_ path: FilePath, _ reason: Errno) -> LogProblem {
    switch reason {
    case .noSuchFileOrDirectory, .notDirectory: .missing(path)
    case .permissionDenied, .notPermitted: .unreadable(path)
    case .isDirectory: .isDirectory(path)
    default: .openFailed(path, reason)
    }
  }
}

extension FileIdentity {
  init(_ status: stat) {
    self.init(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
  }
}
