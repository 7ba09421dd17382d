import SystemPackage

/// The step of a build's plan that notes what is built: the commit of every repository.
public enum RepositoryNote {
  /// The file in the job's folder.
  static let file = "repositories"

  /// For each repository a line: name, commit, branch, number of changed tracked files; tabs between.
  ///
  /// Nothing stands where git says nothing. The names are those of the folders; the workspace's own is `helios`.
  static let script = """
    if [ -z "${HELIOSW_JOB:-}" ]; then exit 0; fi
    cd "$1" || exit 0
    shift
    for folder in . projects/* "$@"; do
      [ -e "$folder/.git" ] || continue
      commit=$(git -C "$folder" rev-parse -q --verify HEAD 2>/dev/null) || continue
      branch=$(git -C "$folder" symbolic-ref -q --short HEAD 2>/dev/null)
      changes=$(git --no-optional-locks -C "$folder" status --porcelain -uno 2>/dev/null | wc -l | tr -d ' ')
      name=${folder##*/}
      if [ "$folder" = . ]; then name=helios; fi
      printf '%s\\t%s\\t%s\\t%s\\n' "$name" "$commit" "$branch" "$changes"
    done >"$HELIOSW_JOB/repositories"
    exit 0
    """

  /// Makes the step.
  public static func step(in workspace: Workspace, gate: Gate) -> Step {
    let isOutside = !gate.path.starts(with: workspace.projectsFolder)
    let words = ["sh", "-c", script, "sh", workspace.root.string]
    return Step(
      "Note the commits",
      why:
        "The history keeps what was built: the commit of every repository, and whether it was changed.",
      .run(Command(words + (isOutside ? [gate.path.string] : []))), impact: .reads)
  }

  /// Reads the file; lines that are not so are passed over.
  static func read(_ text: String) -> [PastRepository] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 4, !fields[0].isEmpty, (40...64).contains(fields[1].count) else {
        return nil
      }
      return PastRepository(
        name: String(fields[0]), commit: String(fields[1]),
        branch: fields[2].isEmpty ? nil : String(fields[2]), changes: Int(fields[3]))
    }
  }
}
