import SystemPackage

/// What happened to a log that is followed.
public enum FollowEvent: Hashable, Sendable {
  /// A build's log was found, or begun.
  case began(FileIdentity)
  /// The log of the same build goes on in another file, since the first one was moved away.
  case continued(FileIdentity)
  /// A file has grown; the bytes that are new.
  case appended(FileIdentity, Range<Int64>)
  /// A file was cut short: what was read of it counts no more.
  case truncated(FileIdentity)
  /// A file is somewhere else now.
  case moved(FileIdentity, to: FilePath)
  /// Nightly has put the log away, as it does at the end of a build; the folder that it is in.
  case finished(FileIdentity, in: FilePath)
  /// Another build has begun, with a log of its own.
  case replaced(FileIdentity, by: FileIdentity)
  /// A file was deleted; what is left of it can still be read.
  case deleted(FileIdentity)
}
