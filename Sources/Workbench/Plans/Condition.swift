import SystemPackage

/// What must hold when a step runs; if it does not, the plan stops with status 5 and nothing is touched.
public enum Condition: Hashable, Sendable {
  /// A directory is there.
  case directory(FilePath)
  /// A regular file is there.
  case file(FilePath)
  /// A file is there and may be executed.
  case executable(FilePath)
  /// A file holds this line, exactly.
  case line(String, in: FilePath)
  /// A variable is unset or empty.
  case unset(String)
  /// A file still has the POSIX `cksum` (checksum and size, as `cksum` prints them) it had when the plan was made.
  case checksum(FilePath, String)
  /// git finds this commit checked out in a clone; any commit if nil.
  case commit(FilePath, String?)
  /// A folder still is the one with this inode number.
  case folder(FilePath, inode: Int)
  /// No process of a program has a text among the words of its command line.
  case unused(String, by: String)
  /// Nothing stands at a path.
  case absent(FilePath)
  /// A line of what a command prints matches a pattern (a basic regular expression, as grep's). Of the command, the words count.
  case prints(Command, String)
  /// A command ends well, and no line of what it prints matches a pattern.
  case lacks(Command, String)
  /// A symbolic link leads to a target, as it is written in it.
  case link(FilePath, to: String)
  /// A process lives and its arguments hold a word.
  case process(Int, String)
  /// nightly's lock (a symbolic link to `HOST.USER.PID`) is absent, or its process is gone.
  case unlocked(FilePath)

  /// No depot serves what is in a folder, whoever started it.
  static func unserved(_ folder: FilePath) -> Condition {
    .unused("\(folder)/", by: "pkg.depotd")
  }
}
