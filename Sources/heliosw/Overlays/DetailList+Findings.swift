import HeliosTUI
import Workbench

extension DetailList {
  /// What doctor found: what is out of order first.
  init(findings: [Finding]) {
    let order: [Finding.Verdict] = [.problem, .warn, .unknown, .ok]
    let sorted = order.flatMap { verdict in findings.filter { $0.verdict == verdict } }
    let problems = findings.filter { $0.verdict == .problem }.count
    let warnings = findings.filter { $0.verdict == .warn }.count
    self.init(
      subject: .findings,
      title: "Doctor: \(Words.count(problems, "problem")), \(Words.count(warnings, "warning"))",
      columns: [
        .init("", priority: 9), .init("LOOKED AT", priority: 8),
        .init("FOUND", width: .flexible(least: 12), priority: 7),
      ], emptyMessage: "Nothing was looked at.",
      footer: "Enter mends  R looks again  Esc closes", rows: sorted.map(Row.init(finding:)))
    list.fit(count: rows.count)
  }
}

extension DetailList.Row {
  fileprivate init(finding: Finding) {
    let stops = finding.stops.map(\.words).sorted().joined(separator: ", ")
    var detail = [TextLine(finding.found, as: .strong), TextLine(finding.why, as: .plain)]
    if finding.verdict == .problem, !stops.isEmpty {
      detail.append(TextLine("Stops: \(stops).", as: .bad))
    }
    if let mend = finding.mend {
      detail.append(TextLine("Mend: \(mend.words(for: finding.check))", as: .hint))
    }
    self.init(
      cells: [
        TextLine(finding.verdict.word, as: finding.verdict.role), TextLine(finding.title),
        TextLine(finding.found, as: finding.verdict == .ok ? .dim : .plain),
      ], detail: detail, action: Self.action(finding))
  }

  private static func action(_ finding: Finding) -> ActionList.Action {
    switch finding.mend {
    case .commands: .recipe(RecipeCall(recipe: MendRecipe.name, words: [finding.check]))
    case .recipe(let name, let words): .recipe(RecipeCall(recipe: name, words: words))
    case .advice(let text): .nothing(reason: text)
    case nil: .nothing(reason: "\(finding.title): there is nothing to mend.")
    }
  }
}

extension Finding.Verdict {
  /// The role of its word.
  fileprivate var role: Role {
    switch self {
    case .ok: .good
    case .warn: .warning
    case .problem: .bad
    case .unknown: .dim
    }
  }
}
