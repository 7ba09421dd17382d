import HeliosTUI
import Workbench

extension DetailList {
  /// What could be cleaned up, the largest first.
  init(leftovers: [Leftover]) {
    let size = leftovers.filter { $0.refusal == nil }.reduce(0) { $0 + $1.sizeInBytes }
    self.init(
      subject: .leftovers, title: "Clean up: \(Words.size(size)) could go",
      columns: [
        .init("SIZE", alignment: .right, priority: 9), .init("WHAT", priority: 8),
        .init("FOLDER", width: .flexible(least: 16), priority: 7),
        .init("STAYS", priority: 6),
      ], emptyMessage: "There is nothing to clean up.",
      footer: "Space marks  Enter plans their removal  R looks again  Esc closes",
      rows: leftovers.map(Row.init(leftover:)))
    list.fit(count: rows.count)
  }
}

extension DetailList.Row {
  fileprivate init(leftover: Leftover) {
    let name = leftover.path.lastComponent?.string ?? leftover.path.string
    let isFree = leftover.refusal == nil
    let call = RecipeCall(recipe: Cleanup.name, words: [leftover.path.string])
    self.init(
      cells: [
        TextLine(Words.size(leftover.sizeInBytes)), TextLine(leftover.kind.word),
        TextLine(name, as: isFree ? .plain : .dim), TextLine(isFree ? "" : "yes", as: .warning),
      ],
      detail: [
        TextLine(leftover.path.string, as: .strong),
        leftover.refusal.map { TextLine("It must stay for now: \($0).", as: .warning) }
          ?? TextLine("Lost with it: \(leftover.loss).", as: .plain),
      ],
      action: leftover.refusal.map { .nothing(reason: "\(name) must stay for now: \($0).") }
        ?? .recipe(call), word: isFree ? leftover.path.string : nil)
  }
}
