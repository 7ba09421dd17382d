/// A call of grep or egrep in a line of a shell script.
struct GrepCall: Hashable, Sendable {
  /// The expression, with the shell's quotes taken off and `${MAKE}` put in.
  var expression: String
  /// Whether it is for the lines that do not match.
  var isInverted = false
  /// Whether case does not matter.
  var ignoresCase = false

  /// The call as a word that two calls share if they select the same lines.
  var key: String {
    (isInverted ? "!" : "") + (ignoresCase ? "~" : "") + GrepCall.normal(expression)
  }

  /// The calls in a line, in order.
  static func calls(in line: Substring) -> [GrepCall] {
    var words = ShellWords(line)
    var calls: [GrepCall] = []
    while let word = words.next() {
      guard ["grep", "egrep"].contains(word) else { continue }
      var call = GrepCall(expression: "")
      while let next = words.next() {
        guard next.hasPrefix("-"), next.count > 1 else {
          call.expression = next
          break
        }
        if next.contains("v") { call.isInverted = true }
        if next.contains("i") { call.ignoresCase = true }
      }
      calls.append(call)
    }
    return calls
  }

  /// An expression with the bytes of each set in order, and nightly's make by its name.
  static func normal(_ expression: String) -> String {
    var result = ""
    var rest = expression.replacing("${MAKE}", with: "dmake").replacing("$MAKE", with: "dmake")[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      result += rest[...open] + String(rest[rest.index(after: open)..<close].sorted()) + "]"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// Takes a line of a shell script apart into words, as far as nightly's calls of grep need it:
/// quotes of the three kinds are taken off, pipes and the like are words of their own.
private struct ShellWords {
  private var rest: Substring

  init(_ line: Substring) { rest = line }

  mutating func next() -> String? {
    rest = rest.drop { $0 == " " || $0 == "\t" }
    guard let first = rest.first else { return nil }
    if "|;&<>()".contains(first) {
      rest.removeFirst()
      return String(first)
    }
    var word = ""
    while let character = rest.first, !" \t|;&<>()".contains(character) {
      rest.removeFirst()
      switch character {
      case "'": word += take(upTo: "'")
      case "\"": word += take(upTo: "\"", unescaping: ["\\\"": "\"", "\\`": "`", "\\\\": "\\"])
      case "$" where rest.first == "'":
        rest.removeFirst()
        word += take(upTo: "'", unescaping: ["\\t": "\t", "\\'": "'", "\\\\": "\\"])
      case "\\": word += rest.popFirst().map(String.init) ?? ""
      default: word.append(character)
      }
    }
    return word
  }

  /// What stands before a quote, which is passed; a quote that is missing ends with the line.
  private mutating func take(upTo quote: Character, unescaping escapes: [String: String] = [:])
    -> String
  {
    var text = ""
    while let character = rest.popFirst(), character != quote {
      let pair = String(character) + (rest.first.map(String.init) ?? "")
      if let plain = escapes[pair] {
        rest.removeFirst()
        text += plain
      } else {
        text.append(character)
      }
    }
    return text
  }
}
