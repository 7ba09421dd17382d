import SystemPackage
import Testing

@testable import Workbench

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A gate's log folder, in which a test plays nightly, and a follower that watches it.
struct FollowedGate {
  let folder = try? TemporaryFolder()
  var follower: LogFollower
  /// What the follower has announced, byte for byte, by file.
  private(set) var seen: [FileIdentity: [UInt8]] = [:]
  /// The files, held open, so that what they hold can be compared whatever became of them.
  private var files: [LogFile] = []
  private var directory: FilePath
  private var archives = 0

  init() throws {
    directory = try #require(folder).path
    follower = LogFollower(directory.appending("nightly.log"))
  }

  /// The first lines of a log of nightly's.
  static let opening =
    "\n==== Nightly distributed build started:   Sun Nov 22 23:34:33 UTC 2026 ====\n"

  var log: FilePath { directory.appending("nightly.log") }

  /// Looks again, and reads what is announced as soon as it is.
  @discardableResult
  mutating func poll() throws -> [FollowEvent] {
    let events = try follower.poll()
    for event in events {
      switch event {
      case .truncated(let file): seen[file] = []
      case .appended(let file, let bytes):
        let part = try #require(follower.part(file))
        #expect(bytes.lowerBound == Int64(seen[file, default: []].count))
        seen[file, default: []] += try part.file.bytes(
          at: bytes.lowerBound, count: bytes.count)
      default: break
      }
    }
    return events
  }

  /// Begins a log, as nightly does.
  mutating func begin() throws {
    if FileIdentity(at: log) != nil { try rename(log, FilePath(log.string + "-")) }
    try append(FollowedGate.opening)
  }

  /// Adds to whatever is at the log's path, or makes it.
  mutating func append(_ text: String) throws {
    try folder?.append(Array(text.utf8))
    if let identity = FileIdentity(at: log), !files.contains(where: { $0.identity == identity }) {
      files.append(try LogFile(log))
    }
  }

  /// Puts the log away, as nightly does at its end.
  @discardableResult
  mutating func finish() throws -> FilePath {
    archives += 1
    let archive = directory.appending("log.2026-11-23.01:\(10 + archives)")
    #expect(archive.withPlatformString { mkdir($0, 0o755) } == 0)
    try rename(log, archive.appending("nightly.log"))
    let latest = directory.appending("latest")
    _ = latest.withPlatformString { unlink($0) }
    #expect(latest.withPlatformString { symlink(archive.string, $0) } == 0)
    return archive
  }

  /// Adds to a file by where it is now.
  func append(_ text: String, to file: FilePath) throws {
    let descriptor = try FileDescriptor.open(file, .writeOnly, options: .append)
    try descriptor.closeAfter { _ = try descriptor.writeAll(Array(text.utf8)) }
  }

  func truncate(to length: Int) throws {
    #expect(log.withPlatformString { Glibc.truncate($0, length) } == 0)
  }

  func delete() {
    #expect(log.withPlatformString { unlink($0) } == 0)
  }

  func rename(_ old: FilePath, _ new: FilePath) throws {
    let result = old.withPlatformString { old in
      new.withPlatformString { new in Glibc.rename(old, new) }
    }
    guard result == 0 else { throw Errno(rawValue: errno) }
  }

  /// Compares what was announced of each file that is still followed with what it holds.
  func check() throws {
    for part in follower.parts {
      let whole = try part.file.bytes(at: 0, count: Int(try part.file.size()))
      #expect(seen[part.identity, default: []] == whole)
    }
  }
}
