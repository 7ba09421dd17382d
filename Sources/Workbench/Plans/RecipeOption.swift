/// One choice that a recipe offers, on the command line and in its form.
public struct RecipeOption: Hashable, Sendable {
  /// What may follow it.
  public enum Value: Hashable, Sendable {
    /// Nothing: it is given or not.
    case none
    /// A word; the placeholder names it in help.
    case word(String)
    /// A file or folder. A relative one counts from where heliosw was started, in a form from the workspace.
    case path(String)
    /// One of these words.
    case oneOf([String])
  }

  /// The long name, without its dashes.
  public var name: String
  /// The letter, if it has one.
  public var letter: Character?
  /// What may follow it.
  public var value: Value
  /// The names of options that must be given as well.
  public var needs: [String]
  /// The names of options that can't stand beside it; it need be said on one side only.
  public var excludes: [String]
  /// Whether nothing can be planned without it.
  public var isRequired: Bool
  /// Whether its form offers it; if not, it is for the command line alone.
  public var isInForm: Bool
  /// What it does, in one sentence.
  public var help: String

  /// Makes an option.
  public init(
    _ name: String, _ letter: Character? = nil, _ value: Value = .none, needs: [String] = [],
    excludes: [String] = [], isRequired: Bool = false, isInForm: Bool = true, help: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.needs = needs
    self.excludes = excludes
    self.isRequired = isRequired
    self.isInForm = isInForm
    self.help = help
  }

  /// What stands for its value in help; nil if it has none.
  public var placeholder: String? {
    switch value {
    case .none: nil
    case .word(let name), .path(let name): name
    case .oneOf(let words): words.joined(separator: "|")
    }
  }
}

extension [RecipeOption] {
  /// Why an option can't be given beside others.
  ///
  /// - Parameters:
  ///   - name: The option.
  ///   - given: The names of the options that are given; it may be among them.
  /// - Returns: Nothing if it can; else a sentence without its full stop.
  public func refusal(of name: String, beside given: Set<String>) -> String? {
    guard let option = first(where: { $0.name == name }) else { return nil }
    if let missing = option.needs.first(where: { !given.contains($0) }) {
      return "--\(name) needs --\(missing)"
    }
    let rival = first {
      $0.name != name && given.contains($0.name)
        && ($0.excludes.contains(name) || option.excludes.contains($0.name))
    }
    return rival.map { "--\(name) can't stand beside --\($0.name)" }
  }
}
