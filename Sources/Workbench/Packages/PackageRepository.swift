import SystemPackage

/// A package repository of the workspace: the store on disk that pkg(7) tools read.
public struct PackageRepository: Hashable, Sendable {
  /// What it is for.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// What a build without DEBUG leaves in its gate.
    case nonDebug = "nightly-nd"
    /// What a DEBUG build leaves in its gate.
    case debug = "nightly"
    /// What `onu` has made of one of these, to be installed or served.
    case onu
    /// The workspace's repository of illumos' packages, for images and releases.
    case os
    /// That of all other packages.
    case other
    /// Both together.
    case combined
    /// A copy that somebody keeps under a name.
    case kept
    /// What a transformation that broke off has left beside the repository it was to replace.
    case halfMade = "half-made"
  }

  /// A publisher in a repository, as `pkgrepo info` has it.
  public struct Publisher: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How many packages it has.
    public var packages: Int
    /// `online`, as a rule.
    public var status: String
    /// When it last changed, in seconds since 1970.
    public var updatedAt: Int?

    /// Makes a publisher.
    public init(name: String, packages: Int, status: String = "online", updatedAt: Int? = nil) {
      self.name = name
      self.packages = packages
      self.status = status
      self.updatedAt = updatedAt
    }
  }

  /// What a repository was made of, as the note beside it says.
  public struct Origin: Hashable, Sendable {
    /// The repository it was made of.
    public var source: FilePath
    /// The `cksum` of that one's catalogue then.
    public var sum: String
    /// The folder of the build that had left it, such as `log.2026-05-09.11:00`.
    public var build: String?

    /// Makes an origin.
    public init(source: FilePath, sum: String, build: String? = nil) {
      self.source = source
      self.sum = sum
      self.build = build
    }
  }

  /// Where it is.
  public var path: FilePath
  /// What it is for.
  public var kind: Kind
  /// Its publishers; nil if `pkgrepo` could not say.
  public var publishers: [Publisher]?
  /// The `cksum` of its catalogue: another one means that it has changed.
  public var sum: String
  /// What it was made of, if that was noted.
  public var origin: Origin?
  /// The folder of the build that left it, for one in a gate.
  public var build: String?
  /// How many builds have ended since, and left no packages.
  public var laterBuilds: Int

  /// Makes a repository.
  public init(
    path: FilePath, kind: Kind, publishers: [Publisher]? = nil, sum: String = "",
    origin: Origin? = nil, build: String? = nil, laterBuilds: Int = 0
  ) {
    self.path = path
    self.kind = kind
    self.publishers = publishers
    self.sum = sum
    self.origin = origin
    self.build = build
    self.laterBuilds = laterBuilds
  }

  /// The name it goes by: what tells it from the others of the workspace.
  ///
  /// `nightly-nd` and `nightly` as their folders are called, `onu` and `onu.SUFFIX`, `os`, the name of a kept one.
  public var name: String {
    let folder =
      path.lastComponent?.string == "repo.redist" ? path.removingLastComponent() : path
    return folder.lastComponent?.string ?? path.string
  }

  /// How many packages all its publishers have.
  public var packages: Int? { publishers.map { $0.reduce(0) { $0 + $1.packages } } }

  /// When any of its publishers last changed.
  public var updatedAt: Int? { publishers?.compactMap(\.updatedAt).max() }

  /// The catalogue of its only publisher.
  ///
  /// - Source: pkg5 src/modules/catalog.py: `catalog.attrs` changes with every change of the catalogue.
  public var catalogue: FilePath? {
    guard let publisher = publishers?.first, publishers?.count == 1 else { return nil }
    return path.appending("publisher/\(publisher.name)/catalog/catalog.attrs")
  }

  /// The build that its packages come from.
  public var provenance: String? { build ?? origin?.build }
}
