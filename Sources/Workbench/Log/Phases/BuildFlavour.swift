/// Which of the two builds of the source a phase belongs to.
public enum BuildFlavour: String, Hashable, Sendable, Codable {
  /// With assertions and debugging aids; packages go to `packages/i386/nightly`.
  case debug = "DEBUG"
  /// As it is shipped; packages go to `packages/i386/nightly-nd`.
  case nonDebug = "non-DEBUG"

  /// Reads nightly's label, which may name the machine too: `non-DEBUG`, `i386/DEBUG`.
  init?(label: Substring) {
    self.init(rawValue: String(label.split(separator: "/").last ?? ""))
  }
}
