/// One section of nightly's mail_msg.
public struct MailSection: Hashable, Sendable {
  /// What a section that is not empty does to the build.
  public enum Consequence: String, Hashable, Sendable, Codable {
    /// The build has failed: no packages of that flavour, or of none.
    case fails
    /// The build counts as failed, but its packages are there and can be used.
    case spoils
    /// Nothing.
    case informs
  }

  /// The words of its banner.
  public var title: String
  /// The flavour that the banner names.
  public var flavour: BuildFlavour?
  /// Its lines, without the blank ones before the first and behind the last.
  public var lines: [String]

  /// Makes a section.
  public init(title: String, flavour: BuildFlavour? = nil, lines: [String]) {
    self.title = title
    self.flavour = flavour
    self.lines = lines
  }

  /// What lines in the section do to the build.
  ///
  /// - Source: usr/src/tools/scripts/nightly, where it sets `build_ok` and `build_extras_ok`.
  public var consequence: Consequence {
    switch topic {
    case "Build errors", "Build warnings", "Tools build errors", "Bootstrap build errors",
      "Crypto module signing errors":
      .fails
    case "Make clobber ERRORS", "Make tools clobber ERRORS", "package build errors",
      "Linting packages", "Validating manifests against proto area",
      "Check versioning and ABI information", "Compare versioning and ABI information to baseline",
      "Check ELF runtime attributes", "cstyle/hdrchk errors", "Check lists of files":
      .spoils
    default:
      .informs
    }
  }

  /// The title without a flavour or a machine in parentheses at its end.
  public var topic: String {
    guard title.hasSuffix(")"), let open = title.lastIndex(of: "("),
      title[open...].contains("DEBUG")
    else { return title }
    return String(title[..<open].trimmed)
  }
}
