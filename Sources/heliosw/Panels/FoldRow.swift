import HeliosTUI
import Workbench

/// Lines that are shown as one.
struct FoldRow {
  let fold: LogFold

  /// Draws the fold on a row.
  func draw(on surface: inout Surface, row: Int) {
    let what =
      switch fold.content {
      case .environment: "environment variable"
      case .commands: "line"
      }
    let why = fold.content == .commands ? " of commands that went well" : ""
    let dots = surface.glyphs.ellipsis
    surface.write(
      "\(dots) \(Words.count(fold.lines.count, what))\(why) (z unfolds)",
      column: LineRow.margin + 2,
      row: row, as: "log.dim")
  }
}
