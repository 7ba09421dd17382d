import SystemPackage

extension Consolidation {
  /// Reads the clone's branch and commit at once, without asking git.
  ///
  /// It takes well below a millisecond and blocks for that long. Counts are unknown in the answer:
  /// they come from git (``Inventory``), which also has the last word on everything else.
  ///
  /// - Returns: What is known; nothing where only git can tell.
  public func firstPaint() -> RepositoryStatus? {
    guard path.isDirectory else {
      return path.isDanglingOrNoFolder ? nil : .absent
    }
    // Whatever libgit2 can't open or read is left to git, which says what is wrong in its own
    // words.
    guard let clone = try? Git2Repository(path), !clone.isBare, let head = try? clone.head() else {
      return nil
    }
    var status = RepositoryStatus(present: true)
    switch head {
    case .branch(let name, let commit):
      (status.branch, status.detached, status.commit) = (name, false, commit)
    case .detached(let commit):
      (status.detached, status.commit) = (true, commit)
    }
    status.lastFetch = [clone.gitFolder, clone.commonFolder].compactMap { $0?.lastFetch }.max()
    return status
  }
}

extension FilePath {
  /// Whether something stands at the path that is no folder, be it a link to nothing.
  fileprivate var isDanglingOrNoFolder: Bool {
    // A path whose nature can't be told is left to git.
    (try? Stat(self, followTargetSymlink: false)) != nil
  }

  /// When git last fetched into this `.git` folder; a failed fetch leaves an empty file behind.
  fileprivate var lastFetch: Int? {
    guard let file = try? Stat(appending("FETCH_HEAD")), file.size > 0 else { return nil }
    return Int(file.st_mtim.tv_sec)
  }
}
