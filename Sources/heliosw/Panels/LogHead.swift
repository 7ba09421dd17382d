import HeliosTUI
import Workbench

/// The line above a log: the phase, the file, what is searched and filtered, how much there is.
struct LogHead {
  let log: LogState

  /// Draws the line on the first row.
  func draw(on surface: inout Surface) {
    let columns = surface.size.columns
    let fixed = search + filters + phase
    func width(_ form: Form) -> Int {
      fixed.width + textWidth(name(form.name)) + numbers(form.numbers).width + 4
    }
    let form = Form.all(log.filter).first { width($0) <= columns } ?? Form.shortest
    let right = numbers(form.numbers)
    let room = columns - right.width - 3
    var left = fixed
    left.append(name(form.name), as: .title)
    if let status = log.status, !status.phases.isEmpty {
      let rules = [status.rulesInWords, status.rulesInShort].map { "  rules: \($0)" }
      left.append(rules.first { textWidth($0) + left.width <= room } ?? "", as: .dim)
    }
    surface.write(left, column: 1, row: 0, columns: max(0, room))
    surface.write(right, column: max(1, columns - right.width - 1), row: 0)
  }

  /// How much is said, for the room there is: what changes and what counts to the last.
  private struct Form {
    enum Name { case fromGate, withFolder, alone, none }
    enum Numbers { case all, withoutSize, withoutLines }

    var name: Name
    var numbers: Numbers

    static let shortest = Form(name: .none, numbers: .withoutLines)

    /// From the longest to the shortest; who filters wants to know how many lines are left.
    static func all(_ filter: LogFilter) -> [Form] {
      [
        Form(name: .fromGate, numbers: .all), Form(name: .withFolder, numbers: .all),
        Form(name: .withFolder, numbers: .withoutSize), Form(name: .alone, numbers: .withoutSize),
        filter.isEmpty
          ? Form(name: .alone, numbers: .withoutLines) : Form(name: .none, numbers: .withoutSize),
        shortest,
      ]
    }
  }

  /// The end of the path tells one log from another; of one in a gate, from the gate's name on where
  /// there is room.
  private func name(_ form: Form.Name) -> String {
    let parts = log.path.split(separator: "/")
    let folder = parts.dropFirst().lastIndex(of: "log")
    let shown: [Substring] =
      switch form {
      case .fromGate: Array(folder.map { parts[($0 - 1)...] } ?? parts.suffix(2))
      case .withFolder: parts.suffix(2)
      // All logs that nightly has put away have one name, and the folder's tells which it is.
      case .alone:
        parts.suffix(2).filter { $0.hasPrefix("log.") }.isEmpty
          ? parts.suffix(1) : Array(parts.suffix(2).prefix(1))
      case .none: []
      }
    let files = log.status?.files ?? 1
    return shown.joined(separator: "/") + (files > 1 && form != .none ? " (\(files) files)" : "")
  }

  private var phase: TextLine {
    log.phase.map { TextLine("\($0.kind)  ", as: "log.banner") } ?? TextLine()
  }

  private var search: TextLine {
    guard let pattern = log.search?.pattern else { return TextLine() }
    var line = TextLine("/\(pattern.text)", as: .match)
    if let hits = log.hits {
      let more = hits.isComplete ? "" : "..."
      let unsure = hits.givenUp > 0 ? ", \(Words.grouped(hits.givenUp)) too hard to tell" : ""
      line.append(" \(Words.count(hits.lines, "line"))\(more)\(unsure)", as: .dim)
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

  private func numbers(_ form: Form.Numbers) -> TextLine {
    var line = TextLine()
    if log.isFollowing, log.status != nil { line.append("FOLLOW  ", as: .busy) }
    if log.isSearching { line.append("searching  ", as: .busy) }
    guard let status = log.status else { return line }
    let lines = Words.count(status.lines, "line")
    let shown = log.filter.isEmpty ? lines : "\(Words.grouped(log.count)) of \(lines)"
    let parts = form == .all ? [shown, Words.size(status.sizeInBytes)] : [shown]
    if form != .withoutLines { line.append(parts.joined(separator: " "), as: .dim) }
    if !status.isComplete, status.sizeInBytes > 0 {
      line.append("  read \(status.indexedBytes * 100 / status.sizeInBytes) %", as: .busy)
    } else if !log.isFollowing, log.lastTop > 0 {
      line.append("  \(log.firstRow * 100 / log.lastTop) %", as: .dim)
    }
    if let ordinal = log.ordinal {
      line.append("  \(Words.grouped(ordinal.number)) of \(Words.grouped(ordinal.of))", as: .match)
    }
    line.append("  E \(status.errors)", as: status.errors > 0 ? .bad : .dim)
    // What nightly passes over is gone through with e as well, and has a sign of its own.
    if status.ownErrors > 0 { line.append("  ! \(status.ownErrors)", as: .bad) }
    line.append("  W \(status.warnings)", as: status.warnings > 0 ? .warning : .dim)
    return line
  }
}

extension LogState {
  /// The phase that the line belongs to that was jumped to, or else the top line.
  var phase: LogPhase? {
    let line = isFollowing ? status?.lines ?? 0 : current ?? shown.first?.number ?? top
    return status?.phases.last { ($0.firstLine ?? .max) <= line }
  }
}

extension TextLine {
  /// One line behind another.
  static func + (left: TextLine, right: TextLine) -> TextLine { TextLine(left.runs + right.runs) }
}
