import HeliosTUI
import Workbench

/// What is known of one consolidation: files, commits, where it comes from.
struct ConsolidationDetail {
  let row: ConsolidationsState.Row

  /// Draws as many lines as there is room for, the most telling first.
  func draw(on surface: inout Surface) {
    for (index, line) in lines(columns: surface.size.columns).prefix(surface.size.rows).enumerated() {
      surface.write(line, column: 1, row: index)
    }
  }

  private func lines(columns: Int) -> [TextLine] {
    let place = TextLine(
      row.consolidation.path.string, as: .dim)
    guard row.isPresent != false else {
      return [
        TextLine(row.absence.description), place,
        TextLine("from \(row.consolidation.cloneURL ?? "nowhere: no url and no github")", as: .dim),
      ]
    }
    return files + commits + [place]
  }

  private var files: [TextLine] {
    guard let files = row.status?.files, !files.isEmpty else { return [] }
    var line = TextLine()
    for file in files.prefix(6) {
      line.append("\(file.letters) ", as: "git.dirty")
      line.append("\(file.path)   ")
    }
    if files.count > 6 { line.append("+\(files.count - 6)", as: .dim) }
    return [line]
  }

  private var commits: [TextLine] {
    guard let history = row.details else { return [] }
    let unpushed = (history.unpushed ?? []).map { Self.line("to push", $0, "git.ahead") }
    let incoming = (history.incoming ?? []).map { Self.line("incoming", $0, "git.behind") }
    let last = history.last.map { Self.line("last", $0, .dim) }
    return [last].compactMap { $0 } + unpushed.prefix(3) + incoming.prefix(6)
  }

  private static func line(_ what: String, _ commit: Commit, _ role: Role) -> TextLine {
    var line = TextLine(what.padded(to: 10), as: role)
    line.append("\(commit.id.prefix(9)) ", as: .dim)
    line.append(commit.summary)
    line.append("  \(commit.author)", as: .dim)
    return line
  }
}
