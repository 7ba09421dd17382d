import FoundationEssentials

/// A package in a repository.
public struct PackageVersion: Hashable, Sendable {
  /// What becomes of who has it installed.
  public enum State: String, Hashable, Sendable, Codable {
    /// It is a package.
    case present
    /// It has another name now.
    case renamed
    /// It is gone.
    case obsolete
  }

  /// Who publishes it.
  public var publisher: String
  /// Its name, such as `system/kernel`.
  public var name: String
  /// Release and branch, such as `0.5.11-3.0.999999`.
  public var version: String
  /// When it was published, as `20261122T232955Z`.
  public var timestamp: String
  /// Whether it is still a package.
  public var state: State
  /// What it says of itself, in a line.
  public var summary: String?

  /// Makes a package.
  public init(
    publisher: String, name: String, version: String, timestamp: String,
    state: State = .present, summary: String? = nil
  ) {
    self.publisher = publisher
    self.name = name
    self.version = version
    self.timestamp = timestamp
    self.state = state
    self.summary = summary
  }

  /// Reads the answer of `pkgrepo list -F json`: one array on one line; each package has `publisher`, `name`, `release`, `branch`,
  /// `timestamp`, and lists of values such as `pkg.summary`, `pkg.renamed`, `pkg.obsolete`.
  ///
  /// - Returns: Nil for text that is no such JSON.
  /// - Source: transcripts of pkg5.
  public static func list(json text: String) -> [PackageVersion]? {
    // What is no JSON is told apart by nil.
    guard let rows = try? JSONDecoder().decode([Row].self, from: Data(text.utf8)) else {
      return nil
    }
    return rows.map { row in
      PackageVersion(
        publisher: row.publisher, name: row.name,
        version: row.branch.map { "\(row.release)-\($0)" } ?? row.release,
        timestamp: row.timestamp ?? "",
        state: row.renamed != nil ? .renamed : row.obsolete != nil ? .obsolete : .present,
        summary: row.summary?.first?.value.first)
    }
  }

  private struct Row: Decodable {
    struct Values: Decodable { var value: [String] }

    var publisher: String
    var name: String
    var release: String
    var branch: String?
    var timestamp: String?
    var renamed: [Values]?
    var obsolete: [Values]?
    var summary: [Values]?

    enum CodingKeys: String, CodingKey {
      case publisher, name, release, branch, timestamp
      case renamed = "pkg.renamed"
      case obsolete = "pkg.obsolete"
      case summary = "pkg.summary"
    }
  }
}
