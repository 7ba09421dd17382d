/// The part of the source tree that a directory belongs to, in the words that engineers use.
enum ComponentPath {
  /// The directory of a line `Current working directory /…`, which dmake prints behind a failure.
  static func workingDirectory(_ line: [UInt8]) -> String? {
    let words = Array("Current working directory ".utf8)
    guard line.starts(with: words) else { return nil }
    return String(decoding: line.dropFirst(words.count), as: UTF8.self)
  }

  /// The component of a directory: `cmd/id` of `/ws/usr/src/cmd/id/i386`.
  ///
  /// - Returns: nil if the directory is in no source tree; `.` for the top of one.
  static func component(ofDirectory directory: String) -> String? {
    guard let parts = parts(ofDirectory: directory) else { return nil }
    guard let top = parts.first else { return "." }
    let depth: Int
    switch top {
    case "uts": depth = 3
    case "cmd" where parts.dropFirst().first?.hasPrefix("cmd-inet") == true: depth = 4
    default: depth = 2
    }
    return parts.prefix(depth).joined(separator: "/")
  }

  /// The directory below usr/src that is made by one `dmake`, in parts: `lib`, `libzfs` of `/ws/usr/src/lib/libzfs/amd64`.
  ///
  /// - Returns: nil if the directory is in no source tree.
  static func parts(ofDirectory directory: String) -> [String]? {
    guard directory.hasPrefix("/") else { return nil }
    var parts = directory.split(separator: "/").map(String.init)
    let places = parts.indices.dropLast()
    guard let usr = places.last(where: { parts[$0...].starts(with: ["usr", "src"]) }) else {
      return nil
    }
    parts.removeSubrange(...(usr + 1))
    while let last = parts.last, builds.contains(last), parts.count > 1 { parts.removeLast() }
    return parts
  }

  /// Folders that hold one build of a component rather than a component.
  private static let builds: Set<String> = [
    "i386", "amd64", "sparc", "sparcv9", "aarch64", "debug32", "debug64", "obj32", "obj64",
  ]
}
