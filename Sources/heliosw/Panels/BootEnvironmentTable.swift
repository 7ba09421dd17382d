import HeliosTUI
import Workbench

/// The table of the boot environments, for the view, the dashboard and the command.
struct BootEnvironmentTable {
  let list: BootEnvironmentList
  let rows: [BootEnvironment]
  /// The builds that they hold, by their names.
  var builds: [String: PastBuild] = [:]

  /// Draws it on all of a surface.
  func draw(
    on surface: inout Surface, selection: ListState, isFocused: Bool = true,
    marked: Set<String> = [], now: Int?
  ) {
    let isNarrow = surface.size.columns < 100
    let isTiny = surface.size.columns < 60
    let isWide = surface.size.columns >= 160
    var table = Table(
      columns: [
        .init("BOOT ENVIRONMENT", width: .fit(most: isTiny ? 16 : isNarrow ? 20 : 32), priority: 9),
        .init(
          "STATE",
          width: isTiny ? .flexible(least: 10) : .fit(most: isWide ? 60 : isNarrow ? 30 : 36),
          priority: 8),
        .init("SPACE", alignment: .right, priority: 7),
        .init("FREES", alignment: .right, priority: 4),
        .init("SNAPSHOTS", alignment: .right, priority: 3),
        .init("CREATED", alignment: .right, priority: 6),
        .init("FROM", width: .flexible(least: isNarrow ? 8 : 20), priority: 5),
      ], emptyMessage: "This machine has no boot environments.")
    table.rows = rows.map { row($0, now) }
    var selection = selection
    selection.fit(visibleRows: surface.size.rows - 1)
    table.draw(on: &surface, list: selection, isFocused: isFocused)
    for (index, environment) in rows.enumerated() where marked.contains(environment.identity) {
      let row = index - selection.top + 1
      guard (1..<surface.size.rows).contains(row) else { continue }
      surface.write(String(surface.glyphs.marked), column: 1, row: row, as: .mark)
    }
  }

  /// The table as plain text, as wide as it may be.
  static func text(
    _ list: BootEnvironmentList, _ builds: [String: PastBuild], now: Int, columns: Int
  ) -> String {
    let rows = list.environments
    var surface = Surface(size: Size(columns: columns, rows: rows.count + 1), glyphs: .unicode)
    BootEnvironmentTable(list: list, rows: rows, builds: builds)
      .draw(on: &surface, selection: ListState(), isFocused: false, now: now)
    return surface.lines.map { String($0.dropFirst(2)) }.joined(separator: "\n")
  }

  private func row(_ environment: BootEnvironment, _ now: Int?) -> Table.Row {
    let count = list.snapshots(of: environment.name).count
    return Table.Row([
      TextLine(environment.name, as: environment.isRunning ? .strong : .plain), state(environment),
      TextLine(Words.size(environment.sizeInBytes)),
      gain(of: environment),
      TextLine(count == 0 ? "" : "\(count)", as: .dim),
      TextLine(now.map { Words.age(max(0, $0 - environment.createdAt)) } ?? "", as: .dim),
      from(environment),
    ])
  }

  /// The number of the build, where the history knows it, and what it was built from.
  private func from(_ environment: BootEnvironment) -> TextLine {
    let number = builds[environment.name].map { "#\($0.number) " } ?? ""
    let words = list.notes[environment].provenance?.shortWords ?? ""
    return TextLine(number + words, as: .dim)
  }

  /// Only of what may go.
  private func gain(of environment: BootEnvironment) -> TextLine {
    guard !environment.isRunning, environment.flags.isEmpty,
      let gain = list.gain(ofDestroying: environment)
    else { return TextLine() }
    return TextLine(Words.size(gain), as: .dim)
  }

  private func state(_ environment: BootEnvironment) -> TextLine {
    var line = TextLine()
    for standing in list.standings(of: environment) {
      if !line.runs.isEmpty { line.append(", ", as: .dim) }
      line.append(standing.words, as: standing.role)
    }
    if list.notes[environment].isKept {
      line.append(line.runs.isEmpty ? "kept" : ", kept", as: .dim)
    }
    return line
  }
}

extension BootEnvironmentList.Standing {
  /// The role of its words.
  var role: Role {
    switch self {
    case .running: .good
    case .next: .busy
    case .once, .mounted, .unknown: .warning
    case .afterwards, .foreign: .dim
    }
  }
}

extension Provenance {
  /// In a word or two: the release, or the branch and the commit.
  var shortWords: String {
    switch version.map({ BuildVersion($0) }) {
    case .release(let name)?: name
    case .gate(let branch, _, let commit)?: "\(branch) \(commit)"
    case .other(let text)?: text
    case nil: publisher ?? ""
    }
  }
}
