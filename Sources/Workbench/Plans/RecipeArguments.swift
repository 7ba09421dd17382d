import SystemPackage

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
    case (_, let given?): values[option.name] = given
    case (_, nil):
      values[option.name] = try Self.next(&rest, "--\(name)", option.placeholder ?? "")
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
      guard let what = option.placeholder else {
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

  /// Checks that the options can stand beside each other and that none is missing.
  ///
  /// - Throws: ``Problem`` (usage) that names the first that can't, or is.
  public func check(_ options: [RecipeOption]) throws(Problem) {
    let given = Set(values.keys)
    for option in options {
      if given.contains(option.name) {
        if let reason = options.refusal(of: option.name, beside: given) {
          throw Problem(.usage, "\(reason).")
        }
        if case .oneOf(let words) = option.value, !words.contains(values[option.name] ?? "") {
          throw Problem(
            .usage, "--\(option.name) takes one of \(words.joined(separator: ", ")).")
        }
      } else if option.isRequired {
        throw Problem(.usage, "--\(option.name) is missing.")
      }
    }
  }

  /// The choices of these options alone, and the operands.
  public func only(_ options: [RecipeOption]) -> Self {
    Self(
      values: values.filter { value in options.contains { $0.name == value.key } },
      operands: operands)
  }

  /// The choices with relative paths counted from a folder.
  public func absolute(_ options: [RecipeOption], from folder: FilePath) -> Self {
    var absolute = self
    for option in options {
      guard case .path = option.value, let path = values[option.name] else { continue }
      absolute.values[option.name] = folder.pushing(FilePath(path)).lexicallyNormalized().string
    }
    return absolute
  }

  /// The choices with the home folder in place of a `~` that paths begin with, as no shell does it in a form or behind quotes.
  public func expandingHome(_ options: [RecipeOption], _ home: FilePath?) -> Self {
    guard let home else { return self }
    var expanded = self
    for option in options {
      guard case .path = option.value, let path = values[option.name] else { continue }
      if path == "~" { expanded.values[option.name] = home.string }
      guard path.hasPrefix("~/") else { continue }
      expanded.values[option.name] = home.appending(String(path.dropFirst(2))).string
    }
    return expanded
  }

  /// The words of a command line that give these choices, letters before long names.
  public func words(_ options: [RecipeOption]) -> [String] {
    let given = options.filter { has($0.name) }
    let letters = given.filter { $0.letter != nil && $0.value == .none }.compactMap(\.letter)
    let rest = given.filter { $0.letter == nil || $0.value != .none }.flatMap { option in
      let name = option.letter.map { "-\($0)" } ?? "--\(option.name)"
      return option.value == .none ? [name] : [name, values[option.name] ?? ""]
    }
    let needsEnd = operands.contains { $0.hasPrefix("-") && $0.count > 1 }
    return letters.map { "-\($0)" } + rest + (needsEnd ? ["--"] : []) + operands
  }

  private static func unknown(_ word: String, _ options: [RecipeOption]) -> Problem {
    let known = options.map { "--\($0.name)" }.joined(separator: ", ")
    return Problem(.usage, "\(word) is no option here.", hint: "Known are \(known).")
  }
}
