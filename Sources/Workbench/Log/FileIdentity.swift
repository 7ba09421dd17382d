/// What makes a file the same file after it was renamed.
public struct FileIdentity: Hashable, Sendable {
  /// The file system it is on.
  public var device: UInt64
  /// Its number there.
  public var inode: UInt64

  /// Makes an identity.
  public init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }
}
