#if os(Linux)
  import Glibc
  import SystemPackage

  /// The kernel's notices about folders.
  struct Inotify: Sendable {
    /// One notice.
    struct Event {
      /// The number of the watch; -1 if notices were lost.
      var watch: Int32
      /// What happened.
      var mask: UInt32
      /// The name of the entry in the folder; empty for the folder itself.
      var name: [UInt8]
    }

    /// Why a folder is not watched.
    enum Refusal: Error {
      /// It is not there, or is no folder.
      case absent
      /// The kernel has no watches left for this user.
      case exhausted
    }

    /// To be waited on, and read from without waiting.
    let descriptor: FileDescriptor

    init?() {
      let number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard number >= 0 else { return nil }
      descriptor = FileDescriptor(rawValue: number)
    }

    private static let changes =
      UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)
      | UInt32(IN_CLOSE_WRITE) | UInt32(IN_ATTRIB)
    private static let manner = UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)

    /// Watches a folder, and returns the number of the watch: the same for the same folder.
    func watch(_ folder: FilePath) throws(Refusal) -> Int32 {
      let number = folder.withPlatformString {
        inotify_add_watch(descriptor.rawValue, $0, Self.changes | Self.manner)
      }
      if number >= 0 { return number }
      throw errno == ENOSPC ? .exhausted : .absent
    }

    /// Watches a folder no longer.
    func forget(_ watch: Int32) {
      inotify_rm_watch(descriptor.rawValue, watch)
    }

    /// Takes all notices that are there.
    func events() -> [Event] {
      var events: [Event] = []
      withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 8) { buffer in
        while true {
          let count = Glibc.read(descriptor.rawValue, buffer.baseAddress, buffer.count)
          guard count > 0 else { return }
          Self.cut(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: &events)
        }
      }
      return events
    }

    private static func cut(_ bytes: UnsafeRawBufferPointer, into events: inout [Event]) {
      let header = MemoryLayout<inotify_event>.size
      var offset = 0
      while offset + header <= bytes.count {
        let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let end = offset + header + Int(event.len)
        guard end <= bytes.count else { return }
        let name = bytes[(offset + header)..<end].prefix { $0 != 0 }
        events.append(Event(watch: event.wd, mask: event.mask, name: Array(name)))
        offset += header + Int(event.len)
      }
    }
  }

  extension Inotify.Event {
    /// Whether notices were lost.
    var isOverflow: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }
    /// Whether the watch is gone, because its folder is.
    var isEnd: Bool { mask & UInt32(IN_IGNORED) != 0 }
    /// Whether a folder has come.
    var isNewFolder: Bool {
      mask & UInt32(IN_ISDIR) != 0 && mask & (UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)) != 0
    }
  }
#endif
