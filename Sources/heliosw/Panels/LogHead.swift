import HeliosTUI
import Workbench

/// The line above a log: the phase, the file, what is searched and filtered, how much there is.
struct LogHead {
  let log: LogState

  /// Draws the line on the first row.
  func draw(on surface: inout Surface) {
    let right = numbers(columns: surface.size.columns)
    let room = surface.size.columns - right.width - 3
    var left = search + filters
    if let phase = log.phase { left.append("\(phase.kind)  ", as: "log.banner") }
    left.append(name(columns: room - left.width), as: .title)
    if let status = log.status, !status.phases.isEmpty {
      let rules = [status.rulesInWords, status.rulesInShort].map { "  rules: \($0)" }
      left.append(rules.first { textWidth($0) + left.width <= room } ?? "", as: .dim)
    }
    surface.write(left, column: 1, row: 0, columns: max(0, room))
    surface.write(right, column: max(1, surface.size.columns - right.width - 1), row: 0)
  }

  /// The end of the path tells one log from another; of one in a gate, from the gate's name on where
  /// there is room.
  private func name(columns: Int) -> String {
    let parts = log.path.split(separator: "/")
    let folder = parts.dropFirst().lastIndex(of: "log")
    let shown = folder.map { parts[($0 - 1)...] } ?? parts.suffix(2)
    let files = log.status?.files ?? 1
    let whole = shown.joined(separator: "/") + (files > 1 ? " (\(files) files)" : "")
    return textWidth(whole) <= columns ? whole : parts.suffix(2).joined(separator: "/")
  }

  private var search: TextLine {
    guard let pattern = log.search?.pattern else { return TextLine() }
    var line = TextLine("/\(pattern.text)", as: .match)
    if let hits = log.hits {
      line.append(" \(Words.count(hits.lines, "line"))\(hits.isComplete ? "" : "...")", as: .dim)
    }
    line.append("  ")
    return line
  }

  private var filters: TextLine {
    var line = TextLine()
    let patterns =
      log.filter.includes.map { "&\($0.text)" } + log.filter.excludes.map { "&!\($0.text)" }
    for (index, text) in patterns.enumerated() {
      line.append(text, as: .badge)
      if let hits = log.filtered?.hits, index < hits.count {
        line.append(" \(Words.grouped(hits[index]))", as: .dim)
      }
      line.append("  ")
    }
    return line
  }

  /// On a narrow screen only what changes and what counts.
  private func numbers(columns: Int) -> TextLine {
    var line = TextLine()
    if log.isFollowing, log.status != nil { line.append("FOLLOW  ", as: .busy) }
    if log.isSearching { line.append("searching  ", as: .busy) }
    guard let status = log.status else { return line }
    let lines = Words.count(status.lines, "line")
    let shown = log.filter.isEmpty ? lines : "\(Words.grouped(log.count)) of \(lines)"
    if columns >= 60 { line.append("\(shown) \(Words.size(status.sizeInBytes))", as: .dim) }
    if !status.isComplete, status.sizeInBytes > 0 {
      line.append("  read \(status.indexedBytes * 100 / status.sizeInBytes) %", as: .busy)
    } else if !log.isFollowing, log.lastTop > 0 {
      line.append("  \(log.firstRow * 100 / log.lastTop) %", as: .dim)
    }
    if let ordinal = log.ordinal {
      line.append("  \(Words.grouped(ordinal.number)) of \(Words.grouped(ordinal.of))", as: .match)
    }
    line.append("  E \(status.errors)", as: status.errors > 0 ? .bad : .dim)
    line.append("  W \(status.warnings)", as: status.warnings > 0 ? .warning : .dim)
    return line
  }
}

extension LogState {
  /// The phase that the top line belongs to.
  var phase: LogPhase? {
    let line = isFollowing ? status?.lines ?? 0 : shown.first?.number ?? top
    return status?.phases.last { ($0.firstLine ?? .max) <= line }
  }
}

extension TextLine {
  /// One line behind another.
  static func + (left: TextLine, right: TextLine) -> TextLine { TextLine(left.runs + right.runs) }
}
