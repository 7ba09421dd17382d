/// What a machine leaves out of its workspace: the variables that `unless_env` names, and what they are set to.
///
/// They are kept on the machine, one `NAME=value` a line, so that a choice made once holds for every later `setup`.
public struct SetupSwitches: Hashable, Sendable {
  /// The values, by the variables' names.
  public var values: [String: String]

  /// Makes switches.
  public init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// Reads the kept file; a line that is no `NAME=value` with the name of a variable is passed over.
  public init(text: String) {
    values = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let equals = line.firstIndex(of: "="), Self.isName(line[..<equals]) else { continue }
      values[String(line[..<equals])] = String(line[line.index(after: equals)...])
    }
  }

  /// The file's text.
  public var text: String {
    values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }.joined()
  }

  /// These, and where they say nothing, others.
  public func over(_ others: SetupSwitches) -> SetupSwitches {
    SetupSwitches(others.values.merging(values) { $1 })
  }

  /// Whether a word is the name of a variable: letters, digits and `_`, no digit first.
  static func isName(_ word: some StringProtocol) -> Bool {
    guard let first = word.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x5F
    }
  }
}
