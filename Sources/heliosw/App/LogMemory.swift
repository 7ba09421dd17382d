import Workbench

/// What is kept of logs between two runs of heliosw: places and marks by log, filters by workspace.
struct LogMemory: Hashable, Sendable, Codable {
  /// What is kept of one log.
  struct Entry: Hashable, Sendable, Codable {
    /// The file, whatever it is called: its device and its inode.
    var file: String
    /// When its build began, as its banner has it: another log may get the same inode later.
    var start: String?
    /// The first row that was seen; nil if the end was followed.
    var top: Int?
    /// Marked lines, by letter.
    var marks: [String: Int]
    /// Whether the user has let this build go on though it is doomed.
    var isDoomAccepted: Bool?
  }

  /// The version of this form.
  var format = 1
  /// The filters of each workspace, by its folder.
  var filters: [String: Filters] = [:]
  /// The logs, the one that was last seen first.
  var logs: [Entry] = []

  /// Patterns as they were typed.
  struct Filters: Hashable, Sendable, Codable {
    var includes: [Pattern]
    var excludes: [Pattern]
  }

  /// A pattern as it was typed, and how it is read.
  struct Pattern: Hashable, Sendable, Codable {
    var text: String
    var syntax: SearchPattern.Syntax
  }

  /// How many logs are kept.
  private static let most = 50

  /// Keeps what is shown of a log now.
  mutating func keep(_ log: LogState, workspace: String) {
    filters[workspace] = log.filter.isEmpty ? nil : Filters(log.filter)
    guard let status = log.status else { return }
    let marks = Dictionary(
      log.marks.map { (String($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    change(status) { entry in
      entry.top = log.isFollowing ? nil : log.top
      entry.marks = marks
    }
  }

  /// Keeps that the user has let a doomed build go on.
  mutating func acceptDoom(of status: LogStatus) {
    change(status) { $0.isDoomAccepted = true }
  }

  /// This memory as it is to be kept when another heliosw has kept something else meanwhile: what was changed here counts, all else
  /// is as that one left it.
  ///
  /// - Parameter base: What both began with.
  func merged(since base: LogMemory, with other: LogMemory) -> LogMemory {
    var merged = other
    for (workspace, kept) in filters where kept != base.filters[workspace] {
      merged.filters[workspace] = kept
    }
    for workspace in base.filters.keys where filters[workspace] == nil {
      merged.filters[workspace] = nil
    }
    let changed = logs.filter { entry in !base.logs.contains(entry) }
    merged.logs.removeAll { kept in changed.contains { $0.file == kept.file } }
    merged.logs = changed + merged.logs
    merged.logs.removeLast(max(0, merged.logs.count - Self.most))
    return merged
  }

  /// What was kept of a log.
  func entry(of status: LogStatus) -> Entry? {
    logs.first { $0.file == status.identity.key && $0.start == status.startStamp?.written }
  }

  private mutating func change(_ status: LogStatus, _ change: (inout Entry) -> Void) {
    let key = status.identity.key
    var entry =
      entry(of: status) ?? Entry(file: key, start: status.startStamp?.written, marks: [:])
    change(&entry)
    logs.removeAll { $0.file == key }
    logs.insert(entry, at: 0)
    logs.removeLast(max(0, logs.count - Self.most))
  }
}

extension LogMemory.Filters {
  init(_ filter: LogFilter) {
    includes = filter.includes.map { .init(text: $0.text, syntax: $0.syntax) }
    excludes = filter.excludes.map { .init(text: $0.text, syntax: $0.syntax) }
  }

  /// The filter; patterns that are no expressions any more are left out.
  var filter: LogFilter {
    func patterns(_ kept: [LogMemory.Pattern]) -> [SearchPattern] {
      kept.map { SearchPattern($0.text, syntax: $0.syntax) }
        .filter { (try? LineMatcher($0)) != nil }
    }
    return LogFilter(includes: patterns(includes), excludes: patterns(excludes))
  }
}

extension FileIdentity {
  /// The identity as a word.
  fileprivate var key: String { "\(device):\(inode)" }
}
