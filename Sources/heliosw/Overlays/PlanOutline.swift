import HeliosTUI
import Workbench

/// What a plan does, a line a step, before its script is read.
///
/// The numbers are those of the script.
struct PlanOutline {
  let plan: Plan
  /// The columns there are for it.
  let columns: Int

  /// What is done, with what it changes in files that are there; then what is left as it is, and why.
  var lines: [TextLine] {
    let impact = wrapped(TextLine("It \(plan.impact.words):", as: .hint))
    let left = skipped
    let heading = wrapped(TextLine("These stay as they are:", as: .hint))
    let more = wrapped(TextLine("What follows is planned when this is done.", as: .hint))
    return impact + done + (plan.continues ? more : [])
      + (left.isEmpty ? [] : [[]] + heading + left)
  }

  private var done: [TextLine] {
    var lines: [TextLine] = []
    var number = 1
    for stage in plan.stages {
      let steps = zip(number..., stage.steps).filter { !$0.1.isSkipped }
      number += stage.steps.count
      var depth = 0
      if case .together(_, let width) = stage, steps.count > 1 {
        let words = "side by side, at most \(width) at once:"
        lines += wrapped(TextLine(String(repeating: " ", count: indent) + words, as: .dim))
        depth = 2
      }
      for (number, step) in steps { lines += entry(number, step, depth: depth) }
    }
    return lines
  }

  private func entry(_ number: Int, _ step: Step, depth: Int) -> [TextLine] {
    let depth = String(repeating: " ", count: depth)
    let blanks = String(repeating: " ", count: indent) + depth
    let changes = step.changes.flatMap { text in
      let role: Role = text.hasPrefix("- ") ? .bad : text.hasPrefix("+ ") ? .good : .dim
      return wrapped([.init(blanks), .init(text, as: role)])
    }
    return wrapped([.init(place(number), as: .dim), .init(depth + step.title)]) + changes
  }

  private var skipped: [TextLine] {
    zip(1..., plan.steps).filter(\.1.isSkipped).flatMap { number, step in
      wrapped(TextLine("\(place(number))\(step.title): \(step.skipReason)", as: .dim))
    }
  }

  /// The number of a step, right below those of the others.
  private func place(_ number: Int) -> String {
    let width = "\(plan.steps.count)".count
    return String(repeating: " ", count: width - "\(number)".count) + "\(number)  "
  }

  private var indent: Int { place(1).count }

  private func wrapped(_ line: TextLine) -> [TextLine] {
    line.wrapped(columns: columns, indent: indent)
  }
}

extension Step {
  /// What it changes in a file that is there, a line each: that follows its reason.
  fileprivate var changes: [String] {
    why.split(separator: "\n").dropFirst().map(String.init)
  }

  fileprivate var isSkipped: Bool { if case .skip = work { true } else { false } }

  fileprivate var skipReason: String { if case .skip(let reason) = work { reason } else { "" } }
}
