import SystemPackage

/// The files and folders that `setup` makes besides the clones.
struct SetupPlaces {
  let workspace: Workspace
  let consolidations: [Consolidation]

  init(_ workspace: Workspace, _ consolidations: [Consolidation]) {
    self.workspace = workspace
    self.consolidations = consolidations
  }

  /// The package repositories: what is built ends up in them.
  var repositories: [FilePath] {
    ["os", "other", "combined"].map { workspace.packagesFolder.appending($0) }
  }

  /// The rule that gives packages the publisher of the release.
  var publisherRule: FilePath { workspace.packagesFolder.appending("publisher.mogrify") }

  /// Links to rules that the helios checkout brings.
  var links: [FilePath] { rules.map { workspace.packagesFolder.appending($0) } }

  /// What the links lead to, from the folder they are in.
  func target(of link: FilePath) -> String {
    "../tools/packages/\(link.lastComponent?.string ?? "")"
  }

  /// The rule that a link leads to.
  func rule(of link: FilePath) -> FilePath {
    workspace.root.appending("tools/packages").appending(link.lastComponent?.string ?? "")
  }

  private var rules: [String] { ["os-conflicts.mogrify", "os-deps.mogrify"] }

  /// `lib/site.sh` of a consolidation.
  func siteScript(of consolidation: Consolidation) -> FilePath {
    consolidation.path.appending("lib/site.sh")
  }

  /// The environment files of the gate.
  var environmentFiles: [FilePath] {
    BuildKind.allCases.map { workspace.mainGate.path.appending($0.environmentFileName) }
  }

  /// The folders, from the top downwards.
  var folders: [FilePath] {
    [workspace.projectsFolder, workspace.temporaryFolder, workspace.packagesFolder]
      + consolidations.map { $0.temporaryFolder(in: workspace) }
  }

  /// Files whose contents count.
  var files: [FilePath] {
    consolidations.filter(\.writesSiteScript).map { siteScript(of: $0) } + environmentFiles
      + [publisherRule]
  }

  /// What only needs to be there.
  var others: [FilePath] { folders + repositories + links + links.map { rule(of: $0) } }
}
