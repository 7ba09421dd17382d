@preconcurrency import Dispatch
import SystemPackage

/// Tells when something in a few folders is made, changed, renamed or removed; sleeps otherwise.
public enum FolderWatch {
  /// Changes in folders of this machine, one element for any number of changes that come close together.
  ///
  /// - Parameters:
  ///   - folders: What is watched; those that are not there are passed over. Their subfolders are not watched.
  ///   - pause: How long to gather changes before telling of them.
  /// - Returns: The changes; a stream that has ended where the system has no notices to give.
  public static func changes(
    in folders: [FilePath], pause: DispatchTimeInterval = .milliseconds(100)
  ) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      #if os(Linux)
        guard let inotify = Inotify() else { return continuation.finish() }
        // A folder that is gone by now has nothing to tell.
        for folder in folders { _ = try? inotify.watch(folder) }
        let queue = DispatchQueue(label: "heliosw.folder-watch")
        let source = DispatchSource.makeReadSource(
          fileDescriptor: inotify.descriptor.rawValue, queue: queue)
        source.setEventHandler {
          guard !source.isCancelled else { return }
          _ = inotify.events()
          queue.asyncAfter(deadline: .now() + pause) {
            // The descriptor is closed on this queue once the watch has ended; its number may be another's by now.
            guard !source.isCancelled else { return }
            _ = inotify.events()
            continuation.yield()
          }
        }
        // Closing what is still waited on would wait on whatever gets the number next.
        source.setCancelHandler { try? inotify.descriptor.close() }
        continuation.onTermination = { _ in source.cancel() }
        source.activate()
      #else
        continuation.finish()
      #endif
    }
  }
}
