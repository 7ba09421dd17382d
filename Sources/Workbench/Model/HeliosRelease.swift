/// A release of Helios that builds can be made on.
public enum HeliosRelease: Int, Hashable, Sendable, Codable, CaseIterable {
  /// Helios 1.
  case helios1 = 1
  /// Helios 2.
  case helios2 = 2
  /// Helios 3.
  case helios3 = 3

  /// The version of Perl that its builds use.
  ///
  /// - Source: helios tools/helios-build/src/main.rs: 5.32, 5.36, 5.40.
  public var perlVersion: String {
    switch self {
    case .helios1: "5.32"
    case .helios2: "5.36"
    case .helios3: "5.40"
    }
  }

  /// The version of Python that its builds use.
  ///
  /// - Source: as above: 3.9, 3.11, 3.13.
  public var pythonVersion: String {
    switch self {
    case .helios1: "3.9"
    case .helios2: "3.11"
    case .helios3: "3.13"
    }
  }

  /// Reads `/etc/os-release` as helios-build does: by the first `=`, without unquoting.
  ///
  /// - Throws: ``Problem`` (refused) in words for an ID other than `helios` or a VERSION_ID other than 1, 2, 3.
  public init(osRelease text: String, of machine: String) throws(Problem) {
    var values: [Substring: Substring] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      guard let equals = line.firstIndex(of: "=") else { continue }
      values[line[..<equals]] = line[line.index(after: equals)...]
    }
    let hint =
      "Builds of Helios run on Helios; repositories and logs can be read here all the same."
    guard let id = values["ID"] else {
      throw Problem(
        .refused, "\(machine) does not say what system it is: no ID in os-release.", hint: hint)
    }
    guard id == "helios" else {
      throw Problem(.refused, "\(machine) runs \(id), not helios.", hint: hint)
    }
    let version = values["VERSION_ID"] ?? "nothing"
    guard let release = Self.allCases.first(where: { "\($0.rawValue)" == version }) else {
      throw Problem(
        .refused, "\(machine) is Helios of version \(version); versions 1, 2 and 3 are known.",
        hint: "A newer heliosw may know it.")
    }
    self = release
  }
}
