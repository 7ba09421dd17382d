#if os(Linux)
  import SystemPackage

  /// Which folders are watched, and for which clones.
  struct WatchedFolders {
    /// Why a folder is watched for a clone.
    enum Purpose: Hashable {
      /// It holds files of git's own.
      case git
      /// It holds references, as do folders that come to be in it.
      case references
      /// It belongs to the working tree.
      case tree
      /// The clone's folder lies in it, or will.
      case parent
    }

    /// What a folder is to a clone; linked worktrees share folders, so that one can be much to
    /// many.
    struct Role: Hashable {
      var name: String
      var purpose: Purpose
    }

    /// One watched folder.
    struct Watch {
      var path: FilePath
      var roles: Set<Role>
    }

    private let inotify: Inotify
    private let limit: Int
    private var watches: [Int32: Watch] = [:]

    /// - Parameter limit: How many folders are watched at most.
    init(_ inotify: Inotify, limit: Int) {
      self.inotify = inotify
      self.limit = limit
    }

    /// How many folders are watched.
    var count: Int { watches.count }

    /// The watch behind an event's number.
    subscript(number: Int32) -> Watch? { watches[number] }

    /// Watches a folder for a clone; one that is not there is passed over.
    ///
    /// - Returns: Whether it was not watched for that before.
    /// - Throws: `exhausted` when the limit, ours or the kernel's, is reached.
    @discardableResult
    mutating func add(_ path: FilePath, _ role: Role) throws(Inotify.Refusal) -> Bool {
      let number: Int32
      do {
        number = try inotify.watch(path)
      } catch .absent {
        return false
      }
      if watches[number] == nil, watches.count >= limit {
        inotify.forget(number)
        throw .exhausted
      }
      // A folder that was renamed is still the same watch.
      watches[number, default: Watch(path: path, roles: [])].path = path
      return watches[number]?.roles.insert(role).inserted ?? false
    }

    /// Watches a folder and all that are below it.
    mutating func addAll(_ path: FilePath, _ role: Role) throws(Inotify.Refusal) {
      guard try add(path, role) else { return }
      for folder in path.subfolders { try addAll(folder, role) }
    }

    /// Strikes a folder off that the kernel watches no longer.
    mutating func strike(_ number: Int32) {
      watches[number] = nil
    }

    /// Gives up a clone's working tree; its references stay watched.
    mutating func giveUp(_ role: Role) {
      for number in watches.keys where watches[number]?.roles.remove(role) != nil {
        guard watches[number]?.roles.isEmpty == true else { continue }
        inotify.forget(number)
        strike(number)
      }
    }
  }
#endif
