import HeliosTUI
import Workbench

/// The phases of a build, a row each: sign, name, elapsed time, counts.
struct PhaseList {
  let report: BuildReport
  let now: Int?
  /// The phase that is selected, where one can be.
  var selected: Int?
  /// How long each phase takes, where earlier builds tell.
  var estimate: BuildEstimate?

  /// Draws the phases; where there are more than rows, the present one stays in sight.
  func draw(on surface: inout Surface) {
    let phases = report.shownPhases
    guard !phases.isEmpty else {
      surface.write("No phase has begun.", column: 1, row: 0, as: .dim)
      return
    }
    let rows = surface.size.rows
    let current = selected ?? phases.lastIndex { $0.firstLine != nil } ?? 0
    let first = max(0, min(current - rows / 2, phases.count - rows))
    for (row, phase) in phases.dropFirst(first).prefix(rows).enumerated() {
      draw(phase, row: row, on: &surface)
      guard first + row == selected else { continue }
      surface.write(String(surface.glyphs.selected), column: 0, row: row, as: .key)
      surface.overlay(
        Rect(column: 0, row: row, columns: surface.size.columns, rows: 1), as: .selection)
    }
  }

  private func draw(_ phase: LogPhase, row: Int, on surface: inout Surface) {
    let role = phase.state.role
    surface.write(phase.state.sign(surface.glyphs), column: 1, row: row, as: role)
    let time = report.elapsed(phase, now: now).map { Words.clock($0) } ?? ""
    let name = "\(phase.kind)"
    surface.writeCut(name, column: 4, row: row, as: role, columns: 34)
    surface.write(time, column: 47 - textWidth(time), row: row, as: .plain)
    surface.write(expected(phase) + remark(phase), column: 50, row: row)
  }

  /// How long it takes as a rule, while it is not over.
  private func expected(_ phase: LogPhase) -> TextLine {
    guard [.waiting, .running].contains(phase.state), let span = estimate?.phases["\(phase.kind)"]
    else { return TextLine() }
    return TextLine("(~\(Words.clock(Int(span.median))))  ", as: .dim)
  }

  private func remark(_ phase: LogPhase) -> TextLine {
    if phase.state == .skipped { return TextLine("left out", as: .dim) }
    if phase.state == .stopped { return TextLine("stopped here", as: .warning) }
    if phase.state == .waiting {
      guard case .packages = phase.kind, report.status.isDoomed else { return TextLine() }
      return TextLine("will be left out", as: .bad)
    }
    var line = TextLine()
    if phase.errors > 0 { line.append(Words.count(phase.errors, "error"), as: .bad) }
    if phase.warnings > 0 {
      if phase.errors > 0 { line.append("  ") }
      line.append(Words.count(phase.warnings, "warning"), as: .warning)
    }
    return line
  }
}
