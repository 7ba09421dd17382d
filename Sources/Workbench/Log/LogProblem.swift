import SystemPackage

/// Why a log can't be read.
public enum LogProblem: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(FilePath)
  /// The file may not be read by this user.
  case unreadable(FilePath)
  /// The path names a directory.
  case isDirectory(FilePath)
  /// The path names a FIFO, a device or a socket.
  case notRegular(FilePath)
  /// Opening it failed for another reason.
  case openFailed(FilePath, Errno)
  /// Reading it failed after it was opened.
  case readFailed(FilePath, Errno)
  /// What is searched for is no regular expression: what PCRE2 says, and where in the pattern, in bytes.
  case badPattern(reason: String, offset: Int)
  /// It is compressed, and what it holds can't be unpacked.
  case corrupt(FilePath)
  /// It is compressed, and there is no room for what it holds, or none may be used.
  case cannotUnpack(FilePath, Errno)
}

extension LogProblem {
  /// The same in a person's words.
  public var problem: Problem {
    switch self {
    case .missing(let path):
      Problem(.failed, "Cannot open \(path): there is no such file.")
    case .unreadable(let path):
      Problem(
        .failed, "Cannot open \(path): permission denied.",
        hint: "read it as the user who ran the build.")
    case .isDirectory(let path):
      Problem(
        .failed, "Cannot open \(path): it is a directory.", hint: "name the nightly.log in it.")
    case .notRegular(let path):
      Problem(.failed, "Cannot open \(path): it is not a regular file.")
    case .openFailed(let path, let reason):
      Problem(.failed, "Cannot open \(path): \(reason).")
    case .readFailed(let path, let reason):
      Problem(.failed, "Cannot read \(path): \(reason).")
    case .badPattern(let reason, let offset):
      Problem(
        .usage, "Cannot search: \(reason) (at \(offset)).",
        hint: "put a backslash before a character that stands for itself.")
    case .corrupt(let path):
      Problem(
        .failed, "Cannot unpack all of \(path): its gzip data are damaged, or end too early.")
    case .cannotUnpack(let path, let reason):
      Problem(.failed, "Cannot unpack \(path): \(reason).")
    }
  }
}
