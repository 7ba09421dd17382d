import HeliosTUI
import Workbench

/// A plan's sheet.
struct PlanSheet: Sendable {
  /// Whether the words that are the same in every plan are shown.
  enum Prologue: Sendable {
    case folded, shown
  }

  let plan: Plan
  /// Whether a plan that needs a terminal can have a window of its own.
  let offersWindow: Bool
  private(set) var sheet: Sheet
  private(set) var prologue = Prologue.folded
  private var columns = 80

  init(_ plan: Plan, isInTmux: Bool = false) {
    self.plan = plan
    offersWindow = isInTmux && plan.foreground == .terminal
    sheet = Sheet(title: [], lines: [], buttons: [])
    sheet = makeSheet()
  }

  /// Tells it the size of the screen: its lines go on in the next row where they are longer.
  mutating func fit(_ size: Size) {
    sheet.fit(size)
    guard columns != size.columns else { return }
    columns = size.columns
    remake()
  }

  /// What a key means for the plan.
  enum Outcome {
    case start, startInWindow, drop, stay
  }

  /// Takes a key.
  mutating func handle(_ key: Key) -> Outcome {
    if key == .character("n"), plan.wordToType == nil { return .drop }
    switch sheet.handle(key) {
    case .chosen(let index): return take(Self.buttons(offersWindow)[index])
    case .dismissed: return .drop
    case .open: return .stay
    }
  }

  private mutating func take(_ button: Button) -> Outcome {
    switch button {
    case .start: return .start
    case .window: return .startInWindow
    case .fold:
      prologue = prologue == .folded ? .shown : .folded
      remake()
      return .stay
    case .drop: return .drop
    }
  }

  private enum Button {
    case start, window, fold, drop
  }

  private static func buttons(_ offersWindow: Bool) -> [Button] {
    offersWindow ? [.start, .window, .fold, .drop] : [.start, .fold, .drop]
  }

  /// Where something is typed, no letter can be a choice.
  private func face(_ button: Button) -> Sheet.Button {
    let isTyped = plan.wordToType != nil
    return switch button {
    case .start where isTyped: .init(Key(.enter), "do it", as: .bad)
    case .start: .init(.character("y"), "start")
    case .window: .init(.character("w"), "in a new window")
    case .fold:
      .init(Key(.character("p"), isTyped ? .alt : []), prologue == .folded ? "unfold" : "fold")
    case .drop: .init(Key(.escape), "not now")
    }
  }

  /// Takes pasted text.
  mutating func insert(_ text: String) { sheet.insert(text) }

  private mutating func remake() {
    let rows = sheet.body.visibleRows
    let top = sheet.body.top
    let field = sheet.field
    sheet = makeSheet()
    sheet.body.visibleRows = rows
    sheet.field = field
    sheet.body.scroll(to: top)
  }

  private func makeSheet() -> Sheet {
    let place = plan.isSimulated ? "\(plan.machine), simulated" : plan.machine
    let losses = plan.losses.map { TextLine("Lost for good: \($0)", as: .bad) }
    let frame: [TextLine] = [[], TextLine("The script, which is what runs\(terminal):", as: .hint)]
    return Sheet(
      title: [.init("\(plan.title) on \(place)")],
      lines: wrapped(losses) + (losses.isEmpty ? [] : [[]])
        + PlanOutline(plan: plan, columns: columns - Self.frame).lines
        + frame + wrapped(lines.map(Self.line)),
      buttons: Self.buttons(offersWindow).map(face),
      field: plan.wordToType.map { TextField(placeholder: "its name, \($0)") },
      fieldLabel: "Type the name of what goes:", requiredText: plan.wordToType)
  }

  private func wrapped(_ lines: [TextLine]) -> [TextLine] {
    lines.flatMap { $0.wrapped(columns: columns - Self.frame, indent: 4) }
  }

  /// The columns beside the sheet, of its frame, and of its scroll bar.
  private static let frame = 10

  private var terminal: String { plan.foreground == .terminal ? ", in this terminal" : "" }

  /// The script's lines, the prologue folded or not.
  private var lines: [String] {
    let all = plan.script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard prologue == .folded, let first = all.firstIndex(where: { $0.hasPrefix("# --- what") }),
      let last = all.firstIndex(where: { $0.hasPrefix("# --- the plan") })
    else { return all }
    let note = "# (here stands what is the same in every plan: p unfolds it)"
    return all[..<first] + [note] + all[(last + 1)...]
  }

  private static func line(_ text: String) -> TextLine {
    if text.hasPrefix("# - ") { return TextLine(text, as: .bad) }
    if text.hasPrefix("# + ") { return TextLine(text, as: .good) }
    return TextLine(text, as: text.hasPrefix("#") ? "plan.comment" : "plan.command")
  }
}
