import HeliosTUI
import SystemPackage
import Workbench

/// What can lie over the screen; the last one has the keys.
enum Overlay: Sendable {
  /// Things to do, found by their words: the palette, or the help of a view.
  case actions(ActionList)
  /// A question, and what each answer does.
  case question(Sheet, answers: [[Effect<Work>]])
  /// A plan to be confirmed.
  case confirm(PlanSheet)
  /// A text to read.
  case text(title: String, TextView)
  /// A line to type.
  case prompt(Prompt)
}

extension Overlay {
  /// Tells it how much room there is, so that the keys reach the last line.
  mutating func fit(_ size: Size) {
    switch self {
    case .actions(var actions):
      actions.list.fit(visibleRows: ActionsOverlay.rows(on: size))
      self = .actions(actions)
    case .question(var sheet, let answers):
      sheet.fit(size)
      self = .question(sheet, answers: answers)
    case .confirm(var sheet):
      sheet.fit(size)
      self = .confirm(sheet)
    case .text(let title, var view):
      view.visibleRows = TextOverlay.rows(on: size)
      self = .text(title: title, view)
    case .prompt: break
    }
  }
}

extension Sheet {
  /// Tells it the size of the screen; frame, choices and the rows left free beside them are not for its text.
  mutating func fit(_ size: Size) { body.visibleRows = max(1, max(6, size.rows - 2) - 4) }
}

/// A list of things to do.
struct ActionList: Sendable {
  /// What is done.
  enum Action: Hashable, Sendable {
    case verb(Verb)
    case recipe(RecipeCall)
    case log(FilePath)
    case nothing(reason: String)
  }

  var title: String
  /// Whether it is read rather than typed into: the help.
  var isForReading = false
  var list: FuzzyList
  var actions: [Action]

  /// What Enter does.
  var selected: Action? { list.selection.map { actions[$0] } }
}

/// A plan's sheet.
struct PlanSheet: Sendable {
  /// Whether the words that are the same in every plan are shown.
  enum Prologue: Sendable {
    case folded, shown
  }

  let plan: Plan
  private(set) var sheet: Sheet
  private(set) var prologue = Prologue.folded

  init(_ plan: Plan) {
    self.plan = plan
    sheet = Sheet(title: [], lines: [], buttons: [])
    sheet = makeSheet()
  }

  /// Tells it the size of the screen.
  mutating func fit(_ size: Size) { sheet.fit(size) }

  /// What a key means for the plan.
  enum Outcome {
    case start, drop, stay
  }

  /// Takes a key.
  mutating func handle(_ key: Key) -> Outcome {
    if key == .character("n") { return .drop }
    switch sheet.handle(key) {
    case .chosen(0): return .start
    case .chosen(1):
      prologue = prologue == .folded ? .shown : .folded
      let rows = sheet.body.visibleRows
      sheet = makeSheet()
      sheet.body.visibleRows = rows
      return .stay
    case .chosen, .dismissed: return .drop
    case .open: return .stay
    }
  }

  private func makeSheet() -> Sheet {
    let place = plan.isSimulated ? "\(plan.machine), simulated" : plan.machine
    return Sheet(
      title: [.init("\(plan.title) on \(place)")],
      lines: [
        [.init("This text is what runs; it \(plan.impact.words).", as: .hint)], [],
      ] + lines.map(Self.line),
      buttons: [
        .init(.character("y"), "start"),
        .init(.character("p"), prologue == .folded ? "unfold" : "fold"),
        .init(Key(.escape), "not now"),
      ])
  }

  /// The script's lines, the prologue folded or not.
  private var lines: [String] {
    let all = plan.script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard prologue == .folded, let first = all.firstIndex(where: { $0.hasPrefix("# --- what") }),
      let last = all.firstIndex(where: { $0.hasPrefix("# --- the plan") })
    else { return all }
    let note = "# (\(last - first + 1) lines that are the same in every plan: p unfolds them)"
    return all[..<first] + [note] + all[(last + 1)...]
  }

  private static func line(_ text: String) -> TextLine {
    TextLine(text, as: text.hasPrefix("#") ? "plan.comment" : "plan.command")
  }
}

/// A line that is typed.
struct Prompt: Sendable {
  /// What it is for.
  enum Purpose: Sendable {
    case searchInLog, filterLog, percent, time, filterConsolidations, filterHistory
  }

  var purpose: Purpose
  var field: TextField
}
