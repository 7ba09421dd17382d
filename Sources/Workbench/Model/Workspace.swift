import SystemPackage

/// A helios checkout on some machine: a folder that holds `config/projects.toml`.
///
/// It is a value of paths only: nothing is read when one is made, so that it serves for remote
/// machines too.
public struct Workspace: Hashable, Sendable {
  /// The top folder of the helios checkout.
  public var root: FilePath
  /// Gates outside `projects/illumos`, as the person registered them, in their order.
  public var registeredGates: [FilePath]

  /// Makes a workspace of paths.
  ///
  /// - Parameters:
  ///   - root: The top folder of the helios checkout.
  ///   - registeredGates: illumos clones that belong to the workspace but live elsewhere.
  public init(root: FilePath, registeredGates: [FilePath] = []) {
    self.root = root
    self.registeredGates = registeredGates
  }
}

extension Workspace {
  /// The file that lists the consolidations.
  public var projectsFile: FilePath { root.appending("config/projects.toml") }

  /// The folder that holds the clones of the consolidations.
  public var projectsFolder: FilePath { root.appending("projects") }

  /// The folder for everything that can be made again: onu's repositories, depots, claims.
  public var temporaryFolder: FilePath { root.appending("tmp") }

  /// The folder of the package repositories that are not illumos' own.
  public var packagesFolder: FilePath { root.appending("packages") }

  /// The gate that `setup` clones.
  public var mainGate: Gate { Gate(path: projectsFolder.appending("illumos")) }

  /// The workspace's gates: `projects/illumos` first, then the registered ones, each once.
  public var gates: [Gate] {
    var seen: Set<FilePath> = []
    return ([mainGate.path] + registeredGates.map { root.pushing($0).lexicallyNormalized() })
      .filter { seen.insert($0).inserted }
      .map { Gate(path: $0) }
  }
}
