@preconcurrency import Dispatch
import Synchronization
import SystemPackage

/// Tells which clones of this machine have changed, without asking anybody while nothing does.
///
/// The folders of tracked files and of git's references are watched through inotify. A change is
/// told a tenth of a second after its first sign, and a clone not sooner than twenty times the
/// duration of its last answer after that answer. There is inotify on Linux only: elsewhere the
/// caller polls.
public final class RepositoryWatcher: Sendable {
  /// The names of clones to ask about again, as they come; it ends with ``stop()``.
  public let changes: AsyncStream<Set<String>>

  #if os(Linux)
    private let runner: any ScriptRunner
    private let inotify: Inotify
    private let state: Mutex<WatcherState>
    private let queue = DispatchQueue(label: "heliosw.watcher")
    private let source: any DispatchSourceRead
    private let timer: any DispatchSourceTimer
    private let report: AsyncStream<Set<String>>.Continuation

    private init?(_ clones: [String: FilePath], by runner: some ScriptRunner, limit: Int) {
      guard let inotify = Inotify() else { return nil }
      self.runner = runner
      self.inotify = inotify
      state = Mutex(WatcherState(clones: clones, folders: WatchedFolders(inotify, limit: limit)))
      source = DispatchSource.makeReadSource(
        fileDescriptor: inotify.descriptor.rawValue, queue: queue)
      timer = DispatchSource.makeTimerSource(queue: queue)
      (changes, report) = AsyncStream.makeStream(of: Set<String>.self)
      // Closing what is still waited on would wait on whatever gets the number next.
      source.setCancelHandler { try? inotify.descriptor.close() }
      source.setEventHandler { [weak self] in self?.readEvents() }
      timer.setEventHandler { [weak self] in self?.tell() }
      source.activate()
      timer.activate()
    }

    deinit {
      stop()
    }
  #else
    private init() { changes = AsyncStream { $0.finish() } }
  #endif
}

extension RepositoryWatcher {
  /// Starts to watch clones.
  ///
  /// What changes before this returns goes unnoticed: ask about the clones afterwards, or, where
  /// the first answers must not wait, once more. It takes a sixth of a second for a gate and a
  /// dozen small clones.
  ///
  /// - Parameters:
  ///   - consolidations: The clones; one that is not there is noticed when it comes.
  ///   - runner: This machine's shell, for `git ls-files`.
  ///   - limit: How many folders are watched at most, in all.
  /// - Returns: The watcher; nothing where the system has no notices to give.
  public static func start(
    on consolidations: [Consolidation], by runner: some ScriptRunner, limit: Int = 20_000
  ) async -> RepositoryWatcher? {
    #if os(Linux)
      let clones = consolidations.map { ($0.name, $0.path) }
      guard
        let watcher = RepositoryWatcher(
          Dictionary(clones) { first, _ in first }, by: runner, limit: limit)
      else { return nil }
      for (name, path) in clones { await watcher.list(name, at: path) }
      return watcher
    #else
      return nil
    #endif
  }
}

#if !os(Linux)
  /// There is never a value of this here: the members only let callers be the same everywhere.
  extension RepositoryWatcher {
    /// No clone: there is no watcher.
    public var polled: Set<String> { [] }

    /// None: there is no watcher.
    public var folderCount: Int { 0 }

    /// Does nothing: there is no watcher.
    public func answered(_ name: String, took: Duration) async {}

    /// Does nothing: there is no watcher.
    public func stop() {}
  }
#else
  extension RepositoryWatcher {
    /// The clones whose files are too many to be watched: the caller polls these.
    public var polled: Set<String> { state.withLock { $0.polled } }

    /// How many folders are watched.
    public var folderCount: Int { state.withLock { $0.folders.count } }

    /// Notes that a clone's answer has come; call it after each, for the clone is left alone for a
    /// while then.
    ///
    /// - Parameters:
    ///   - name: The clone's name.
    ///   - took: How long it took from the question to the answer.
    public func answered(_ name: String, took: Duration) async {
      let path = state.withLock { state in
        state.schedule.answered(name, took: took, at: .now)
        return state.unlisted.remove(name) == nil ? nil : state.clones[name]
      }
      if let path, await list(name, at: path) {
        // What changed in a folder before it was watched has gone unnoticed.
        state.withLock { $0.schedule.changed([name], at: .now) }
      }
      arm()
    }

    /// Stops watching and ends ``changes``.
    public func stop() {
      source.cancel()
      timer.cancel()
      report.finish()
    }

    /// Watches a clone's folders as git lists them now, and returns whether there were new ones.
    @discardableResult
    private func list(_ name: String, at path: FilePath) async -> Bool {
      let before = state.withLock { state in
        let count = state.folders.count
        state.watchGit(of: name, at: path)
        return count
      }
      guard let folders = try? await TrackedFolders.ask(path, by: runner) else {
        // Without git's list nobody knows what to watch.
        state.withLock { $0.giveUp(name) }
        return false
      }
      return state.withLock { state in
        state.watchTree(of: name, folders)
        return state.folders.count > before
      }
    }

    private func readEvents() {
      let events = inotify.events()
      state.withLock { state in
        let names = events.reduce(into: Set<String>()) { $0.formUnion(state.take($1)) }
        state.schedule.changed(names, at: .now)
      }
      arm()
    }

    private func tell() {
      let names = state.withLock { $0.schedule.due(at: .now) }
      if !names.isEmpty { report.yield(names) }
      arm()
    }

    /// Sets the timer to the next deadline, or to never.
    private func arm() {
      guard let deadline = state.withLock({ $0.schedule.deadline }) else {
        timer.schedule(deadline: .distantFuture)
        return
      }
      let wait = max(.zero, ContinuousClock.now.duration(to: deadline))
      let (seconds, attoseconds) = wait.components
      timer.schedule(
        deadline: .now() + .seconds(Int(seconds)) + .nanoseconds(Int(attoseconds / 1_000_000_000)))
    }
  }
#endif
