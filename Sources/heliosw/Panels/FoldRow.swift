import HeliosTUI
import Workbench

/// Lines that are shown as one.
struct FoldRow {
  let fold: LogFold

  /// Draws the fold on a row.
  func draw(on surface: inout Surface, row: Int) {
    let count = Words.count(fold.lines.count, "line")
    let words =
      switch fold.content {
      case .environment: "environment: \(count), values hidden (z shows names)"
      case .commands: "\(count) of commands that went well (z unfolds)"
      }
    surface.write(
      "\(surface.glyphs.ellipsis) \(words)", column: LineRow.margin + 2, row: row, as: "log.dim")
  }
}
