/// What a user chose of a recipe's options.
public struct RecipeArguments: Hashable, Sendable {
  /// The options given: their long names, and what followed them (empty for an option without value).
  public private(set) var values: [String: String] = [:]
  /// Words that belong to no option.
  public private(set) var operands: [String] = []

  /// Makes arguments from choices already taken apart.
  public init(values: [String: String] = [:], operands: [String] = []) {
    self.values = values
    self.operands = operands
  }

  /// Whether an option was given.
  public func has(_ name: String) -> Bool { values[name] != nil }

  /// Takes the words of a command line apart: `--name`, `--name value`, `--name=value`, `-n`, `-nvalue`, bundled letters, and
  /// `--`, after which all are operands.
  ///
  /// - Throws: ``Problem`` (usage) for an unknown option, a missing value or a value too many.
  public init(parsing words: [String], options: [RecipeOption]) throws(Problem) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      } else if word.hasPrefix("--") {
        try takeLong(word.dropFirst(2), &rest, options)
      } else if word.hasPrefix("-"), word.count > 1 {
        try takeLetters(word.dropFirst(), &rest, options)
      } else {
        operands.append(word)
      }
    }
  }

  private mutating func takeLong(
    _ word: Substring, _ rest: inout ArraySlice<String>, _ options: [RecipeOption]
  ) throws(Problem) {
    let name = word.prefix { $0 != "=" }
    let given = name.endIndex < word.endIndex ? String(word[name.endIndex...].dropFirst()) : nil
    guard let option = options.first(where: { $0.name == name }) else {
      throw Self.unknown("--\(name)", options)
    }
    switch (option.value, given) {
    case (.none, nil): values[option.name] = ""
    case (.none, _): throw Problem(.usage, "--\(name) takes no value.")
    case (.word, let given?): values[option.name] = given
    case (.word(let what), nil): values[option.name] = try Self.next(&rest, "--\(name)", what)
    }
  }

  private mutating func takeLetters(
    _ letters: Substring, _ rest: inout ArraySlice<String>, _ options: [RecipeOption]
  ) throws(Problem) {
    var letters = letters
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.letter == letter }) else {
        throw Self.unknown("-\(letter)", options)
      }
      guard case .word(let what) = option.value else {
        values[option.name] = ""
        continue
      }
      values[option.name] =
        letters.isEmpty ? try Self.next(&rest, "-\(letter)", what) : String(letters)
      return
    }
  }

  private static func next(
    _ rest: inout ArraySlice<String>, _ name: String, _ what: String
  ) throws(Problem) -> String {
    guard let word = rest.popFirst() else {
      throw Problem(.usage, "\(name) needs a value: \(what).")
    }
    return word
  }

  private static func unknown(_ word: String, _ options: [RecipeOption]) -> Problem {
    let known = options.map { "--\($0.name)" }.joined(separator: ", ")
    return Problem(.usage, "\(word) is no option here.", hint: "Known are \(known).")
  }
}
