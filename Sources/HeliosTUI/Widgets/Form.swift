/// Things to be settled before something is done, one a row.
public struct Form: Hashable, Sendable {
  /// Something to be settled.
  public struct Field: Hashable, Sendable {
    /// What it is.
    public var label: String
    /// What is settled so far.
    public var value: Value
    /// What it means, shown below the form while the field is the current one.
    public var hint: String
    /// Why it cannot be changed now; nothing if it can.
    public var refusal: String?

    /// Makes a field.
    public init(_ label: String, _ value: Value, hint: String = "", refusal: String? = nil) {
      (self.label, self.value, self.hint, self.refusal) = (label, value, hint, refusal)
    }
  }

  /// What can be settled.
  public enum Value: Hashable, Sendable {
    /// One of several, by its number.
    case choice([String], selected: Int)
    /// Whether or not.
    case toggle(isOn: Bool)
    /// Some text.
    case text(TextField)
  }

  /// The fields, from top to bottom.
  public var fields: [Field]
  /// The number of the one that the keys are for.
  public private(set) var current = 0

  /// Makes a form.
  public init(_ fields: [Field]) { self.fields = fields }

  /// Takes a key: Up, Down, Tab and S-Tab go to another field, Space, Left and Right change a choice,
  /// and a text is edited.
  ///
  /// - Returns: Whether the key was used; Enter and Esc are left to the caller.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case Key(.down), Key(.tab): go(by: 1)
    case Key(.up), Key(.tab, .shift): go(by: -1)
    default: return change(key)
    }
    return true
  }

  /// Takes pasted text.
  public mutating func insert(_ text: String) {
    guard fields.indices.contains(current), fields[current].refusal == nil,
      case .text(var field) = fields[current].value
    else { return }
    field.insert(text)
    fields[current].value = .text(field)
  }

  private mutating func go(by step: Int) {
    guard !fields.isEmpty else { return }
    current = (current + step + fields.count) % fields.count
  }

  private mutating func change(_ key: Key) -> Bool {
    guard fields.indices.contains(current), fields[current].refusal == nil else { return false }
    switch fields[current].value {
    case .text(var field):
      guard field.handle(key) else { return false }
      fields[current].value = .text(field)
    case .toggle(let isOn):
      guard [.character(" "), Key(.left), Key(.right)].contains(key) else { return false }
      fields[current].value = .toggle(isOn: !isOn)
    case .choice(let names, let selected):
      let step = key == Key(.left) ? -1 : key == Key(.right) || key == .character(" ") ? 1 : 0
      guard step != 0, !names.isEmpty else { return false }
      let next = (selected + step + names.count) % names.count
      fields[current].value = .choice(names, selected: next)
    }
    return true
  }
}
