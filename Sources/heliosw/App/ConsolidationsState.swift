import HeliosTUI
import Workbench

/// The table of consolidations, as far as it is known.
struct ConsolidationsState: Sendable {
  /// One row.
  struct Row: Sendable {
    /// What the workspace says of it.
    var consolidation: Consolidation
    /// Why there is no clone, if there is none.
    var absence: Consolidation.Absence
    /// What libgit2 saw at once.
    var painted: RepositoryStatus?
    /// What git says.
    var status: RepositoryStatus?
    /// Whether git is being asked now.
    var isAsked = false
    /// Its commits, once somebody wanted to see them.
    var details: CloneHistory?
    /// Whether its commits were asked for since git last answered.
    var isDescribed = false
  }

  /// All rows, in the order of the file; nil until the file has been read.
  var rows: [Row]?
  /// Why the file could not be read.
  var problem: Problem?
  /// The selection among the rows shown.
  var list = ListState()
  /// The names that are marked.
  var marked: Set<String> = []
  /// Whether clean rows are hidden.
  var showsOnlyUnclean = false
  /// What the names must contain.
  var filter = ""

  /// The rows that are shown.
  var shown: [Row] {
    (rows ?? []).filter { row in
      (filter.isEmpty || row.consolidation.name.localizedCaseInsensitiveContains(filter))
        && (!showsOnlyUnclean || row.needsAttention)
    }
  }

  /// The row under the selection.
  var selected: Row? {
    let shown = shown
    return shown.indices.contains(list.selected) ? shown[list.selected] : nil
  }

  /// The names an action is for: the marked ones, or the selected one.
  var targets: [String] {
    guard marked.isEmpty else {
      return (rows ?? []).map(\.consolidation.name).filter(marked.contains)
    }
    return [selected?.consolidation.name].compactMap { $0 }
  }

  /// Tells the list how many rows are shown.
  mutating func fit() { list.fit(count: shown.count) }

  /// How many rows are behind, have changes, or have a problem.
  struct Counts: Hashable, Sendable {
    var behind: Int
    var changed: Int
    var problems: Int

    /// In words, the problems only if there are any.
    var words: String {
      let words = "behind \(behind)  changed \(changed)"
      return problems > 0 ? "\(words)  problems \(problems)" : words
    }
  }

  /// How many rows are behind, have changes, or have a problem.
  var counts: Counts {
    let statuses = (rows ?? []).compactMap(\.status).filter(\.present)
    return Counts(
      behind: statuses.count { ($0.behind ?? 0) > 0 }, changed: statuses.count { $0.hasChanges },
      problems: statuses.count { $0.problem != nil || ($0.conflicted ?? 0) > 0 })
  }

  /// Changes the row of a name, if there is one.
  mutating func change(_ name: String, _ change: (inout Row) -> Void) {
    guard let index = rows?.firstIndex(where: { $0.consolidation.name == name }) else { return }
    rows?.withElement(index, change)
  }
}

extension Array {
  /// Changes one element in place.
  fileprivate mutating func withElement(_ index: Int, _ change: (inout Element) -> Void) {
    change(&self[index])
  }
}

extension ConsolidationsState.Row {
  /// Whether it is cloned, as far as is known.
  var isPresent: Bool? { status?.present ?? painted.map { $0 != .absent } }

  /// Whether a person should look at it.
  var needsAttention: Bool {
    guard let status else { return true }
    return status.present
      && (status.problem != nil || status.hasChanges || (status.behind ?? 0) > 0
        || (status.ahead ?? 0) > 0 || (status.stashes ?? 0) > 0
        || (consolidation.rev != nil && status.detached == true))
  }
}

extension RepositoryStatus {
  /// Whether anything in the work tree or the index differs from the last commit.
  var hasChanges: Bool {
    [staged, changed, untracked, conflicted].contains { ($0 ?? 0) > 0 }
  }
}
