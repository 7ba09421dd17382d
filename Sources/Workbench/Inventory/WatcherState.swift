#if os(Linux)
  import SystemPackage

  /// What a ``RepositoryWatcher`` knows, and what it makes of each notice.
  struct WatcherState {
    /// The clones by name.
    let clones: [String: FilePath]
    var folders: WatchedFolders
    var schedule = ChangeSchedule()
    /// Clones whose folders git must list again, for its index or the clone itself is another.
    var unlisted: Set<String> = []
    /// Clones whose working tree is not watched.
    private(set) var polled: Set<String> = []

    init(clones: [String: FilePath], folders: WatchedFolders) {
      self.clones = clones
      self.folders = folders
    }

    /// Watches what git keeps of a clone, and the folder that the clone is in.
    mutating func watchGit(of name: String, at path: FilePath) {
      let references = WatchedFolders.Role(name: name, purpose: .references)
      let git = WatchedFolders.Role(name: name, purpose: .git)
      do {
        try folders.add(
          path.removingLastComponent(), WatchedFolders.Role(name: name, purpose: .parent))
        guard let kept = GitFolders(of: path) else { return }
        for folder in kept.folders { try folders.add(folder, git) }
        for folder in kept.trees { try folders.addAll(folder, references) }
      } catch {
        giveUp(name)
      }
    }

    /// Watches a clone's working tree.
    mutating func watchTree(of name: String, _ paths: [FilePath]) {
      let role = WatchedFolders.Role(name: name, purpose: .tree)
      do {
        for path in paths { try folders.add(path, role) }
        polled.remove(name)
      } catch {
        giveUp(name)
      }
    }

    /// Leaves a clone's working tree to the caller.
    mutating func giveUp(_ name: String) {
      folders.giveUp(WatchedFolders.Role(name: name, purpose: .tree))
      polled.insert(name)
    }
  }

  extension WatcherState {
    /// Takes a notice, and returns the clones that it means.
    mutating func take(_ event: Inotify.Event) -> Set<String> {
      if event.isOverflow {
        unlisted = Set(clones.keys)
        return unlisted
      }
      guard let watch = folders[event.watch] else { return [] }
      if event.isEnd {
        folders.strike(event.watch)
        return []
      }
      guard !event.name.isEmpty else { return [] }
      let path = watch.path.pushing(FilePath(bytes: event.name))
      return Set(watch.roles.filter { take(event, at: path, $0) }.map(\.name))
    }

    /// Takes a notice about an entry of a folder, and returns whether it means the clone.
    private mutating func take(
      _ event: Inotify.Event, at path: FilePath, _ role: WatchedFolders.Role
    ) -> Bool {
      switch role.purpose {
      case .parent:
        guard let clone = clones[role.name], clone.lastComponent == path.lastComponent else {
          return false
        }
        unlisted.insert(role.name)
      case .git:
        if event.isLock { return false }
        if event.isNewFolder || event.name.elementsEqual("index".utf8) {
          unlisted.insert(role.name)
        }
      case .references:
        if event.isLock { return false }
        if event.isNewFolder { follow(path, role) }
      case .tree:
        if path.lastComponent == ".git" { unlisted.insert(role.name) }
        if event.isNewFolder, !isIgnored(path, of: role.name) { follow(path, role) }
      }
      return true
    }

    private mutating func follow(_ path: FilePath, _ role: WatchedFolders.Role) {
      do {
        try folders.addAll(path, role)
      } catch {
        giveUp(role.name)
      }
    }

    /// A build makes thousands of folders in a gate, and none of them matters.
    private func isIgnored(_ path: FilePath, of name: String) -> Bool {
      if path.lastComponent == ".git" { return true }
      // Of a clone that libgit2 can't open every folder is followed: too much is better than too
      // little.
      guard let clone = clones[name], let repository = try? Git2Repository(clone) else {
        return false
      }
      var below = path
      return below.removePrefix(clone) && repository.isIgnored(below)
    }
  }

  extension Inotify.Event {
    /// Whether it is about a lock of git's, which says nothing: git writes into it and renames it
    /// then.
    fileprivate var isLock: Bool { name.suffix(5).elementsEqual(".lock".utf8) }
  }
#endif
