/// An exit status of pkg(1) and its sisters, and what it means.
///
/// - Source: pkg5 src/modules/client/pkgdefs.py.
public enum PackageStatus: Int, Hashable, Sendable, CaseIterable {
  case failed = 1
  case usage = 2
  case partly = 3
  case nothingToDo = 4
  case notLive = 5
  case licence = 6
  case locked = 7
  case actuator = 8
  case constrained = 9
  case noAccess = 51
  case linkedImage = 52
  case linkedImageOutOfStep = 53
  case noLinkedImage = 54
  case internalError = 99

  /// The reason in words of a person, without a full stop.
  public var words: String {
    switch self {
    case .failed: "pkg says why in its output"
    case .usage: "pkg did not understand its options: a newer one may have changed them"
    case .partly: "only a part was done: run it again to finish"
    case .nothingToDo: "there was nothing to do"
    case .notLive: "that can't be done to a running system"
    case .licence: "a licence must be accepted first: pkg names it in its output"
    case .locked: "another pkg is at work on the same system: wait for its end"
    case .actuator: "a service did not restart in time"
    case .constrained: "no set of versions fits together: what is installed pins something"
    case .noAccess: "it may not be written: pfexec gives the right to who has the profile"
    case .linkedImage: "a zone's system that is linked to this one could not be changed"
    case .linkedImageOutOfStep:
      "a zone's system is out of step with this one: pkg sync-linked helps"
    case .noLinkedImage: "a zone's system that is linked to this one was not found"
    case .internalError: "pkg met a bug of its own: its output has the trace"
    }
  }

  /// What the statuses mean, for plans that run pkg; those that every other command has too are left out.
  static let meanings: [Int: String] = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0 != .failed && $0 != .usage }
      .map { ($0.rawValue, $0.words) })
}

extension Command {
  /// The command, which also ends well when pkg found nothing to do (status 4).
  static func pkg(_ words: String...) -> Command {
    Command(
      ["sh", "-c", #""$@" || { s=$?; test "$s" = 4 || exit "$s"; }"#, "sh", "pfexec", "pkg"]
        + words)
  }
}
