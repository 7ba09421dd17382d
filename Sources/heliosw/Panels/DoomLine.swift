import HeliosTUI
import Workbench

/// The one line that says that a build will make no packages, as soon as that is certain.
struct DoomLine {
  let report: BuildReport

  /// Draws the line on the first row.
  func draw(on surface: inout Surface) {
    surface.fill(surface.bounds, as: "alarm")
    surface.writeCut(words(columns: surface.size.columns), column: 1, row: 0, as: "alarm")
  }

  private func words(columns: Int) -> String {
    let (errors, warnings) = (report.status.errors, report.status.warnings)
    let isShort = columns < 76
    let counted =
      isShort
      ? "E \(errors)  W \(warnings)"
      : "nightly counts \(Words.count(errors, "error")), \(Words.count(warnings, "warning"))"
    guard report.outcome == .running else {
      return isShort
        ? "\(counted): no packages" : "\(counted) in the source: no packages were made."
    }
    return isShort
      ? "Doomed, \(counted): no packages  e see  X stop"
      : "Doomed: \(counted), so no packages.  e see  X stop  or let it go on"
  }
}
