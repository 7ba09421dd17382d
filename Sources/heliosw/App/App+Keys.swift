import HeliosTUI
import Workbench

extension App {
  /// Takes a key: what lies over the screen has it first, then the view, then the whole program.
  mutating func press(_ key: Key) -> [Effect<Work>] {
    if key == Key(.character("c"), .control) { return askAboutLeaving() }
    if let overlay = state.overlays.popLast() { return press(key, in: overlay) }
    if let purpose = state.pendingLetter {
      state.pendingLetter = nil
      return takeLetter(key, purpose)
    }
    guard let name = keys.lookup(key, in: state.view.scopes + ["global"]),
      let verb = Verb(rawValue: name)
    else {
      state.notice = .word(reasonForNothing(at: key))
      return []
    }
    (state.notice, state.log.remark) = (nil, nil)
    if verb == .back, key == Key(.escape), state.view == .dashboard {
      state.notice = .word("Esc goes back, and there is nothing behind the dashboard; q quits.")
      return []
    }
    return perform(verb)
  }

  /// Takes pasted text as if it were typed, where something is typed.
  mutating func paste(_ text: String) -> [Effect<Work>] {
    switch state.overlays.popLast() {
    case .prompt(var prompt):
      prompt.field.insert(text)
      filterList(prompt.purpose, by: prompt.field.text)
      state.overlays.append(.prompt(prompt))
    case .actions(var actions):
      actions.list.insert(text)
      state.overlays.append(.actions(actions))
    case .confirm(var sheet):
      sheet.insert(text)
      state.overlays.append(.confirm(sheet))
    case .form(var form):
      form.insert(text)
      state.overlays.append(.form(form))
    case let overlay?: state.overlays.append(overlay)
    case nil: break
    }
    return []
  }

  /// A key of one of the views to come says so, instead of nothing.
  private func reasonForNothing(at key: Key) -> String {
    if let view = ComingView.all.first(where: { $0.key == key.description }) { return view.reason }
    return "\(key) does nothing here; ? shows the keys."
  }

  /// ^C never ends anything by itself: it asks what is meant.
  private mutating func askAboutLeaving() -> [Effect<Work>] {
    if case .question = state.overlays.last {
      state.overlays.removeLast()
      return []
    }
    let isNarrow = state.size.columns < 72
    var buttons = [
      Sheet.Button(Key(.escape), "stay"),
      .init(.character("q"), isNarrow ? "quit" : "quit; jobs go on"),
    ]
    var answers: [[Effect<Work>]] = [[], [.quit(status: 0)]]
    if let job = state.jobToStop, job.state.isAlive {
      buttons.append(
        .init(.character("X"), isNarrow ? "stop the job" : "stop \(job.title)", as: .bad))
      answers.append([.run(.stop(job.id))])
    }
    let sheet = Sheet(
      title: "Interrupted", lines: ["^C stopped nothing. What shall be done?"], buttons: buttons)
    state.lay(.question(sheet, answers: answers))
    return []
  }

  private mutating func press(_ key: Key, in overlay: Overlay) -> [Effect<Work>] {
    switch overlay {
    case .actions(let actions): press(key, in: actions)
    case .question(let sheet, let answers): press(key, in: sheet, answers)
    case .confirm(let sheet): press(key, in: sheet)
    case .text(let title, let view): press(key, in: view, title)
    case .prompt(let prompt): press(key, in: prompt)
    case .form(let form): press(key, in: form)
    case .list(let list): press(key, in: list)
    }
  }

  private mutating func press(_ key: Key, in actions: ActionList) -> [Effect<Work>] {
    var actions = actions
    // A reader's keys, as long as nothing is searched for; the palette is for typing.
    let key = actions.isForReading && actions.list.field.text.isEmpty ? key.ofReader : key
    switch key {
    case Key(.escape): return []
    case Key(.enter): return actions.selected.map { run($0) } ?? []
    default:
      _ = actions.list.handle(key)
      state.overlays.append(.actions(actions))
      return []
    }
  }

