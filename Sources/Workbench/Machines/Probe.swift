/// A question to a machine: a piece of script, and how its answer is read.
public struct Probe<Answer: Sendable>: Sendable {
  /// POSIX shell that only looks; it runs in a subshell of its own.
  public var script: String
  /// Reads what the script printed and how it ended.
  public var read: @Sendable (ScriptAnswer) throws(Problem) -> Answer

  /// Makes a probe.
  public init(
    _ script: String, read: @escaping @Sendable (ScriptAnswer) throws(Problem) -> Answer
  ) {
    self.script = script
    self.read = read
  }
}

/// Several probes as one script, and its answer taken apart again.
///
/// Each answer stands between lines that begin with a random word, so that nothing an answer holds can pass for the frame.
struct ProbeFrame {
  /// The random word of this round.
  let nonce: String

  init(nonce: String = Self.randomWord()) {
    self.nonce = nonce
  }

  /// One script that runs the parts one after the other.
  func script(of parts: [String]) -> String {
    parts.map { part in
      "printf '%s begin\\n' \(nonce)\n(\n\(part)\n)\nprintf '\\n%s %d\\n' \(nonce) $?"
    }.joined(separator: "\n")
  }

  /// What each part answered; fewer than there were parts if the answer was cut short.
  func answers(in output: [UInt8]) -> [ScriptAnswer] {
    let begin = Array("\(nonce) begin\n".utf8)
    let end = Array("\n\(nonce) ".utf8)
    var answers: [ScriptAnswer] = []
    var rest = output[...]
    while rest.starts(with: begin) {
      let body = rest.dropFirst(begin.count)
      // The frame's own line break may be the first byte of the body.
      guard let stop = body.firstRange(of: end) else { break }
      let tail = body[stop.upperBound...]
      guard let lineEnd = tail.firstIndex(of: UInt8(ascii: "\n")),
        let status = Int32(String(decoding: tail[..<lineEnd], as: UTF8.self))
      else { break }
      answers.append(
        ScriptAnswer(status: status, output: Array(body[..<stop.lowerBound]), errors: []))
      rest = tail[tail.index(after: lineEnd)...]
    }
    return answers
  }

  private static func randomWord() -> String {
    "heliosw-" + (0..<4).map { _ in String(UInt32.random(in: 0...(.max)), radix: 36) }.joined()
  }
}
