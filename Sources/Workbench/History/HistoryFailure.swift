import SystemPackage

/// Why the history of builds can't be used.
public enum HistoryFailure: Error, Hashable, Sendable {
  /// Another program holds the file, and did not let go in time.
  case locked(FilePath)
  /// The file or its folder can't be written; SQLite's reason.
  case unwritable(FilePath, reason: String)
  /// A newer heliosw has written it.
  case newer(FilePath)
  /// What is in the file can't be read; where it was moved to, if it could be.
  case damaged(FilePath, movedTo: FilePath?)
  /// SQLite has another reason.
  case failed(FilePath, reason: String)
}

extension HistoryFailure {
  /// The same in a person's words.
  ///
  /// It costs the history and nothing else, which the hint says.
  public var problem: Problem {
    let rest = "Everything else goes on without it."
    switch self {
    case .locked(let path):
      return Problem(
        .failed, "The history of builds can't be opened: another program holds \(path).", hint: rest
      )
    case .unwritable(let path, let reason):
      return Problem(
        .failed, "The history of builds can't be kept in \(path): \(reason).",
        hint: "The folder must be writable. \(rest)")
    case .newer(let path):
      return Problem(
        .refused, "The history of builds in \(path) is of a newer heliosw.",
        hint: "That one reads it. \(rest)")
    case .damaged(let path, let place?):
      return Problem(
        .failed, "The history of builds in \(path) was damaged; a new one is begun.",
        hint: "The damaged one is \(place); old logs are read again.")
    case .damaged(let path, nil):
      return Problem(
        .failed, "The history of builds in \(path) is damaged, and can't be moved aside.",
        hint: rest)
    case .failed(let path, let reason):
      return Problem(
        .failed, "The history of builds in \(path) failed: \(reason).", hint: rest)
    }
  }
}
