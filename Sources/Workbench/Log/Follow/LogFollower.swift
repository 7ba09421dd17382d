import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Follows a build's log through all that nightly does with it, by looking again now and then.
///
/// Nightly appends to `nightly.log` and moves it at the end into `log.YYYY-MM-DD.HH:MM`, with `latest`
/// pointing there. A log that a crash has left becomes `nightly.log-` when the next build starts. And a
/// second nightly that is refused moves the running build's log away all the same: that build goes on
/// in its old file until its phase ends, and in a new `nightly.log` from then on, so several files may
/// grow at a time.
///
/// - Source: usr/src/tools/scripts/nightly, `logshuffle` and "Move old LOGFILE aside".
public struct LogFollower: Sendable {
  /// The most files of one build that are watched.
  static let mostParts = 4

  /// Where nightly writes its log.
  public let path: FilePath
  /// The files of the build that is followed, oldest first.
  public private(set) var parts: [LogPart] = []

  /// The files that the last look has given up for another build; they can still be read.
  private var retired: [LogPart] = []
  /// What is known to have become of each part.
  private var fates: [FileIdentity: Fate] = [:]

  private enum Fate: Sendable {
    case inPlace, moved, gone
  }

  /// Follows the log at a path, which need not exist yet.
  public init(_ path: FilePath) {
    self.path = path
  }

  /// Looks again.
  ///
  /// What was written to a file before it was moved is announced before the move, and what is
  /// written to it later is announced too.
  ///
  /// - Throws: ``LogProblem`` if the log exists and can't be opened or read.
  public mutating func poll() throws(LogProblem) -> [FollowEvent] {
    var events: [FollowEvent] = []
    retired.removeAll()
    for index in parts.indices { try announce(index, &events) }
    let present = FileIdentity(at: path)
    for index in parts.indices { settle(index, present, &events) }
    if let present, !parts.contains(where: { $0.identity == present }) {
      try adopt(&events)
    }
    return events
  }
}

extension LogFollower {
  /// The file that an event of the last look tells of.
  public func part(_ identity: FileIdentity) -> LogPart? {
    (retired + parts).first { $0.identity == identity }
  }

  /// Announces what is new in a part.
  private mutating func announce(_ index: Int, _ events: inout [FollowEvent]) throws(LogProblem) {
    let size = try parts[index].file.size()
    let identity = parts[index].identity
    guard size != parts[index].announced else { return }
    let holds = try parts[index].seam.holds(in: parts[index].file)
    if size < parts[index].announced || !holds {
      events.append(.truncated(identity))
      parts[index].announced = 0
    }
    guard size > parts[index].announced else { return }
    events.append(.appended(identity, parts[index].announced..<size))
    parts[index].announced = size
    parts[index].seam = try FileSeam(parts[index].file, endingAt: size)
  }

  /// Finds out where a part is that is not where it was.
  private mutating func settle(
    _ index: Int, _ present: FileIdentity?, _ events: inout [FollowEvent]
  ) {
    let identity = parts[index].identity
    guard present != identity else {
      fates[identity] = .inPlace
      return
    }
    guard fates[identity] == .inPlace || fates[identity] == nil else { return }
    guard let home = home(of: identity) else {
      events.append(.deleted(identity))
      fates[identity] = .gone
      return
    }
    fates[identity] = .moved
    parts[index].path = home
    events.append(.moved(identity, to: home))
    let folder = home.removingLastComponent()
    if folder.lastComponent?.string.hasPrefix("log.") == true {
      events.append(.finished(identity, in: folder))
    }
  }

  /// Takes up the file that is at the path now.
  private mutating func adopt(_ events: inout [FollowEvent]) throws(LogProblem) {
    let file: LogFile
    do throws(LogProblem) {
      file = try LogFile(path)
    } catch {
      // It may have gone away between the look and the opening: the next look will tell.
      guard case .missing = error else { throw error }
      return
    }
    // What holds nothing yet may become either: the next look will tell.
    if !parts.isEmpty, try file.size() == 0 { return }
    let isContinuation = !parts.isEmpty && !SplitLog.isBeginning(file)
    if isContinuation {
      events.append(.continued(file.identity))
    } else if let last = parts.last {
      events.append(.replaced(last.identity, by: file.identity))
      retired += parts
      parts.removeAll()
      fates.removeAll()
    } else {
      try recallEarlierParts(of: file, &events)
      events.append(parts.isEmpty ? .began(file.identity) : .continued(file.identity))
    }
    parts.append(LogPart(path, isContinuation: !parts.isEmpty, file: file))
    if parts.count > LogFollower.mostParts { retired.append(parts.removeFirst()) }
    fates[file.identity] = .inPlace
    try announce(parts.count - 1, &events)
  }

  /// Takes up what was moved away before anybody looked.
  private mutating func recallEarlierParts(
    of file: LogFile, _ events: inout [FollowEvent]
  ) throws(LogProblem) {
    guard !SplitLog.isBeginning(file) else { return }
    for place in SplitLog.files(of: path).dropLast().suffix(LogFollower.mostParts - 1) {
      let part = LogPart(place, isContinuation: !parts.isEmpty, file: try LogFile(place))
      events.append(part.isContinuation ? .continued(part.identity) : .began(part.identity))
      fates[part.identity] = .moved
      parts.append(part)
      try announce(parts.count - 1, &events)
    }
  }

  /// The place that nightly has moved a file to.
  private func home(of identity: FileIdentity) -> FilePath? {
    let folder = path.removingLastComponent()
    guard let name = path.lastComponent else { return nil }
    var places = [folder.appending("latest").appending(name), FilePath(path.string + "-")]
    places += folder.names.filter { $0.hasPrefix("log.") }.sorted().reversed()
      .map { folder.appending($0).appending(name) }
    return places.first { FileIdentity(at: $0) == identity }.map(LogFollower.resolved)
  }

  /// The path without symbolic links, since `latest` will point elsewhere after the next build.
  static func resolved(_ path: FilePath) -> FilePath {
    path.resolved ?? path
  }
}

extension FileIdentity {
  /// What is at a path now; nil if nothing is.
  init?(at path: FilePath) {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
    self.init(status)
  }
}
