import SystemPackage

/// Where the HEAD of a gate is, and how many commits lead there.
public struct GateHead: Hashable, Sendable {
  /// The commit, in full; empty if git does not know.
  public var commit: String
  /// The commits up to it; nil if git does not know.
  public var commits: EnvironmentFile.Commits?
  /// What git said where it does not know.
  public var complaint: String

  /// Makes a position.
  public init(commit: String, commits: EnvironmentFile.Commits?, complaint: String = "") {
    self.commit = commit
    self.commits = commits
    self.complaint = complaint
  }

  /// Asks git.
  ///
  /// - Source: helios tools/helios-build/src/main.rs, `regen_illumos_sh`: `rev-list --count` of HEAD, or of the merge base with
  ///   the branch and from there to HEAD.
  static func probe(_ gate: Gate, isWanted: Bool, branch: String?) -> Probe<GateHead?> {
    let base = branch.map { "git merge-base \(ShellWord.quoted($0)) HEAD" }
    let script = """
      cd \(gate.path.quoted) 2>&1 || exit 1
      GIT_CEILING_DIRECTORIES=\(gate.path.removingLastComponent().quoted); export GIT_CEILING_DIRECTORIES
      {
        head=$(git rev-parse --verify HEAD) && base=$(\(base ?? "echo HEAD")) && echo "$head" &&
          git rev-list --count "$base" && git rev-list --count "$base..HEAD"
      } 2>&1
      """
    let hasBranch = branch != nil
    return Probe(isWanted ? script : ":") { (answer) throws(Problem) in
      isWanted ? read(answer, hasBranch: hasBranch) : nil
    }
  }

  private static func read(_ answer: ScriptAnswer, hasBranch: Bool) -> GateHead {
    let lines = answer.text.split(whereSeparator: \.isNewline).map(String.init)
    guard answer.status == 0, lines.count == 3, let count = Int(lines[1]),
      let past = Int(lines[2])
    else {
      return GateHead(commit: "", commits: nil, complaint: lines.joined(separator: " "))
    }
    return GateHead(
      commit: lines[0], commits: .init(count: count, pastBranchPoint: hasBranch ? past : nil))
  }

  /// The commits, for a release build's numbers.
  func counted(in gate: Gate) throws(Problem) -> EnvironmentFile.Commits {
    guard let commits else {
      throw Problem(
        .refused,
        "The commits of \(gate.name) can't be counted for a release: \(complaint).",
        hint: "git rev-list --count HEAD must work in \(gate.path).")
    }
    return commits
  }
}
