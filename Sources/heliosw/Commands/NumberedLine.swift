import Workbench

/// A line of a log with its number, which counts from 1, for commands that print some lines.
struct NumberedLine: Encodable {
  var line: Int
  /// The line without what may be secret.
  private var content: String

  private enum CodingKeys: String, CodingKey {
    case line
    case content = "text"
  }

  init(_ line: LogLine) {
    self.line = (line.number ?? 0) + 1
    content = line.maskedText
  }

  /// As grep -n has it, with control characters made visible.
  var text: String { "\(line):\(Console.neutral(content))\n" }
}
