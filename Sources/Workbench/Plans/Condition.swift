import SystemPackage

/// What must hold when a step runs; if it does not, the plan stops with status 5 and nothing is touched.
public enum Condition: Hashable, Sendable {
  /// A directory is there.
  case directory(FilePath)
  /// A file is there and may be executed.
  case executable(FilePath)
  /// A file holds this line, exactly.
  case line(String, in: FilePath)
  /// A variable is unset or empty.
  case unset(String)
  /// A file still has the POSIX `cksum` (checksum and size, as `cksum` prints them) it had when the plan was made.
  case checksum(FilePath, String)
  /// Nothing stands at a path.
  case absent(FilePath)
  /// A symbolic link leads to a target, as it is written in it.
  case link(FilePath, to: String)
  /// A process lives and its arguments hold a word.
  case process(Int, String)
  /// nightly's lock (a symbolic link to `HOST.USER.PID`) is absent, or its process is gone.
  ///
  /// A lock of another host counts as held: its process can't be seen from here.
  case unlocked(FilePath)
}
