import CPlatform
import Dispatch
import SystemPackage

#if canImport(Glibc)
  import Glibc
#endif

/// Tells when something in a few folders is made, changed, renamed or removed; sleeps otherwise.
public enum FolderWatch {
  /// Changes in folders of this machine, one element for any number of changes that come close together.
  ///
  /// - Parameters:
  ///   - folders: What is watched; those that are not there are passed over. Their subfolders are not watched.
  ///   - pause: How long to gather changes before telling of them.
  public static func changes(
    in folders: [FilePath], pause: Duration = .milliseconds(100)
  ) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      #if os(Linux)
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return continuation.finish() }
        let mask = UInt32(IN_CREATE | IN_MODIFY | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE)
        for folder in folders { inotify_add_watch(descriptor, folder.string, mask) }
        let queue = DispatchQueue(label: "heliosw.folder-watch")
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler {
          drain(descriptor)
          queue.asyncAfter(deadline: .now() + pause.seconds) {
            drain(descriptor)
            continuation.yield()
          }
        }
        source.setCancelHandler { close(descriptor) }
        let end = SourceEnd(source: source)
        continuation.onTermination = { _ in end.cancel() }
        source.resume()
      #else
        continuation.finish()
      #endif
    }
  }

  private static func drain(_ descriptor: Int32) {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}

#if os(Linux)
  /// The end of a source, from any thread.
  private struct SourceEnd: @unchecked Sendable {
    // Invariant: only ever cancelled, which Dispatch allows from any thread.
    let source: any DispatchSourceRead

    func cancel() { source.cancel() }
  }
#endif

extension Duration {
  /// The whole of it in seconds.
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
