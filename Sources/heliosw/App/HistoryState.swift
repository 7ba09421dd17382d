import HeliosTUI
import Workbench

/// The builds of the past, as far as they are known.
struct HistoryState: Sendable {
  /// In which order they are listed.
  enum Order: String, CaseIterable, Sendable {
    case newest, longest, outcome, kind

    /// The next one.
    var next: Order {
      let all = Self.allCases
      return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
  }

  /// Builds that can be compared with one under way.
  struct EstimateKey: Hashable, Sendable {
    var kind: BuildKind
    var isIncremental: Bool
  }

  /// All builds, newest first; nil until they were read.
  var builds: [PastBuild]?
  /// Why they are not known.
  var problem: Problem?
  /// How many of the old logs were read, while they are.
  var progress: Progress?
  /// The selection among the rows shown.
  var list = ListState()
  /// What a row must hold.
  var filter = ""
  var order = Order.newest
  /// The numbers that are marked, in the order of their marking; two at most.
  var marked: [Int] = []
  /// The build that was last kept as begun.
  var begun: LogSubject?
  /// The build whose end was last looked at.
  var ended: LogSubject?
  /// How long the present kind of build takes.
  var estimate: BuildEstimate?
  var estimateKey: EstimateKey?

  /// How far the reading of old logs has come.
  struct Progress: Hashable, Sendable {
    var done: Int
    var all: Int
  }

  /// The rows that are shown, in their order.
  var shown: [PastBuild] {
    let words = filter.lowercased()
    let rows = (builds ?? []).filter { words.isEmpty || $0.searchText.contains(words) }
    switch order {
    case .newest: return rows
    case .longest: return rows.stablySorted { ($0.seconds ?? -1) > ($1.seconds ?? -1) }
    case .outcome: return rows.stablySorted { $0.outcome.rank > $1.outcome.rank }
    case .kind: return rows.stablySorted { $0.kindWords < $1.kindWords }
    }
  }

  /// The row under the selection.
  var selected: PastBuild? { shown[safely: list.selected] }

  /// Keeps the selection on its build.
  mutating func change(_ change: (inout HistoryState) -> Void) {
    let before = shown.map(\.number)
    change(&self)
    list.follow(from: before, to: shown.map(\.number))
  }
}

extension PastBuild {
  /// The kind in words; the options where they are those of none.
  var kindWords: String {
    let words = kind?.words ?? options ?? "unknown"
    return isIncremental ? "\(words) -i" : words
  }

  /// What a filter looks in.
  fileprivate var searchText: String {
    "#\(number) \(kindWords) \(outcome.words) \(identity.start) \(version ?? "") \(builder ?? "")"
      .lowercased()
  }
}

extension BuildOutcome {
  /// The worst first.
  fileprivate var rank: Int {
    switch self {
    case .running: 5
    case .failed: 4
    case .interrupted: 3
    case .checksFailed: 2
    case .unknown: 1
    case .clean: 0
    }
  }
}

extension Array {
  /// Sorted, with equal elements in the order they had.
  fileprivate func stablySorted(_ isBefore: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { one, other in
      if isBefore(one.element, other.element) { return true }
      return !isBefore(other.element, one.element) && one.offset < other.offset
    }.map(\.element)
  }
}
