/// What a step can change, from nothing to the machine's next boot.
public enum Impact: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
  /// Only looks.
  case reads
  /// Changes what git knows of other repositories, never a file of the work tree.
  case writesReferences
  /// Changes files in the workspace.
  case writes
  /// Changes the installed system or its boot environments.
  case replacesSystem
  /// Restarts the machine.
  case reboots

  /// In words, for the confirm sheet and the script.
  public var words: String {
    switch self {
    case .reads: "only reads"
    case .writesReferences: "updates git references"
    case .writes: "writes in the workspace"
    case .replacesSystem: "changes the system"
    case .reboots: "reboots the machine"
    }
  }

  /// Whether a sheet must be confirmed before it.
  public var needsConfirmation: Bool { self > .writesReferences }

  /// Less far-reaching first.
  public static func < (one: Impact, other: Impact) -> Bool { one.rank < other.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
