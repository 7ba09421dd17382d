@testable import HeliosTUI

/// A program that writes down what happens to it and asks for what a test wants.
struct Recorder: Program {
  enum Work: Hashable, Sendable {
    case count(Int), forever, stubborn
  }

  var log: [String] = []
  /// What a key asks for, by its name.
  var answers: [String: [Effect<Work>]] = [:]
  var messages: [Int] = []

  mutating func update(_ event: Event<Int>) -> [Effect<Work>] {
    switch event {
    case .key(let key):
      log.append("\(key)")
      return answers[key.description] ?? []
    case .message(let number): messages.append(number)
    case .resize(let size): log.append("\(size.columns)x\(size.rows)")
    case .returned(let errand, let result): log.append("\(errand.argv.first ?? "") \(result)")
    case .paste(let text): log.append("paste \(text)")
    case .resumed: log.append("resumed")
    case .focus(let isFocused): log.append(isFocused ? "focus" : "blur")
    case .mouse: log.append("mouse")
    }
    return []
  }

  func draw(on surface: inout Surface) {
    surface.write(log.joined(separator: " "), column: 0, row: 0, as: .plain)
    surface.write("\(messages.count)", column: 0, row: 1, as: .plain)
  }
}

/// Runs a recorder on paper until it quits.
@MainActor func running(
  _ answers: [String: [Effect<Recorder.Work>]] = [:],
  perform: @escaping @Sendable (Recorder.Work, Mailbox<Int>) async -> Void = { _, _ in },
  _ script: (PaperTerminal) async -> Void
) async -> (status: Int32, terminal: PaperTerminal) {
  let terminal = PaperTerminal(size: Size(columns: 40, rows: 2))
  var answers = answers
  answers["Q"] = [.quit(status: 0)]
  let runtime = Runtime(
    program: Recorder(answers: answers), terminal: terminal, deadline: .milliseconds(50),
    perform: perform)
  let task = Task { await runtime.run() }
  _ = await terminal.frame { _ in true }
  await script(terminal)
  terminal.press("Q")
  return (await task.value, terminal)
}
