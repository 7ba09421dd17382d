extension Consolidation {
  /// Why a consolidation has no clone.
  public enum Absence: Hashable, Sendable {
    /// `setup` skips it because of an environment variable.
    case skipped(variable: String, value: String)
    /// Nobody has cloned it yet.
    case notCloned
  }

  /// Tells why the consolidation would have no clone on a machine with this environment.
  ///
  /// The rule is `setup`'s own: `unless_env` counts when the variable is set to no, 0 or false in
  /// any case; unset means that it is cloned.
  ///
  /// - Source: oxidecomputer/helios, tools/helios-build, `cmd_setup`.
  public func absentReason(_ environment: [String: String]) -> Absence {
    guard let variable = unlessEnvironment, let value = environment[variable],
      ["no", "0", "false"].contains(value.lowercased())
    else { return .notCloned }
    return .skipped(variable: variable, value: value)
  }
}

extension Consolidation.Absence: CustomStringConvertible {
  /// The reason in words, naming the variable and its value.
  public var description: String {
    switch self {
    case .skipped(let variable, let value): "setup skips it: \(variable) is set to \"\(value)\""
    case .notCloned: "not cloned yet"
    }
  }
}
