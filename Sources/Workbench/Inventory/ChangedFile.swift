import SystemPackage

/// One entry of `git status --porcelain=v2`.
public struct ChangedFile: Hashable, Sendable {
  /// What sort of entry it is.
  public enum Kind: Hashable, Sendable {
    /// `1`: changed in place.
    case changed
    /// `2`: renamed or copied from another path.
    case moved(from: FilePath)
    /// `u`: unmerged.
    case conflicted
    /// `?`: not tracked; a folder stands for all that is in it.
    case untracked
  }

  /// What sort of entry it is.
  public var kind: Kind
  /// git's two letters: X (index against HEAD) and Y (working tree against index); `??` for
  /// untracked files.
  public var letters: String
  /// The path below the top of the clone, byte for byte.
  public var path: FilePath
  /// Whether the path is a folder: of untracked files, or a submodule.
  public var isFolder: Bool

  /// Makes an entry.
  public init(_ kind: Kind, letters: String, path: FilePath, isFolder: Bool = false) {
    self.kind = kind
    self.letters = letters
    self.path = path
    self.isFolder = isFolder
  }
}