  private mutating func run(_ action: ActionList.Action) -> [Effect<Work>] {
    state.notice = nil
    switch action {
    case .verb(let verb):
      let arrival = isAtHome(verb) ? [] : verb.home.map { show($0) } ?? []
      let before = picture
      let effects = perform(verb)
      // Who has looked a command up wants to know that it was heard.
      if effects.isEmpty, picture.isSamePicture(as: before) {
        state.notice = .word("\(verb.help): that changes nothing on the screen now.")
      }
      return arrival + effects
    case .recipe(let call): return makePlan(call)
    case .form(let recipe): openForm(recipe)
    case .log(let path): return open(path)
    case .gate(let path): return watch(path)
    case .nothing(let reason): state.notice = .word(reason)
    }
    return []
  }

  /// What the screen shows.
  private var picture: Surface {
    var surface = Surface(size: state.size)
    draw(on: &surface)
    return surface
  }

  private mutating func press(
    _ key: Key, in sheet: Sheet, _ answers: [[Effect<Work>]]
  ) -> [Effect<Work>] {
    var sheet = sheet
    switch sheet.handle(key) {
    case .chosen(let index): return answers[safely: index] ?? []
    case .dismissed: return []
    case .open:
      state.overlays.append(.question(sheet, answers: answers))
      return []
    }
  }

  private mutating func press(_ key: Key, in sheet: PlanSheet) -> [Effect<Work>] {
    var sheet = sheet
    switch sheet.handle(key) {
    case .start: return [.run(.start(sheet.plan))]
    case .startInWindow: return [.run(.openWindow(sheet.plan))]
    case .drop: state.notice = .word("Nothing was started.")
    case .stay: state.overlays.append(.confirm(sheet))
    }
    return []
  }

  private mutating func press(_ key: Key, in view: TextView, _ title: String) -> [Effect<Work>] {
    if key == Key(.escape) || key == .character("q") { return [] }
    var view = view
    _ = view.handle(key)
    state.overlays.append(.text(title: title, view))
    return []
  }

  private mutating func press(_ key: Key, in prompt: Prompt) -> [Effect<Work>] {
    var prompt = prompt
    switch key {
    case Key(.escape):
      filterList(prompt.purpose, by: "")
      return []
    case Key(.enter): return accept(prompt)
    default:
      _ = prompt.field.handle(key)
      filterList(prompt.purpose, by: prompt.field.text)
      state.overlays.append(.prompt(prompt))
      return []
    }
  }

  private mutating func accept(_ prompt: Prompt) -> [Effect<Work>] {
    switch prompt.purpose {
    case .filterConsolidations, .filterHistory:
      filterList(prompt.purpose, by: prompt.field.text)
    case .searchInLog: return search(for: prompt.field.text)
    case .filterLog: return addFilter(typed: prompt.field.text)
    case .percent: go(toPercent: prompt.field.text)
    case .findFile: return findFile(prompt.field.text)
    case .time: return go(toTime: prompt.field.text)
    case .bootEnvironment(let question): return answer(question, prompt.field.text)
    }
    return []
  }

  /// Shows only the rows of a list that hold a text, while it is typed.
  private mutating func filterList(_ purpose: Prompt.Purpose, by text: String) {
    switch purpose {
    case .filterConsolidations:
      state.consolidations.filter = text
      state.consolidations.fit()
    case .filterHistory: state.history.change { $0.filter = text }
    case .searchInLog, .filterLog, .percent, .time, .findFile, .bootEnvironment: break
    }
  }
}

extension Key {
  /// The key that does in a list that is typed into what this one does in one that is read.
  fileprivate var ofReader: Key {
    switch self {
    case .character("q"): Key(.escape)
    case .character("j"): Key(.down)
    case .character("k"): Key(.up)
    default: self
    }
  }
}
