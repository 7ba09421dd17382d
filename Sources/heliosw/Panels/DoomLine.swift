import HeliosTUI
import Workbench

/// The one line that says that a build will make no packages, as soon as that is certain.
struct DoomLine {
  let report: BuildReport

  /// Draws the line on the first row.
  func draw(on surface: inout Surface) {
    surface.fill(surface.bounds, as: "alarm")
    let room = surface.size.columns - 2
    let words = forms.first { textWidth($0) <= room } ?? forms.last ?? ""
    surface.writeCut(words, column: 1, row: 0, as: "alarm")
  }

  /// What is said, from the longest form to the shortest.
  private var forms: [String] {
    let (errors, warnings) = (report.status.errors, report.status.warnings)
    let short = "E \(errors)  W \(warnings)"
    let long = "\(Words.count(errors, "error")), \(Words.count(warnings, "warning"))"
    guard report.outcome == .running else {
      return [
        "nightly counts \(long) in the source: no packages were made.", "\(short): no packages",
      ]
    }
    return [
      "Doomed: nightly counts \(long), so no packages.  e see  X stop  or let it go on",
      "Doomed: \(long), so no packages.  e see  X stop",
      "Doomed, \(short): no packages  e see  X stop", "Doomed, \(short)  e see  X stop",
    ]
  }
}
