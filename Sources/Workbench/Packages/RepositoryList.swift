import SystemPackage

/// The package repositories of a workspace.
public struct RepositoryList: Hashable, Sendable {
  /// Whether a repository is what it should be by now.
  public enum Freshness: Hashable, Sendable {
    /// It holds what was built last.
    case current
    /// Something newer is there, or was tried; the words say what.
    case stale(String)
    /// It can't be used, and may go; the words say why.
    case broken(String)
    /// Nobody can say.
    case unknown
  }

  /// The repositories: of gates first, then onu's, the workspace's, kept ones, and what broke off.
  public var repositories: [PackageRepository]
  /// Whether the machine has pkg's tools at all.
  public var hasTools: Bool
  /// The builds of the past, as far as the history was asked: they give numbers to the builds that packages come from.
  public var builds: [PastBuild] = []

  /// Makes a list.
  public init(_ repositories: [PackageRepository] = [], hasTools: Bool = true) {
    self.repositories = repositories
    self.hasTools = hasTools
  }

  /// The repository at a path.
  public subscript(path: FilePath) -> PackageRepository? {
    repositories.first { $0.path == path }
  }

  /// The repository of a name, of a path, or of a path within the workspace.
  public func named(_ name: String, in workspace: Workspace) -> PackageRepository? {
    let path = workspace.root.pushing(FilePath(name)).lexicallyNormalized()
    return repositories.first { $0.name == name } ?? self[path]
      ?? self[path.appending("repo.redist")]
  }

  /// Whether a repository is what it should be by now.
  public func freshness(of repository: PackageRepository) -> Freshness {
    switch repository.kind {
    case .halfMade: .broken("left by a run that broke off: heliosw onu-clean-up removes it")
    case .nonDebug, .debug: Self.freshness(ofBuilt: repository)
    case .onu: freshness(ofTransformed: repository)
    case .os, .other, .combined, .kept: .unknown
    }
  }

  private static func freshness(ofBuilt repository: PackageRepository) -> Freshness {
    guard repository.build != nil else { return .unknown }
    switch repository.laterBuilds {
    case 0: return .current
    case 1: return .stale("a later build left no packages")
    case let count: return .stale("\(count) later builds left no packages")
    }
  }

  private func freshness(ofTransformed repository: PackageRepository) -> Freshness {
    if let origin = repository.origin {
      let from = origin.build.map { "made from \(name(ofBuild: $0))" }
      guard let source = self[origin.source] else {
        return .stale([from, "its source is gone"].compactMap { $0 }.joined(separator: "; "))
      }
      guard source.sum != origin.sum else { return .current }
      return .stale("\(from ?? "made from an older build"); a newer one is there")
    }
    let sources = repositories.filter { $0.kind == .nonDebug || $0.kind == .debug }
    guard let updated = repository.updatedAt, let newest = sources.compactMap(\.updatedAt).max()
    else { return .unknown }
    return updated < newest
      ? .stale("made by another tool, from an older build; a newer one is there") : .unknown
  }
}

extension RepositoryList {
  /// A build by its number and its time: `build #41 of 2026-05-09 11:00`; by its time alone where the history does not know it.
  public func name(ofBuild folder: String) -> String {
    let number = builds.build(in: folder).map { "build #\($0.number)" } ?? "the build"
    return "\(number) of \(BuildFolder(folder).words)"
  }
}

/// The name of a folder that nightly leaves a finished build's log in.
///
/// - Source: illumos-gate usr/src/tools/scripts/nightly.sh: `log.$(date '+%F.%H:%M')`, in local time.
public struct BuildFolder: Hashable, Sendable {
  /// The whole name.
  public var name: String

  /// Takes a name.
  public init(_ name: String) { self.name = name }

  /// `2026-05-09 11:00` of `log.2026-05-09.11:00`; the name itself where it is no such.
  public var words: String {
    let parts = name.split(separator: ".")
    guard parts.count >= 3, parts[0] == "log" else { return name }
    return "\(parts[1]) \(parts[2])"
  }
}
