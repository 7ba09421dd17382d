import SystemPackage

/// `cleanup`: removes old logs, temporary folders and proto areas, exactly those that are chosen.
public struct Cleanup: Recipe {
  /// The name on the command line.
  public static let name = "cleanup"
  /// What it does, in one line.
  public static let summary = "Remove old logs, temporary folders and proto areas; list them first."
  /// The operands it takes.
  public static let operands = "[folder ...]"
  /// What they are.
  public static let operandHelp = "Single ones, as F8 lists them; blanks between."
  /// Its options.
  public static let options = [
    RecipeOption("logs", help: "Remove all logs of finished builds but the last."),
    RecipeOption("temporary", help: "Remove all that is not in use in the workspace's tmp."),
    RecipeOption("proto", help: "Remove the proto areas of gates that nobody builds in."),
  ]

  /// The folders to remove, by their paths.
  public var paths: [FilePath]
  /// The kinds of which all are removed.
  public var kinds: Set<Leftover.Kind>

  /// Whether anything is chosen.
  public var isEmpty: Bool { paths.isEmpty && kinds.isEmpty }

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) {
    paths = arguments.operands.map { FilePath($0) }
    kinds = Set(
      [("logs", Leftover.Kind.log), ("temporary", .temporary), ("proto", .proto)]
        .filter { arguments.has($0.0) }.map(\.1))
  }

  /// Lists what could go.
  public func facts(at site: Site) async throws(Problem) -> [Leftover] {
    try await Leftover.list(at: site)
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: [Leftover]) throws(Problem) -> Plan {
    let chosen = try chosen(from: facts, in: site.workspace)
    let size = chosen.reduce(0) { $0 + $1.sizeInBytes }
    var plan = Plan(
      "clean up \(chosen.count) folder\(chosen.count == 1 ? "" : "s"), \(Self.words(size))",
      recipe: Self.name, on: site.machine,
      stages: Self.checks(chosen).map { .step($0) } + chosen.map { .step(Self.removal(of: $0)) })
    plan.losses = chosen.map { leftover in
      var path = leftover.path
      _ = path.removePrefix(site.workspace.root)
      return "\(path) (\(Self.words(leftover.sizeInBytes))): \(leftover.loss)"
    }
    return plan
  }

  private func chosen(
    from all: [Leftover], in workspace: Workspace
  ) throws(Problem) -> [Leftover] {
    guard !isEmpty else {
      throw Problem(
        .usage, "cleanup was not told what to remove.",
        hint: "Name folders, or --logs, --temporary, --proto; heliosw cleanup lists what there is.")
    }
    var chosen = all.filter { kinds.contains($0.kind) && $0.refusal == nil }
    for path in paths {
      let meant = workspace.root.pushing(path).lexicallyNormalized()
      guard let leftover = all.first(where: { $0.path == meant }) else {
        throw Problem(
          .refused, "\(meant) is nothing that cleanup removes.",
          hint: "heliosw cleanup lists what there is.")
      }
      if let reason = leftover.refusal {
        throw Problem(.refused, "\(meant) must stay: \(reason).")
      }
      if !chosen.contains(leftover) { chosen.append(leftover) }
    }
    guard !chosen.isEmpty else { throw Problem(.refused, "There is nothing to clean up.") }
    return chosen
  }

  /// No build may have begun meanwhile in a gate whose proto area goes.
  private static func checks(_ chosen: [Leftover]) -> [Step] {
    let locks = Set(chosen.filter { $0.kind == .proto }.compactMap(\.lock))
    let requirements = locks.sorted { $0.string < $1.string }.map {
      Step.Requirement("a build has begun in this gate", .unlocked($0))
    }
    guard !requirements.isEmpty else { return [] }
    return [
      Step(
        "Check that nobody builds", why: "A build needs its proto area until it ends.",
        .require(requirements), impact: .reads)
    ]
  }

  private static func removal(of leftover: Leftover) -> Step {
    var given = [
      Step.Requirement(
        "\(leftover.path) is not the folder any more that was shown",
        .folder(leftover.path, inode: leftover.inode))
    ]
    if leftover.kind == .temporary {
      given.append(.init("a depot serves \(leftover.path) now", .unserved(leftover.path)))
    }
    return Step(
      "Remove \(leftover.path.lastComponent?.string ?? leftover.path.string)",
      why: "It takes \(words(leftover.sizeInBytes)).",
      .sequence([Command(["rm", "-rf", leftover.path.string])], given: given), impact: .writes,
      undo: .none("lost: \(leftover.loss)."), onFailure: .goOn)
  }

  /// Bytes as `12 MB`.
  private static func words(_ bytes: Int64) -> String { Doctor.words(bytes) }
}
