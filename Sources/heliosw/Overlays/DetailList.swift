import HeliosTUI
import Workbench

/// A list over the screen, with what is known of the selected row below it.
struct DetailList: Sendable {
  /// What the list is of.
  enum Subject: Hashable, Sendable {
    /// What doctor found.
    case findings
    /// What could be cleaned up.
    case leftovers
  }

  /// One row.
  struct Row: Sendable {
    var cells: [TextLine]
    var detail: [TextLine]
    /// What Enter does with it; the reason for doing nothing otherwise.
    var action: ActionList.Action
    /// The word for it on a command line, if several can be taken together.
    var word: String?
  }

  /// What a key means for it.
  enum Outcome: Hashable, Sendable {
    case run(ActionList.Action)
    case refresh
    case leave
    case stay
  }

  var subject: Subject
  var title: String
  var columns: [Table.Column]
  var emptyMessage: String
  var footer: TextLine
  var rows: [Row]
  var list = ListState()

  /// Takes a key.
  mutating func handle(_ key: Key) -> Outcome {
    list.fit(count: rows.count)
    switch key {
    case Key(.escape), .character("q"): return .leave
    case .character("R"): return .refresh
    case .character(" "):
      if list.selection.flatMap({ rows[$0].word }) != nil {
        list.toggleMark()
      } else {
        list.move(.down)
      }
    case Key(.enter): return enter
    default: _ = list.handle(key)
    }
    return .stay
  }

  /// What is marked together, else the selected row.
  private var enter: Outcome {
    let words = list.marks.sorted().compactMap { rows[safely: $0]?.word }
    if !words.isEmpty { return .run(.recipe(RecipeCall(recipe: Cleanup.name, words: words))) }
    return list.selection.map { .run(rows[$0].action) } ?? .stay
  }
}
