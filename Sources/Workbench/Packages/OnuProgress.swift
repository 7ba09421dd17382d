/// How far an `onu -v` has come, read from the commands that it echoes.
///
/// - Source: illumos-gate usr/src/tools/scripts/onu.sh.in: with `-v` each command stands bare on a line before it runs; a failure is
///   `COMMAND failed: exit code N`.
public struct OnuProgress: Hashable, Sendable {
  /// A part of what onu does.
  public enum Stage: Int, Hashable, Sendable, CaseIterable {
    case create, mount, uninstallEntire, publishers, refresh, facet, update, activate, zones

    /// In words.
    public var words: String {
      switch self {
      case .create: "clone the running system"
      case .mount: "mount the clone"
      case .uninstallEntire: "remove entire"
      case .publishers: "set the publishers"
      case .refresh: "read the catalogues"
      case .facet: "clear the facet onu.ooceonly"
      case .update: "update the packages"
      case .activate: "activate the clone"
      case .zones: "update zones"
      }
    }
  }

  /// The title of the step that runs onu.
  public static let step = "Run the gate's onu"

  /// The part that was begun last; nil before the first.
  public var stage: Stage?
  /// Where the clone is mounted.
  public var mountPoint: String?
  /// The command that failed, and its status.
  public var failure: (command: String, status: Int)?
  /// The last thing pkg said that has a percentage or a count.
  public var detail: String?

  /// Reads what onu has printed so far.
  public init(_ text: some StringProtocol) {
    for line in String(text).split(whereSeparator: \.isNewline) { take(line) }
  }

  private mutating func take(_ line: Substring) {
    if let failed = Self.failure(line) {
      failure = failed
      return
    }
    let words = line.split(separator: " ")
    if words.first == "beadm", words.count >= 2 {
      switch words[1] {
      case "create": begin(.create)
      case "mount":
        begin(.mount)
        mountPoint = words.last.map(String.init)
      case "activate": begin(.activate)
      default: break
      }
    } else if words.first == "pkg", words.count >= 4, words[1] == "-R" {
      let stages: [Substring: Stage] = [
        "uninstall": .uninstallEntire, "set-publisher": .publishers, "refresh": .refresh,
        "change-facet": .facet, "image-update": .update,
      ]
      if let stage = stages[words[3]] { begin(stage) }
    } else if line.hasPrefix("** Updating zone") {
      begin(.zones)
      detail = String(line.dropFirst(3))
    } else if Self.details.contains(where: { line.trimmingLeadingBlanks.hasPrefix($0) }) {
      detail = String(line.trimmingLeadingBlanks)
    }
  }

  private mutating func begin(_ next: Stage) {
    stage = next
    detail = nil
  }

  private static let details = ["Download:", "Actions:", "Planning:", "Finalize:", "DOWNLOAD"]

  private static func failure(_ line: Substring) -> (command: String, status: Int)? {
    guard let range = line.firstRange(of: " failed: exit code "),
      let status = Int(line[range.upperBound...])
    else { return nil }
    return (String(line[..<range.lowerBound]), status)
  }

  /// Compares all that is told.
  public static func == (one: OnuProgress, other: OnuProgress) -> Bool {
    one.stage == other.stage && one.mountPoint == other.mountPoint && one.detail == other.detail
      && one.failure?.command == other.failure?.command
      && one.failure?.status == other.failure?.status
  }

  /// Hashes the stage and the detail.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(stage)
    hasher.combine(detail)
  }
}

/// How far a pkgrecv has come, read from what it prints.
///
/// - Source: transcripts of pkg5: `Retrieving and evaluating N package(s)...`, `Fetching manifests: I/N`, `Republish: pkg:/NAME@… ... Done`.
public struct TransferProgress: Hashable, Sendable {
  /// The title of the step that runs pkgrecv.
  public static let step = "Transform the packages"

  /// How many packages there are; nil until it was told.
  public var packages: Int?
  /// How many manifests are there.
  public var manifests = 0
  /// How many packages are done.
  public var done = 0
  /// The one that was done last.
  public var last: String?

  /// Reads what pkgrecv has printed so far.
  public init(_ text: some StringProtocol) {
    for line in String(text).split(whereSeparator: \.isNewline) {
      if let rest = line.dropping("Retrieving and evaluating ") {
        packages = Int(rest.prefix { $0.isNumber })
      } else if let rest = line.dropping("Fetching manifests: ") {
        manifests = Int(rest.prefix { $0.isNumber }) ?? manifests
      } else if let rest = line.dropping("Republish: pkg:/") {
        done += 1
        last = String(rest.prefix { $0 != "@" })
      }
    }
  }

  /// In words: `transforming 120 of 497 packages`; nil before it knows how many.
  public var words: String? {
    guard let packages else { return nil }
    if done > 0 { return "transforming: \(done) of \(packages) packages" }
    return "reading manifests: \(manifests) of \(packages)"
  }
}

extension Substring {
  fileprivate var trimmingLeadingBlanks: Substring { drop { $0 == " " } }

  /// What comes behind a beginning, if the text has it.
  fileprivate func dropping(_ beginning: String) -> Substring? {
    hasPrefix(beginning) ? dropFirst(beginning.count) : nil
  }
}
