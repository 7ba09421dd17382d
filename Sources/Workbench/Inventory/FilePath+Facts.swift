import SystemPackage

extension FilePath {
  /// What stands at the path, links followed; nothing if it can't be told.
  var fileType: FileType? {
    // Absent, unreadable and dangling look alike to those who only ask whether to go on.
    (try? Stat(self))?.type
  }

  /// Whether a file stands at the path, links followed.
  var isRegularFile: Bool { fileType == .regular }

  /// Whether a folder stands at the path, links followed.
  var isDirectory: Bool { fileType == .directory }
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
