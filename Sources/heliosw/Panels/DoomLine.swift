import HeliosTUI
import Workbench

/// The line that says that a build will make no packages, as soon as that is certain: what was
/// counted, the first of it, and what can be done.
struct DoomLine {
  let report: BuildReport

  /// How many rows it takes: what was counted first has one of its own where there is not much room
  /// beside the rest.
  func rows(columns: Int) -> Int { columns < 110 && report.firstCounted != nil ? 2 : 1 }

  /// Draws the line on the first row, and on the second if there is one.
  func draw(on surface: inout Surface) {
    surface.fill(surface.bounds, as: "alarm")
    let room = surface.size.columns - 2
    // Rather what can be done and fewer words than the other way round; but the counts always.
    let counts = forms.dropLast()
    let choices =
      offers.flatMap { offer in counts.map { (words: $0, keys: offer) } }
      + offers.map { (words: forms.last ?? "", keys: $0) }
    let choice =
      choices.first { textWidth($0.words) + textWidth($0.keys) + 2 <= room } ?? choices.last
    let (words, keys) = choice ?? ("", "")
    surface.writeCut(words, column: 1, row: 0, as: "alarm")
    let left = 1 + textWidth(words)
    let right = surface.size.columns - 1 - textWidth(keys)
    surface.write(keys, column: right, row: 0, as: "alarm")
    guard let first = report.firstCounted else { return }
    if surface.size.rows > 1 {
      surface.writeCut("First: \(first)", column: 1, row: 1, as: "alarm")
    } else if right - left > 24 {
      surface.writeCut(
        "  First: \(first)", column: left, row: 0, as: "alarm", columns: right - left - 2)
    }
  }

  /// What can be done, from the longest form to the shortest.
  private var offers: [String] {
    guard report.outcome == .running else { return ["e see  c put away", "e see"] }
    return ["X stop  c go on  e see", "X stop  e see", "X stop"]
  }

  /// What is said, from the longest form to the shortest.
  private var forms: [String] {
    let (errors, warnings) = (counted(\.errors), counted(\.warnings))
    let all = [
      errors > 0 ? Words.count(errors, "error") : "",
      warnings > 0 ? Words.count(warnings, "warning") : "",
    ]
    let long = all.filter { !$0.isEmpty }.joined(separator: ", ")
    let short = "E \(Words.grouped(errors))  W \(Words.grouped(warnings))"
    guard report.outcome == .running else {
      return [
        "nightly counts \(long) in the source: no packages were made.", "\(long): no packages",
        "\(short): no packages", short,
      ]
    }
    return [
      "Doomed: nightly counts \(long) in the source, so no packages.",
      "Doomed: \(long), so no packages.", "Doomed: \(long)", "Doomed, \(short)", "Doomed",
    ]
  }

  /// What nightly counts against the source: that alone decides on packages.
  private func counted(_ count: (LogPhase) -> Int) -> Int {
    report.status.phases.reduce(0) { sum, phase in
      if case .source = phase.kind { sum + count(phase) } else { sum }
    }
  }
}
