extension Plan {
  /// The plan as one POSIX shell script: what the sheet shows, `heliosw plan` prints and the job runs.
  ///
  /// Above each step stands its reason. The script keeps to POSIX sh (dash, bash and ksh93 run it) and ends with 0, with 1 when
  /// a step failed, or with 5 when a requirement did not hold.
  public var script: String {
    var number = 0
    let body = stages.map { stage in
      let text = Self.text(of: stage, from: number + 1, of: steps.count)
      number += stage.steps.count
      return text
    }
    return
      ([heading, Self.prologue, searchPath] + closing + ["main() {"] + body + ["finish", "}"]
      + ["main </dev/null"]).joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    let place = isSimulated ? "\(machine) (simulated)" : machine
    return """
      #!/bin/sh
      \(Self.comment(title))
      \(Self.comment("Machine: \(place). Made by heliosw from the recipe \(recipe): this text is what runs."))
      """
  }

  private var searchPath: String {
    let own = path.map { ShellWord.quoted($0.string) + ":" }.joined()
    return "PATH=\(own)$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH"
  }

  /// The user's own command: the job calls the script with the word `afterwards` for it, so that it is this text that runs.
  private var closing: [String] {
    guard let afterwards else { return [] }
    return [
      """
      # When the job has ended, it runs a command of your own (notify.command): how it ended and its title are the last two words.
      # Whatever comes of it changes nothing.
      afterwards() { # OUTCOME STATUS
        HELIOSW_STATUS=$2; export HELIOSW_STATUS
        \(afterwards.shellText) "$1" \(ShellWord.quoted(title))
      }
      if [ "${1:-}" = afterwards ]; then shift; afterwards "$@" </dev/null; exit; fi
      """
    ]
  }

  private static func text(of stage: Stage, from number: Int, of count: Int) -> String {
    switch stage {
    case .step(let step):
      return "\(reason(for: step, number, of: count))\n\(text(of: step, number))"
    case .together(let steps, let width):
      let numbers = steps.indices.map { "\(number + $0)" }
      let functions = steps.enumerated().map { index, step in
        """
        \(reason(for: step, number + index, of: count))
        step_\(number + index)() {
        \(text(of: step, number + index))
        finish
        }
        """
      }
      let call = "together \(width) \(numbers.joined(separator: " "))"
      return (functions + ["\(comment("Side by side, at most \(width) at once."))\n\(call)"])
        .joined(separator: "\n\n")
    }
  }

  private static func reason(for step: Step, _ number: Int, of count: Int) -> String {
    let undo =
      switch step.undo {
      case .nothingToUndo: ""
      case .command(let command): "\n" + comment("Undo: \(command.shellText)")
      case .none(let words): "\n" + comment("No undo: \(words)")
      }
    return comment("\(number)/\(count) (\(step.impact.words)) \(step.why)") + undo
  }

  private static func text(of step: Step, _ number: Int) -> String {
    "step \(number) \(ShellWord.quoted(step.title))\n"
      + step.work.shellText(orElse: step.onFailure == .stop ? "fail" : "stumble")
  }

  /// A comment, also when the text holds line breaks: no data may leave its comment.
  static func comment(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline || $0 == "\0" }
      .map { "# \($0)" }.joined(separator: "\n")
  }
}
