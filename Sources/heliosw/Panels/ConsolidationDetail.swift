import HeliosTUI
import Workbench

/// What is known of one consolidation: files, commits, where it comes from.
struct ConsolidationDetail {
  let row: ConsolidationsState.Row
  let now: Int?

  /// Draws as much as there is room for, some of each part.
  func draw(on surface: inout Surface) {
    let rows = surface.size.rows
    let telling = [files, unpushed, incoming].filter { !$0.isEmpty }
    let parts = rows < 8 && !telling.isEmpty ? telling : parts
    var lines: [TextLine] = []
    for (index, part) in parts.enumerated() {
      let share = max(1, (rows - lines.count) / (parts.count - index))
      lines += part.count <= share ? part[...] : Self.cut(part, to: share)
    }
    for (index, line) in lines.prefix(rows).enumerated() {
      surface.write(line, column: 1, row: index)
    }
  }

  /// Every line.
  var everything: [TextLine] { Array(parts.joined(separator: [TextLine()])) }

  /// The first lines of a part; the last one says how many are left out.
  private static func cut(_ part: [TextLine], to rows: Int) -> ArraySlice<TextLine> {
    var shown = part.prefix(rows)
    guard var last = shown.popLast() else { return [] }
    last = rows == 1 ? last : TextLine()
    last.append("  and \(part.count - rows + (rows == 1 ? 0 : 1)) more: Enter shows them", as: .dim)
    return shown + [last]
  }

  /// The parts, those of a few lines first.
  private var parts: [[TextLine]] {
    let consolidation = row.consolidation
    var origin: [TextLine] = [TextLine(consolidation.path.string, as: .dim)]
    origin.append(
      TextLine("from \(consolidation.cloneURL ?? "nowhere: no url and no github")", as: .dim))
    guard row.isPresent != false else { return [[TextLine(row.absence.description)] + origin] }
    let warning = row.status?.warning.map { [TextLine($0, as: .warning)] } ?? []
    return [origin, warning + upstream, files, unpushed, incoming].filter { !$0.isEmpty }
  }

  private var upstream: [TextLine] {
    guard let status = row.status else { return [] }
    let last = row.details?.last.map { line("last", $0, .dim) }
    guard let upstream = status.upstream else {
      return [last, status.problem == nil ? TextLine("no upstream", as: .dim) : nil].compactMap {
        $0
      }
    }
    let gone = status.isUpstreamGone ? ", which is gone" : ""
    return [last, TextLine("follows \(upstream)\(gone)", as: .dim)].compactMap { $0 }
  }

  private var files: [TextLine] {
    (row.status?.files ?? []).map { file in
      var line = TextLine("\(file.letters) ".padded(to: 10), as: "git.dirty")
      line.append("\(file.path)\(file.isFolder ? "/" : "")")
      return line
    }
  }

  private var unpushed: [TextLine] {
    (row.details?.unpushed ?? []).map { line("to push", $0, "git.ahead") }
  }

  private var incoming: [TextLine] {
    (row.details?.incoming ?? []).map { line("incoming", $0, "git.behind") }
  }

  private func line(_ what: String, _ commit: Commit, _ role: Role) -> TextLine {
    var line = TextLine(what.padded(to: 10), as: role)
    line.append("\(commit.id.prefix(9)) ", as: .dim)
    line.append(commit.summary)
    let age = now.map { "  \(Words.age(max(0, $0 - commit.time)))" } ?? ""
    line.append("  \(commit.author)\(age)", as: .dim)
    return line
  }
}
