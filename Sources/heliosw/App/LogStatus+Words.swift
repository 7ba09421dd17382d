import Workbench

extension LogStatus {
  /// Which edition of nightly's rules was applied, and how it is known to be the right one.
  var rulesInWords: String {
    switch rulesOrigin {
    case .banners: "\(edition.words) (by the log's banners)"
    case .assumed: "\(edition.words) (newest; nothing in the log tells which)"
    case .given: edition.words
    case .script: "\(edition.words) (by the gate's script)"
    case .unknownScript: "\(edition.words) (newest; the gate's script was not recognised)"
    case .noScript: "\(edition.words) (newest; the gate has no script)"
    }
  }
}

extension LogStatus {
  /// The same where room is short.
  var rulesInShort: String {
    switch rulesOrigin {
    case .banners, .given, .script: edition.words
    case .assumed, .unknownScript, .noScript: "\(edition.words)?"
    }
  }
}

extension NightlyRules.Edition {
  /// When nightly had them.
  var words: String {
    switch self {
    case .june2024: "June 2024"
    case .september2024: "September 2024"
    case .year2026: "2026"
    }
  }
}
