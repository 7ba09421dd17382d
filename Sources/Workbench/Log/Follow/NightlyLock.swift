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
  /// - Parameter host: What the machine calls itself that asks: names of machines and of users may both hold dots, and only who
  ///   knows one of them can tell where it ends. Else the user's is taken to hold none.
  /// - Returns: nil unless it has three fields between dots, the last one a process number.
  public init?(target: String, on host: String = "") {
    let fields = target.split(separator: ".", omittingEmptySubsequences: false)
    guard fields.count >= 3, let pid = Int32(fields[fields.count - 1]), pid > 0 else { return nil }
    self.pid = pid
    let owner = fields.dropLast().joined(separator: ".")
    if !host.isEmpty, owner.hasPrefix("\(host).") {
      (self.host, staffer) = (host, String(owner.dropFirst(host.count + 1)))
    } else {
      self.host = fields.dropLast(2).joined(separator: ".")
      staffer = String(fields[fields.count - 2])
    }
    guard !self.host.isEmpty else { return nil }
  }

  /// Makes a lock of its parts.
  init(host: String, staffer: String, pid: Int32) {
    self.host = host
    self.staffer = staffer
    self.pid = pid
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
    guard let target = target(of: path), let lock = NightlyLock(target: target, on: host) else {
      return .absent
    }
    return lock.state(on: host, isAlive: isRunningHere)
  }

  /// Who still builds on this machine what a log tells of, whatever became of the lock: a second nightly, which is refused, takes
  /// that away all the same.
  ///
  /// nightly's folder for temporary files, whose name ends with its process number, is there as long as it runs.
  public init?(builderOf log: LogStatus, on host: String) {
    guard log.endStamp == nil, let process = log.nightlyProcess, let pid = Int32(exactly: process),
      let folder = log.variables[.temporaryDirectory], FilePath(folder).isDirectory,
      Self.isRunningHere(pid)
    else { return nil }
    self.init(host: host, staffer: log.variables[.staffer] ?? "?", pid: pid)
  }

  /// When the lock of a gate was made, in seconds since 1970: a build begins with it.
  public static func madeAt(_ path: FilePath) -> Int? {
    // Without a lock there is no such moment.
    (try? Stat(path, followTargetSymlink: false)).map { Int($0.st_mtim.tv_sec) }
  }

  /// Whether a process of some number runs on this machine, whoever it belongs to.
  public static func isRunningHere(_ pid: Int32) -> Bool {
    kill(pid, 0) == 0 || errno == EPERM
  }

  private static func target(of path: FilePath) -> String? {
    var buffer = [CChar](repeating: 0, count: 1024)
    let count = path.withPlatformString { readlink($0, &buffer, buffer.count) }
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension NightlyLock.State {
  /// Whose lock it is, alive or not.
  public var holder: NightlyLock? {
    switch self {
    case .absent: nil
    case .live(let lock), .stale(let lock), .foreign(let lock): lock
    }
  }
}
