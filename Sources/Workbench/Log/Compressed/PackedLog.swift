import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A log that gzip has packed, unpacked into a nameless file as far as it is wanted.
///
/// The nameless file can be read by nobody else and is gone with the process, for a log holds the
/// builder's environment.
final class PackedLog: Sendable {
  /// How many packed bytes are read at a time.
  private static let pieceSize = 1 << 18

  /// Where the unpacked bytes are.
  let spool: LogFile

  private let packed: LogFile
  private let reader = GzipReader()
  private let output: FileDescriptor

  /// Whether a file begins as gzip's do.
  static func isPacked(_ file: LogFile) throws(LogProblem) -> Bool {
    try file.bytes(at: 0, count: 3) == GzipReader.magic
  }

  /// Starts to unpack a file.
  ///
  /// - Parameter folder: Where there is room for all that it holds.
  convenience init(_ packed: LogFile, in folder: FilePath) throws(LogProblem) {
    let name = folder.appending("heliosw-log.\(UInt64.random(in: 0 ... .max))")
    let output: FileDescriptor
    do {
      output = try FileDescriptor.open(
        name, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
    } catch {
      throw .cannotUnpack(packed.path, error as? Errno ?? .ioError)
    }
    _ = name.withPlatformString { unlink($0) }
    try self.init(packed, into: output)
  }

  /// Starts to unpack a file into another one that is open for reading and writing; it is closed at the end.
  init(_ packed: LogFile, into output: FileDescriptor) throws(LogProblem) {
    self.packed = packed
    self.output = output
    do {
      spool = try LogFile(
        packed.path, identity: packed.identity, output.duplicate())
    } catch {
      throw .cannotUnpack(packed.path, error as? Errno ?? .ioError)
    }
  }

  deinit {
    // Nobody will read the file again, so nothing can be lost by a failure.
    try? output.close()
  }
}

/// How far a packed log has been unpacked.
struct PackedProgress: Sendable {
  /// How much of the packed file was read, in bytes.
  var read: Int64 = 0
  /// Whether all of it was.
  var isComplete = false
  /// What stops it from being unpacked any further.
  var problem: LogProblem?
}

extension PackedLog {
  /// Goes on unpacking.
  ///
  /// - Parameter budget: About how many bytes to unpack at most.
  func advance(_ progress: inout PackedProgress, budget: Int) {
    guard !progress.isComplete, progress.problem == nil else { return }
    var room = [UInt8](repeating: 0, count: 1 << 20)
    var made = 0
    do throws(LogProblem) {
      while made < budget {
        var piece = try packed.bytes(at: progress.read, count: PackedLog.pieceSize)
        guard !piece.isEmpty else {
          progress.isComplete = true
          if !reader.isAtEndOfStream { progress.problem = .corrupt(packed.path) }
          return
        }
        let damage = try reader.unpack(&piece, into: &room) { bytes throws(LogProblem) in
          made += bytes.count
          try write(bytes)
        }
        guard damage == nil else { throw LogProblem.corrupt(packed.path) }
        progress.read += Int64(piece.count)
      }
    } catch {
      progress.problem = error
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(LogProblem) {
    do {
      _ = try output.writeAll(bytes)
    } catch {
      throw .cannotUnpack(packed.path, error as? Errno ?? .ioError)
    }
  }
}
