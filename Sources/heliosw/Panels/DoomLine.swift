import HeliosTUI
import Workbench

/// The one line that says that a build will make no packages, as soon as that is certain.
struct DoomLine {
  let report: BuildReport

  /// Draws the line on the first row.
  func draw(on surface: inout Surface) {
    surface.fill(surface.bounds, as: "alarm")
    surface.writeCut(words, column: 1, row: 0, as: "alarm")
  }

  private var words: String {
    let errors = Words.count(report.status.errors, "error")
    let warnings = Words.count(report.status.warnings, "warning")
    guard report.outcome == .running else {
      return "nightly counted \(errors) and \(warnings) in the source, and made no packages."
    }
    return "Doomed: nightly counts \(errors) and \(warnings), and will make no packages."
      + "   e see   X stop   or let it go on"
  }
}
