import HeliosTUI
import Workbench

extension RecipeForm {
  /// Draws the form in a box over the screen.
  func draw(on surface: inout Surface) {
    let words = problemLines(columns: min(74, surface.size.columns - 8))
    let columns = min(80, surface.size.columns - 2)
    let summary = TextLine(recipe.summary).wrapped(columns: max(10, columns - 4)).count
    let wanted = form.fields.count + words.count + summary + 6
    let place = surface.bounds.centred(
      Size(
        columns: columns, rows: min(wanted, surface.size.rows - 2)))
    surface.fill(place, as: .plain)
    Box(title: [.init(recipe.name)], footer: footer, isFocused: true)
      .draw(on: &surface, in: place) { surface in
        surface.within(surface.bounds.inset(columns: 1, rows: 0)) { drawInside(words, on: &$0) }
      }
    surface.underlay(place, as: .sheet)
  }

  private func drawInside(_ words: [TextLine], on surface: inout Surface) {
    var rest = surface.bounds
    let summary = TextLine(recipe.summary, as: .hint).wrapped(columns: max(10, rest.size.columns))
    if rest.size.rows >= form.fields.count + words.count + summary.count + 4 {
      for (row, line) in summary.enumerated() { surface.write(line, column: 0, row: row) }
      rest = rest.splitTop(summary.count + 1).1
    }
    let (above, bottom) = rest.splitBottom(min(words.count + 1, max(1, rest.size.rows - 3)))
    surface.within(above) { form.draw(on: &$0) }
    surface.within(bottom) { surface in
      for (row, line) in words.prefix(surface.size.rows - 1).enumerated() {
        surface.write(line, column: 2, row: row)
      }
      let command = "$ heliosw \(call.recipe) \(ShellWord.joined(call.words))"
      surface.writeCut(command, column: 0, row: surface.size.rows - 1, as: .dim)
    }
  }

  private var footer: TextLine {
    asked == nil ? "Enter shows the plan  Esc closes" : "the plan is being made  Esc closes"
  }

  private func problemLines(columns: Int) -> [TextLine] {
    guard let problem else {
      let warned = warning.map { TextLine($0, as: .warning).wrapped(columns: max(10, columns)) }
      return (warned.map { [TextLine()] + $0 } ?? []) + obstacleLines(columns: columns)
    }
    let summary = TextLine(problem.summary, as: .bad).wrapped(columns: max(10, columns))
    let hint = problem.hint.map { TextLine($0, as: .hint).wrapped(columns: max(10, columns)) }
    return [TextLine()] + summary + (hint ?? [])
  }

  /// What would stop it, and what mends that; F2 tells more.
  private func obstacleLines(columns: Int) -> [TextLine] {
    // What the warning says already need not be said twice.
    let obstacles = obstacles.filter { warning == nil || !["bldenv", "lock"].contains($0.check) }
    guard !obstacles.isEmpty else { return [] }
    return [TextLine()]
      + obstacles.prefix(3).flatMap { finding in
        let mend = finding.mend.map { " \($0.words(for: finding.check))" } ?? ""
        let stop = finding.found.hasSuffix(".") ? "" : "."
        let line =
          TextLine("\(finding.title): \(finding.found)\(stop)", as: .bad)
          + TextLine(mend, as: .hint)
        return line.wrapped(columns: max(10, columns))
      }
  }
}
