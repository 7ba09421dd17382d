import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of a test's own, taken away with all that is in it when the test is done.
final class TemporaryFolder {
  let path: FilePath

  init() throws {
    var template = Array("/tmp/heliosw-log-test.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
    path = FilePath(String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self))
  }

  deinit {
    remove(path)
  }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String = "nightly.log") throws -> FilePath {
    let file = path.appending(name)
    let descriptor = try FileDescriptor.open(
      file, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
    try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
    return file
  }

  /// Writes text and gives its path.
  @discardableResult
  func write(_ text: String, to name: String = "nightly.log") throws -> FilePath {
    try write(Array(text.utf8), to: name)
  }

  /// Adds to a file that may not exist yet.
  func append(_ bytes: some Sequence<UInt8>, to name: String = "nightly.log") throws {
    let descriptor = try FileDescriptor.open(
      path.appending(name), .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
    try descriptor.closeAfter { _ = try descriptor.writeAll(bytes) }
  }

  /// The names of what is in it.
  func names() throws -> [String] {
    guard let directory = path.withPlatformString({ opendir($0) }) else {
      throw Errno(rawValue: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private func remove(_ path: FilePath) {
    if let directory = path.withPlatformString({ opendir($0) }) {
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name != ".", name != ".." else { continue }
        if entry.pointee.d_type == DT_DIR {
          remove(path.appending(name))
        } else {
          _ = path.appending(name).withPlatformString { unlink($0) }
        }
      }
    }
    _ = path.withPlatformString { rmdir($0) }
  }
}
