import SystemPackage

/// `fetch`: asks the upstreams of the consolidations what is new; no work tree changes.
public struct Fetch: Recipe {
  /// The name on the command line.
  public static let name = "fetch"
  /// What it does, in one line.
  public static let summary = "Fetch what is new upstream, for all consolidations or those named."
  /// The operands it takes.
  public static let operands = "[consolidation ...]"
  /// Its options.
  public static let options: [RecipeOption] = []

  /// The consolidations to fetch; all that are cloned if empty.
  public var names: [String]

  /// A fetch of these, or of all if none is named.
  public init(names: [String]) {
    self.names = names
  }

  /// Takes the choices of a command line.
  public init(_ arguments: RecipeArguments) throws(Problem) {
    self.init(names: arguments.operands)
  }

  /// The consolidations of the workspace, each with whether a repository is there.
  public struct Target: Hashable, Sendable {
    /// The name in projects.toml, or `helios`.
    public var name: String
    /// Where it is cloned.
    public var path: FilePath
    /// Whether it is cloned.
    public var isPresent: Bool

    /// Makes a target.
    public init(name: String, path: FilePath, isPresent: Bool) {
      self.name = name
      self.path = path
      self.isPresent = isPresent
    }
  }

  /// Asks what must be known.
  public func facts(at site: Site) async throws(Problem) -> [Target] {
    let all = try await site.consolidations()
    let tests = all.map { "test -e \($0.path.appending(".git").quoted) && echo y || echo n" }
    let answers = try await site.ask(
      Probe(tests.joined(separator: "\n")) { (answer) throws(Problem) in
        answer.text.split(whereSeparator: \.isNewline).map { $0 == "y" }
      })
    return zip(all, answers).map { Target(name: $0.name, path: $0.path, isPresent: $1) }
  }

  /// Makes the plan; pure.
  public func plan(at site: Site, with facts: [Target]) throws(Problem) -> Plan {
    let targets = try chosen(from: facts)
    guard !targets.isEmpty else {
      throw Problem(
        .refused,
        "There is nothing to fetch: no consolidation is cloned in \(site.workspace.root).",
        hint: "heliosw setup will clone them; until then, git clone does.")
    }
    let what = names.isEmpty ? "all consolidations" : targets.map(\.name).joined(separator: ", ")
    return Plan(
      "fetch \(what)", recipe: Self.name, on: site.machine,
      stages: [.together(targets.map(Self.step), width: 4)])
  }

  private func chosen(from facts: [Target]) throws(Problem) -> [Target] {
    guard !names.isEmpty else { return facts.filter(\.isPresent) }
    var targets: [Target] = []
    for name in names {
      guard let target = facts.first(where: { $0.name == name }) else {
        let known = facts.map(\.name).joined(separator: ", ")
        throw Problem(.refused, "There is no consolidation \(name).", hint: "Known are \(known).")
      }
      guard target.isPresent else {
        throw Problem(.refused, "\(name) can't be fetched: it is not cloned at \(target.path).")
      }
      targets.append(target)
    }
    return targets
  }

  /// A broken clone must not pass for the repository around it, nothing may ask for a password, and no automatic garbage collection may hold up the fetch.
  private static func step(for target: Target) -> Step {
    Step(
      "Fetch \(target.name)", why: "Learns what is new upstream; the work tree stays as it is.",
      .run(
        Command(
          ["git", "-C", target.path.string, "fetch", "--no-auto-gc", "--progress"],
          environment: [
            "GIT_CEILING_DIRECTORIES": target.path.removingLastComponent().string,
            "GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
          ])),
      impact: .writesReferences,
      undo: .none("the remote-tracking branches move; git reflog keeps where they were."))
  }
}
