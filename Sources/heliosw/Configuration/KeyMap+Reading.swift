import HeliosTUI
import Workbench

extension KeyMap {
  /// Reads the keys: `config/keys.toml`, then the user's file, whose verbs take the place of ours.
  ///
  /// - Throws: ``Problem`` for a key or a verb that nobody knows.
  static func read(_ resources: Resources, _ process: ProcessEnvironment) throws(Problem) -> KeyMap
  {
    var map = KeyMap()
    for file in Settings.files("keys.toml", resources, process) {
      try map.take(TableReader(file))
    }
    return map
  }

  /// Takes the keys of one file: a table a scope, in it `verb = "key"` or a list of keys.
  mutating func take(_ table: TableReader) throws(Problem) {
    for scope in table.keys() {
      for name in table.keys(of: scope) {
        guard let verb = Verb(rawValue: name) else {
          throw Problem(
            .usage, "\(table.file): \(scope).\(name) is no verb.", hint: "? shows the verbs.")
        }
        unbind(verb: verb.rawValue, in: scope)
        for text in try table.texts(name, in: scope) {
          guard let key = Key(text) else {
            throw Problem(
              .usage, "\(table.file): \(scope).\(name): \(text) is no key.",
              hint: "Keys are called j, G, ^d, alt-x, F1, Space, Enter, Esc, PgDn.")
          }
          bind(key, to: verb.rawValue, in: scope)
        }
      }
    }
  }
}
