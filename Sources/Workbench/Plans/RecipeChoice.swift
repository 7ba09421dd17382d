/// Options of a recipe that its form shows as one choice, because only some combinations of them make sense.
public struct RecipeChoice: Hashable, Sendable {
  /// One thing to choose.
  public struct Alternative: Hashable, Sendable {
    /// Its name in the form.
    public var name: String
    /// The names of the options that it stands for; those without a value.
    public var options: [String]
    /// What it means, in one sentence.
    public var help: String

    /// Makes an alternative.
    public init(_ name: String, _ options: [String], help: String) {
      self.name = name
      self.options = options
      self.help = help
    }
  }

  /// What is chosen.
  public var name: String
  /// What there is to choose from; the first one that fits is taken at the beginning.
  public var alternatives: [Alternative]

  /// Makes a choice.
  public init(_ name: String, _ alternatives: [Alternative]) {
    self.name = name
    self.alternatives = alternatives
  }
}
