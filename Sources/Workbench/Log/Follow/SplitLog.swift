import SystemPackage

/// Finds the files that one build's log was split over.
///
/// A second nightly in the same gate is refused, but moves the running one's `nightly.log` into a
/// folder of its own all the same; the running one goes on in a new `nightly.log`. The pieces are
/// known by what they lack: all but the last one have no line `completed`, all but the first no line
/// `started`, which every other log begins with. The process number in the lock would tell too, but
/// the second nightly takes the lock away.
///
/// - Source: usr/src/tools/scripts/nightly, `logshuffle`, which its EXIT trap runs.
enum SplitLog {
  /// The files of the build that a file belongs to, the oldest first; the file alone, if that is all.
  static func files(of path: FilePath) -> [FilePath] {
    let path = LogFollower.resolved(path)
    guard let name = path.lastComponent else { return [path] }
    let candidates = candidates(named: name.string, beside: path)
    guard let place = candidates.firstIndex(of: path) else { return [path] }
    var (first, last) = (place, place)
    while first > 0, !isBeginning(candidates[first]),
      goesOn(candidates[first - 1], in: candidates[first])
    { first -= 1 }
    while last + 1 < candidates.count, goesOn(candidates[last], in: candidates[last + 1]) {
      last += 1
    }
    return isBeginning(candidates[first]) ? Array(candidates[first...last]) : [path]
  }

  /// The logs of a gate: those that were put away by the time in their folders' names, then the one
  /// that is written to.
  private static func candidates(named name: String, beside path: FilePath) -> [FilePath] {
    let folder = path.removingLastComponent()
    let isAway = folder.lastComponent?.string.hasPrefix("log.") == true
    let top = isAway ? folder.removingLastComponent() : folder
    let away = top.names.filter { $0.hasPrefix("log.") }.sorted()
      .map { top.appending($0).appending(name) }
    return (away + [top.appending(name)]).filter { FileIdentity(at: $0) != nil }
  }

  /// Whether the build in a log goes on in another one.
  private static func goesOn(_ first: FilePath, in second: FilePath) -> Bool {
    guard !isBeginning(second), !isEnd(first) else { return false }
    guard let before = first.changedAt, let behind = second.changedAt else { return false }
    return before <= behind
  }

  /// Whether a log begins as nightly begins one; one that holds nothing yet may still do so.
  static func isBeginning(_ log: LogFile) -> Bool {
    // What can't be read begins nothing that could be shown.
    guard let head = try? log.bytes(at: 0, count: 512), !head.isEmpty else { return true }
    let line = head.drop { $0 == UInt8(ascii: "\n") }.prefix { $0 != UInt8(ascii: "\n") }
    return line.withUnsafeBytes { Banner(line: $0) }?.meaning == .begins(.start)
  }

  private static func isBeginning(_ path: FilePath) -> Bool {
    // What can't be opened is left alone.
    (try? LogFile(path)).map { isBeginning($0) } ?? true
  }

  /// Whether nightly has said that it has completed: only the total time, stray noise and hooks follow.
  private static func isEnd(_ path: FilePath) -> Bool {
    let reach: Int64 = 1 << 18
    // What can't be read is left alone.
    guard let log = try? LogFile(path), let size = try? log.size(),
      let tail = try? log.bytes(at: max(0, size - reach), count: Int(min(size, reach)))
    else { return true }
    return tail.split(separator: UInt8(ascii: "\n")).contains { line in
      line.withUnsafeBytes { Banner(line: $0) }?.meaning == .ends(.completed)
    }
  }
}
