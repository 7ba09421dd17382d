import SystemPackage

/// The options that builds and their shells share, named as helios-build names them.
extension RecipeOption {
  static let quick = RecipeOption(
    "quick", "q", excludes: ["release"], help: "Build without DEBUG, with one compiler.")
  static let debug = RecipeOption(
    "debug", "d", needs: ["quick"], excludes: ["release"],
    help: "With --quick: build with DEBUG only.")
  static let release = RecipeOption(
    "release", "r", help: "Build both flavours, numbered by the commits of the gate.")
  /// The gate that is worked in.
  public static let gate = RecipeOption(
    "gate", "g", .path("DIR"), help: "An illumos clone elsewhere, instead of projects/illumos.")
  static let branch = RecipeOption(
    "branch", "b", .word("BRANCH"), needs: ["release"],
    help: "Count commits from where HEAD left this branch, for a respin.")
  static let keepEnvironment = RecipeOption(
    "keep-environment", help: "Use the environment file as it is, also if it was edited.")
}

extension RecipeChoice {
  /// The four kinds of build.
  static let kind = RecipeChoice(
    "kind",
    [
      .init("quick", ["quick"], help: "Without DEBUG, one compiler: the fast one."),
      .init("quick DEBUG", ["quick", "debug"], help: "With DEBUG only, one compiler."),
      .init("full", [], help: "Both flavours; gcc 14 and smatch look on."),
      .init("release", ["release"], help: "As full, numbered by the commits of the gate."),
    ])
}

extension RecipeArguments {
  /// The kind of build that was chosen.
  var kind: BuildKind {
    if has("release") { return .release }
    if has("quick") { return has("debug") ? .quickDebug : .quick }
    return .full
  }

  /// The gate that was chosen; nil for the workspace's own.
  var gate: FilePath? { values["gate"].map { FilePath($0) } }

  /// A word that git takes for a branch.
  ///
  /// - Throws: ``Problem`` (usage) for one that git would take for an option.
  var branch: String? {
    get throws(Problem) {
      guard let branch = values["branch"] else { return nil }
      guard !branch.isEmpty, !branch.hasPrefix("-") else {
        throw Problem(.usage, "\(branch.isEmpty ? "An empty word" : branch) is no branch.")
      }
      return branch
    }
  }
}

extension Workspace {
  /// The gate of a path, or the workspace's own.
  func gate(_ path: FilePath?) -> Gate { path.map { Gate(path: $0) } ?? mainGate }

  /// The folder that says that a gate is being built by heliosw.
  func claim(of gate: Gate) -> FilePath {
    // Gates elsewhere may have the same name.
    let name =
      gate.path == mainGate.path
      ? gate.name : gate.path.components.map(\.string).joined(separator: "-")
    return temporaryFolder.appending("heliosw-\(name).building")
  }
}
