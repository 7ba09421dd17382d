import SystemPackage

/// The folders in which git keeps what a clone's status depends on.
struct GitFolders: Hashable {
  /// What is the clone's own: HEAD and index.
  var own: FilePath
  /// What linked worktrees share: references, and the stash's log.
  var common: FilePath

  /// Finds them; nothing where there is no repository.
  init?(of clone: FilePath) {
    let git = clone.appending(".git")
    if git.isDirectory {
      self.init(own: git, common: git)
      return
    }
    guard let line = git.firstLine, line.starts(with: Self.prefix) else { return nil }
    let own = clone.pushing(FilePath(bytes: line.dropFirst(Self.prefix.count)))
    guard own.isDirectory else { return nil }
    let common = own.appending("commondir").firstLine.map { own.pushing(FilePath(bytes: $0)) }
    self.init(own: own, common: (common ?? own).lexicallyNormalized())
  }

  private init(own: FilePath, common: FilePath) {
    self.own = own
    self.common = common
  }

  private static let prefix = Array("gitdir: ".utf8)

  /// The folders to watch with all that is below them: references.
  var trees: [FilePath] {
    [common.appending("refs"), own.appending("refs"), common.appending("reftable")]
  }

  /// The folders to watch themselves: for HEAD, index and FETCH_HEAD, the stash's log, the
  /// exclusions, and HEAD and index of submodules.
  var folders: [FilePath] {
    [own, common, common.appending("logs/refs"), common.appending("info")]
      + Self.modules(in: common.appending("modules")) + Self.modules(in: own.appending("modules"))
  }

  /// A submodule's name can have slashes, so that its folder can lie deeper.
  private static func modules(in folder: FilePath) -> [FilePath] {
    folder.subfolders.flatMap { folder in
      folder.appending("HEAD").isRegularFile
        ? [folder] + modules(in: folder.appending("modules")) : modules(in: folder)
    }
  }
}

extension FilePath {
  /// The first line of a small file, without its end.
  fileprivate var firstLine: ArraySlice<UInt8>? {
    // A file that can't be read tells nothing.
    guard let file = try? FileDescriptor.open(self, .readOnly) else { return nil }
    defer { try? file.close() }
    var bytes = [UInt8](repeating: 0, count: 4096)
    guard let count = try? bytes.withUnsafeMutableBytes({ try file.read(into: $0) }) else {
      return nil
    }
    return bytes.prefix(count).prefix { $0 != Byte.newline }
  }
}
