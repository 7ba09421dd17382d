import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension FilePath {
  /// What stands at the path, links followed; nothing if it can't be told.
  var fileType: FileType? {
    // Absent, unreadable and dangling look alike to those who only ask whether to go on.
    (try? Stat(self))?.type
  }

  /// Whether a file stands at the path, links followed.
  var isRegularFile: Bool { fileType == .regular }

  /// Whether a folder stands at the path, links followed.
  public var isDirectory: Bool { fileType == .directory }

  /// The path without symbolic links; nothing if nothing is there.
  public var resolved: FilePath? {
    guard let real = withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real)
  }
}

extension FilePath {
  /// Makes a path of bytes that need not be UTF-8.
  init(bytes: some Sequence<UInt8>) {
    self = (Array(bytes).map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
      guard let base = $0.baseAddress else { return FilePath() }
      return FilePath(platformString: base)
    }
  }

  /// The path byte for byte.
  var bytes: [UInt8] {
    withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: length)) }
  }
}

extension FilePath {
  /// When something was last changed, in seconds since 1970; nil if it is not there.
  var changedAt: Int? {
    // What can't be looked at is as good as not there.
    (try? Stat(self)).map { Int($0.st_mtim.tv_sec) }
  }

  /// The beginning of a file, up to so many bytes; nil if it can't be read.
  public func bytes(limit: Int) -> [UInt8]? {
    // A file that can't be read is as good as one that is not there.
    guard let file = try? LogFile(self), let size = try? file.size() else { return nil }
    return try? file.bytes(at: 0, count: min(Int(size), limit))
  }
}

extension FilePath {
  /// The names in a folder; none if it can't be read.
  var names: [String] {
    guard let directory = withPlatformString({ opendir($0) }) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { $0 != "." && $0 != ".." }
  }

  /// The folders right below this one, links left out; none if it can't be read.
  var subfolders: [FilePath] {
    guard let folder = withPlatformString({ opendir($0) }) else { return [] }
    defer { closedir(folder) }
    var subfolders: [FilePath] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath(platformString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let path = pushing(name)
      // File systems that don't tell the type in the entry are asked for it.
      let isFolder =
        Int32(entry.pointee.d_type) == Int32(DT_DIR)
        || Int32(entry.pointee.d_type) == Int32(DT_UNKNOWN)
          && (try? Stat(path, followTargetSymlink: false))?.type == .directory
      if isFolder { subfolders.append(path) }
    }
    return subfolders
  }
}
