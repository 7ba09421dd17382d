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
      ([heading, "\(Self.prologue)\n\(glossary)# --- the plan ---", variables] + closing
      + ["main() {"] + body + ["finish", "}"] + [call]).joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    let place = isSimulated ? "\(machine) (simulated)" : machine
    return """
      #!/bin/sh
      \(Self.comment(title))
      \(Self.comment("Machine: \(place). Made by heliosw from the recipe \(recipe): this text is what runs."))
      """ + losses.map { "\n" + Self.comment("Lost for good: \($0)") }.joined()
        + (continues ? Self.more : "")
  }

  private static let more =
    "\n# More follows that only this can bring to light: the recipe, asked again then, shows it."

  /// A job can be asked nothing; a plan that has the terminal has it also when a pipe brought the script.
  private var call: String {
    switch foreground {
    case .job: "main </dev/null"
    case .terminal: "if [ -t 0 ]; then main; else main </dev/tty; fi"
    }
  }

  private var variables: String {
    let own = path.map { ShellWord.quoted($0.string) + ":" }.joined()
    let others = environment.sorted { $0.key < $1.key }.map { name, value in
      "\n\(name)=\(ShellWord.quoted(value)); export \(name)"
    }
    return "PATH=\(own)$PATH:/usr/sbin:/sbin:/usr/bin:/usr/lib; export PATH" + others.joined()
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
      case .commands(let commands):
        "\n" + comment("Undo: \(commands.map(\.shellText).joined(separator: "; "))")
      case .none(let words): "\n" + comment("No undo: \(words)")
      }
    return comment("\(number)/\(count) (\(step.impact.words)) \(step.why)") + undo
  }

  private static func text(of step: Step, _ number: Int) -> String {
    let work = step.work.shellText(orElse: recourse(of: step))
    let begin = "step \(number) \(ShellWord.quoted(step.title))\n"
    if case .skip = step.work { return begin + work }
    guard let need = step.need else { return begin + work }
    return """
      \(begin)if [ -d \(ShellWord.quoted(need.folder.string)) ]; then
      \(work)
      else skip \(ShellWord.quoted(need.reason)); fi
      """
  }

  /// The function of the prologue that a failure calls, with the advice and the reasons that it can give.
  private static func recourse(of step: Step) -> String {
    let advice = step.advice.map { " " + ShellWord.quoted($0) } ?? ""
    let reasons = step.reasons.sorted { $0.key < $1.key }
      .map { " \($0.key) \(ShellWord.quoted($0.value))" }
    return (step.onFailure == .stop ? "fail" : "stumble") + advice + reasons.joined()
  }

  /// A comment, also when the text holds line breaks: no data may leave its comment.
  static func comment(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline || $0 == "\0" }
      .map { "# \($0)" }.joined(separator: "\n")
  }
}
