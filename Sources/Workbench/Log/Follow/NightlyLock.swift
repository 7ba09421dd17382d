import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Who is building in a gate, by the symbolic link `log/nightly.lock`.
///
/// - Source: usr/src/tools/scripts/nightly, `create_lock`: the link's target is
///   `HOST.STAFFER.PID`, and it exists exactly while a build runs, or after one was killed hard.
public struct NightlyLock: Hashable, Sendable {
  /// What a lock means for whoever wants to build.
  public enum State: Hashable, Sendable {
    /// Nobody builds.
    case absent
    /// Somebody builds on this machine.
    case live(NightlyLock)
    /// Somebody built on this machine, and died without taking the lock away.
    case stale(NightlyLock)
    /// Somebody builds, or built, on another machine: only that one knows.
    case foreign(NightlyLock)
  }

  /// The machine that builds; may hold dots.
  public var host: String
  /// The user who builds.
  public var staffer: String
  /// Nightly's process number.
  public var pid: Int32

  /// Reads the target of the link.
  ///
  /// - Returns: nil unless it has three fields between dots, the last one a process number.
  public init?(target: String) {
    let fields = target.split(separator: ".", omittingEmptySubsequences: false)
    guard fields.count >= 3, let pid = Int32(fields[fields.count - 1]), pid > 0 else { return nil }
    self.pid = pid
    staffer = String(fields[fields.count - 2])
    host = fields.dropLast(2).joined(separator: ".")
    guard !host.isEmpty else { return nil }
  }
}

extension NightlyLock {
  /// What the lock means on a machine.
  ///
  /// - Parameters:
  ///   - host: What uname(1) -n prints there.
  ///   - isAlive: Whether a process of that number runs there.
  public func state(on host: String, isAlive: (Int32) -> Bool) -> State {
    guard self.host == host else { return .foreign(self) }
    return isAlive(pid) ? .live(self) : .stale(self)
  }

  /// Reads the lock of a gate on this machine.
  ///
  /// - Parameters:
  ///   - path: The link, such as `…/projects/illumos/log/nightly.lock`.
  ///   - host: What uname(1) -n prints on this machine.
  /// - Returns: `absent` also if there is something of that name that is no lock of nightly's.
  public static func read(_ path: FilePath, on host: String) -> State {
    guard let target = target(of: path), let lock = NightlyLock(target: target) else {
      return .absent
    }
    return lock.state(on: host, isAlive: isRunningHere)
  }

  /// Whether a process of some number runs on this machine, whoever it belongs to.
  static func isRunningHere(_ pid: Int32) -> Bool {
    kill(pid, 0) == 0 || errno == EPERM
  }

  private static func target(of path: FilePath) -> String? {
    var buffer = [CChar](repeating: 0, count: 1024)
    let count = path.withPlatformString { readlink($0, &buffer, buffer.count) }
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
