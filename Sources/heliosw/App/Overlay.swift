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
  /// A recipe's choices.
  case form(RecipeForm)
  /// What doctor found, or what could be cleaned up.
  case list(DetailList)
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
    case .prompt, .form, .list: break
    }
  }
}

extension Sheet {
  /// Tells it the size of the screen; frame, choices and the rows left free beside them are not for its text.
  mutating func fit(_ size: Size) {
    body.visibleRows = max(1, max(6, size.rows - 2) - (field == nil ? 4 : 6))
  }
}

/// A list of things to do.
struct ActionList: Sendable {
  /// What is done.
  enum Action: Hashable, Sendable {
    case verb(Verb)
    case recipe(RecipeCall)
    case form(String)
    case log(FilePath)
    case gate(FilePath)
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

/// A line that is typed.
struct Prompt: Sendable {
  /// What it is for.
  enum Purpose: Hashable, Sendable {
    case searchInLog, filterLog, percent, time, filterConsolidations, filterHistory, findFile
    case bootEnvironment(BootEnvironmentQuestion)
  }

  var purpose: Purpose
  var field: TextField
}
