import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that holds a build's log, or a part of it, kept open so that it stays the same file
/// whatever it is called.
public struct LogPart: Sendable {
  /// Where the file is now, as far as is known.
  public internal(set) var path: FilePath
  /// How much of it has been announced, in bytes.
  public internal(set) var announced: Int64 = 0
  /// Whether it goes on a log that was moved away while its build went on.
  public let isContinuation: Bool

  let file: LogFile
  /// What the file held before `announced`.
  var seam = FileSeam()

  /// What the file is.
  public var identity: FileIdentity { file.identity }

  /// How many seconds ago it was written to last; 0 if that can't be told.
  public var secondsAtRest: Int {
    file.modified.map { max(0, Int(time(nil)) - $0) } ?? 0
  }

  init(_ path: FilePath, isContinuation: Bool, file: LogFile) {
    self.path = path
    self.isContinuation = isContinuation
    self.file = file
  }
}

extension LogDocument {
  /// Opens a part of a log that is followed; it need not be where it was any more.
  public init(_ part: LogPart, rules: NightlyRules? = nil) {
    self.init(part.file, rules: rules)
  }

  /// Opens all parts of a log that is followed as one; there must be one at least.
  public init(_ first: LogPart, _ others: [LogPart], rules: NightlyRules? = nil)
    throws(LogProblem)
  {
    guard !others.isEmpty else {
      self.init(first, rules: rules)
      return
    }
    self.init(try JoinedFiles(first.file, others.map(\.file)), rules: rules)
  }
}
