/// An error or a warning of a build of the past.
public struct PastError: Hashable, Sendable {
  /// The line, as the log or nightly's summary has it.
  public var text: String
  /// The component it belongs to, such as `cmd/id`.
  public var component: String?
  /// The number of its line in the log, counted from 0; nil if only the summary told of it.
  public var line: Int?
  /// Whether nightly calls it a warning.
  public var isWarning = false

  /// Makes an error.
  public init(_ text: String, component: String? = nil, line: Int? = nil, isWarning: Bool = false) {
    // SQLite's texts end at a NUL.
    self.text = text.replacing("\0", with: "\u{FFFD}")
    self.component = component
    self.line = line
    self.isWarning = isWarning
  }

  /// The most that are kept of one build.
  public static let most = 500

  /// What stays the same when the lines around an error move: its component, and its text without numbers of lines and columns.
  var key: String {
    var words = ""
    var digits = ""
    for character in text {
      if character.isASCII, character.isNumber, digits.isEmpty ? words.last == ":" : true {
        digits.append(character)
      } else {
        // `file.c:212:9:` names a place; `foo: 3 errors` and `libz.so.1` do not.
        words += digits.isEmpty || character == ":" ? "" : digits
        digits = ""
        words.append(character)
      }
    }
    return "\(component ?? "")\t\(words)\(digits)"
  }
}

extension PastError {
  /// Lines that say nothing by themselves: what they tell of stands in another line.
  ///
  /// - Source: usr/src/cmd/make/bin/doname.cc; mail_msg of oxidecomputer/helios#72 is nothing but such lines.
  static func isEcho(_ text: String) -> Bool {
    text.hasPrefix("The following command caused the error:")
      || text.hasPrefix("*** Error code") || text.contains("not remade because of errors")
  }
}
