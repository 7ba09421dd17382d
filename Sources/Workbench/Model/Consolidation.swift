import SystemPackage

/// A source repository that Helios is built from, as `config/projects.toml` describes it.
///
/// Source: oxidecomputer/helios, tools/helios-build, the table `[project.NAME]` with every key it
/// ever had.
public struct Consolidation: Hashable, Sendable {
  /// Where a row of the inventory comes from.
  public enum Origin: Hashable, Sendable {
    /// A table of `config/projects.toml`.
    case projectsFile
    /// The helios checkout itself.
    case workspace
  }

  /// The name in the table, and of the folder below `projects`.
  public var name: String
  /// The folder of the clone, whether it is there or not.
  public var path: FilePath
  /// Where the row comes from.
  public var origin: Origin
  /// `github`: owner and repository at github.com.
  public var github: String?
  /// `url`: a clone URL that wins over `github`.
  public var url: String?
  /// `use_ssh`: cloned from `git@github.com:`, as private repositories are.
  public var usesSSH = false
  /// `rev`: what `setup` checks out, in any form that gitrevisions(7) knows.
  public var rev: String?
  /// `commit`: the pin of files from 2022-12 to 2023-04; today's helios ignores it, so such a clone
  /// is not pinned.
  public var formerCommit: String?
  /// `auto_update`: `setup` fetches and fast-forwards an existing clone; without it a clone is
  /// never touched again.
  public var autoUpdate = false
  /// `unless_env`: the variable whose value no, 0 or false makes `setup` skip the consolidation.
  public var unlessEnvironment: String?
  /// `site_sh`: `setup` writes `lib/site.sh` into the clone, each time.
  public var writesSiteScript = false
  /// `cargo_build`: `setup` builds it.
  public var buildsWithCargo = false
  /// `use_debug`: … without `--release`.
  public var usesDebugProfile = false
  /// `cargo_toolchain`: `setup` installs its Rust toolchain, and builds nothing.
  public var installsToolchain = false
  /// `fixup`: detached commits that `setup` moves to a branch before it updates.
  public var fixups: [Fixup] = []
  /// Keys of the table that this program has never heard of, in the order of the file.
  public var unknownKeys: [String] = []

  /// Makes a consolidation that only has a name and a folder.
  public init(name: String, path: FilePath, origin: Origin = .projectsFile) {
    self.name = name
    self.path = path
    self.origin = origin
  }
}

extension Consolidation {
  /// One entry of `fixup`: a clone detached at a commit is moved to a branch.
  public struct Fixup: Hashable, Sendable {
    /// `from_commit`: the commit, whole or abbreviated.
    public var fromCommit: String
    /// `to_branch`: the branch to check out instead.
    public var toBranch: String

    /// Makes a fixup.
    public init(fromCommit: String, toBranch: String) {
      self.fromCommit = fromCommit
      self.toBranch = toBranch
    }
  }

  /// The row of the helios checkout itself, named `helios`; no table describes it and `setup` never
  /// updates it.
  public static func helios(in workspace: Workspace) -> Consolidation {
    var helios = Consolidation(name: "helios", path: workspace.root, origin: .workspace)
    helios.github = "oxidecomputer/helios"
    return helios
  }

  /// What `git clone` is given: `url`, else the address at github.com; nothing where the table
  /// names neither.
  public var cloneURL: String? {
    if let url { return url }
    guard let github else { return nil }
    return usesSSH ? "git@github.com:\(github).git" : "https://github.com/\(github).git"
  }
}
