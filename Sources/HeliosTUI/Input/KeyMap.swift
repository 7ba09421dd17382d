/// Which key does what, by scope: a scope is a part of the program, such as `global` or `list`; a
/// verb is the name of something it does.
public struct KeyMap: Hashable, Sendable {
  private var scopes: [String: [Key: String]] = [:]

  /// Makes a map without keys.
  public init() {}

  /// Makes one key of a scope do something.
  ///
  /// - Returns: What it did until now in that scope, if it did something else.
  @discardableResult
  public mutating func bind(_ key: Key, to verb: String, in scope: String) -> String? {
    let before = scopes[scope, default: [:]].updateValue(verb, forKey: key)
    return before == verb ? nil : before
  }

  /// Makes a key of a scope do nothing.
  public mutating func unbind(_ key: Key, in scope: String) {
    scopes[scope]?[key] = nil
  }

  /// Takes all keys of a verb away in a scope, so that settings can name its keys anew.
  public mutating func unbind(verb: String, in scope: String) {
    scopes[scope] = scopes[scope]?.filter { $0.value != verb }
  }

  /// The verb of a key: the first scope that knows the key decides.
  public func lookup(_ key: Key, in scopes: [String]) -> String? {
    for scope in scopes {
      if let verb = self.scopes[scope]?[key] { return verb }
    }
    return nil
  }

  /// The keys of a verb that reach it: those that no earlier scope takes; short names first, then
  /// by name.
  public func keys(for verb: String, in scopes: [String]) -> [Key] {
    var keys: [Key] = []
    for scope in scopes {
      for (key, bound) in self.scopes[scope] ?? [:]
      where bound == verb && lookup(key, in: scopes) == verb && !keys.contains(key) {
        keys.append(key)
      }
    }
    return keys.sorted { left, right in
      let (left, right) = (left.description, right.description)
      return left.count == right.count ? left < right : left.count < right.count
    }
  }

  /// All keys of a scope with their verbs, by the keys' names.
  public func bindings(in scope: String) -> [(key: Key, verb: String)] {
    (scopes[scope] ?? [:]).map { ($0.key, $0.value) }
      .sorted { $0.key.description < $1.key.description }
  }

  /// The names of the scopes that have keys, in alphabetical order.
  public var scopeNames: [String] { scopes.keys.filter { scopes[$0]?.isEmpty == false }.sorted() }

  /// A key that does different things in two scopes that are in force together.
  public struct Conflict: Hashable, Sendable {
    /// The key.
    public var key: Key
    /// The scope that wins, and what the key does there.
    public var winner: Binding
    /// The scope that loses, and what the key would do there.
    public var loser: Binding
  }

  /// A scope and a verb.
  public struct Binding: Hashable, Sendable {
    /// The scope.
    public var scope: String
    /// The verb.
    public var verb: String
  }

  /// The keys that do different things in the given scopes, which are in force together, the first
  /// one first.
  public func conflicts(among scopes: [String]) -> [Conflict] {
    var found: [Conflict] = []
    for (index, scope) in scopes.enumerated() {
      for (key, verb) in bindings(in: scope) {
        for later in scopes[(index + 1)...] {
          guard let other = self.scopes[later]?[key], other != verb else { continue }
          found.append(
            Conflict(
              key: key, winner: Binding(scope: scope, verb: verb),
              loser: Binding(scope: later, verb: other)))
        }
      }
    }
    return found
  }
}
