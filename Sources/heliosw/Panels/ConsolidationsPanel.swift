import HeliosTUI
import Workbench

/// The table of the consolidations, and what is known of the selected one.
struct ConsolidationsPanel: Panel {
  let hints: [Verb] = [.fetch, .fetchAll, .mark, .onlyUnclean, .search, .shell, .refresh]

  func draw(_ state: AppState, on surface: inout Surface) {
    let model = state.consolidations
    guard model.rows != nil else {
      let problem = model.problem
      surface.write(
        problem.map { TextLine($0.summary, as: .bad) }
          ?? TextLine("Reading config/projects.toml", as: .busy),
        column: 2, row: 1)
      if let hint = problem?.hint { surface.write(hint, column: 2, row: 2, as: .hint) }
      return
    }
    let shown = model.shown
    let detail = max(6, surface.size.rows - shown.count - 2)
    let (top, bottom) = surface.bounds.splitBottom(surface.size.rows >= 14 ? detail : 0)
    surface.within(top) { drawTable(state, shown, on: &$0) }
    guard !bottom.isEmpty else { return }
    Box(title: [.init(model.selected?.consolidation.name ?? "")]).draw(on: &surface, in: bottom) {
      if let row = model.selected { ConsolidationDetail(row: row, now: state.now).draw(on: &$0) }
    }
  }

  /// The table alone, as the dashboard shows it too.
  func drawTable(
    _ state: AppState, _ rows: [ConsolidationsState.Row], on surface: inout Surface,
    isFocused: Bool = true
  ) {
    let isNarrow = surface.size.columns < 100
    let isTiny = surface.size.columns < 60
    var table = Table(
      columns: [
        .init("CONSOLIDATION", width: .fit(most: isTiny ? 14 : isNarrow ? 22 : 30), priority: 9),
        .init("BRANCH", width: .fit(most: isNarrow ? 20 : 30), priority: isTiny ? 1 : 8),
        .init("REV", width: .fit(most: 12), priority: 2), .init("AUTO", priority: 3),
        .init("AHEAD", alignment: .right, priority: 5),
        .init("BEHIND", alignment: .right, priority: 6),
        .init("CHANGES", width: .flexible(least: isNarrow ? 12 : 18), priority: 7),
        .init("FETCHED", alignment: .right, priority: 4),
      ],
      emptyMessage: state.consolidations.showsOnlyUnclean
        ? "All clean and up to date." : "No consolidation of that name.")
    table.rows = rows.map { Self.row($0, now: state.now) }
    var list = state.consolidations.list
    list.fit(visibleRows: surface.size.rows - 1)
    table.draw(on: &surface, list: list, isFocused: isFocused)
    for (index, row) in rows.enumerated()
    where state.consolidations.marked.contains(row.consolidation.name) {
      let line = index - list.top + 1
      if line >= 1 { surface.write(String(surface.glyphs.marked), column: 1, row: line, as: .mark) }
    }
  }

  /// The table as plain text, as wide as it may be.
  static func text(_ rows: [ConsolidationsState.Row], now: Int, columns: Int) -> String {
    var state = AppState(
      place: AppState.Place(machine: "", isSimulated: false, workspace: "", gate: ""))
    state.now = now
    var surface = Surface(size: Size(columns: columns, rows: rows.count + 1), glyphs: .unicode)
    ConsolidationsPanel().drawTable(state, rows, on: &surface)
    return surface.lines.map { String($0.dropFirst(2)) }.joined(separator: "\n")
  }

  private static func row(_ row: ConsolidationsState.Row, now: Int?) -> Table.Row {
    let consolidation = row.consolidation
    let name = TextLine(consolidation.name)
    guard row.isPresent != false else {
      return Table.Row(
        [name, TextLine(row.absence.words), "", Self.auto(consolidation), "", "", "not cloned"],
        as: "git.absent")
    }
    return Table.Row([
      name, branch(row), TextLine(consolidation.rev ?? "", as: .dim), auto(consolidation),
      count(row.status?.ahead, row, as: "git.ahead"),
      count(row.status?.behind, row, as: "git.behind"),
      changes(row), age(row, now: now),
    ])
  }

  private static func auto(_ consolidation: Consolidation) -> TextLine {
    TextLine(consolidation.autoUpdate ? "yes" : "-", as: .dim)
  }

  private static func branch(_ row: ConsolidationsState.Row) -> TextLine {
    guard let known = row.status ?? row.painted else { return TextLine("...", as: .dim) }
    if let branch = known.branch {
      var line = TextLine(branch)
      if known.isUnborn { line.append(" (no commit)", as: .dim) }
      return line
    }
    guard known.detached == true else { return TextLine("?", as: .bad) }
    return TextLine("detached \(known.commit?.prefix(8) ?? "")", as: "git.detached")
  }

  private static func count(
    _ number: Int?, _ row: ConsolidationsState.Row, as role: Role
  ) -> TextLine {
    guard row.status != nil else { return TextLine("...", as: .dim) }
    guard let number else { return TextLine("-", as: .dim) }
    return number == 0 ? TextLine(".", as: .dim) : TextLine(Words.grouped(number), as: role)
  }

  /// The changes in words and numbers; a problem takes their place.
  private static func changes(_ row: ConsolidationsState.Row) -> TextLine {
    guard let status = row.status else { return TextLine("...", as: .dim) }
    if let problem = status.problem { return TextLine(problem, as: .bad) }
    var line = TextLine()
    func add(_ number: Int?, _ sign: String, _ role: Role) {
      guard let number, number > 0 else { return }
      if !line.runs.isEmpty { line.append(" ") }
      line.append("\(sign)\(number)", as: role)
    }
    add(status.conflicted, "conflict ", .bad)
    add(status.staged, "S", "git.dirty")
    add(status.changed, "M", "git.dirty")
    add(status.untracked, "?", "git.dirty")
    add(status.stashes, "stash ", .dim)
    if line.runs.isEmpty { line.append("clean", as: "git.clean") }
    if row.isAsked { line.append(" ...", as: .dim) }
    return line
  }

  private static func age(_ row: ConsolidationsState.Row, now: Int?) -> TextLine {
    guard let fetched = row.status?.lastFetch ?? row.painted?.lastFetch else {
      return TextLine(row.status == nil ? "..." : "never", as: .dim)
    }
    guard let now else { return TextLine("", as: .dim) }
    return TextLine(Words.age(max(0, now - fetched)), as: .dim)
  }
}

extension Consolidation.Absence {
  /// The reason, short enough for a table.
  var words: String {
    switch self {
    case .skipped(let variable, let value): "\(variable)=\(value)"
    case .notCloned: "-"
    }
  }
}
