import SystemPackage

/// What `setup` must know of one consolidation's folder before it can be planned.
public struct CloneFacts: Hashable, Sendable {
  /// What stands at the place of the clone.
  public enum Presence: String, Hashable, Sendable {
    /// Nothing.
    case absent
    /// A clone with a commit checked out.
    case clone
    /// A folder that git finds no commit in.
    case folder
    /// Something else than a folder.
    case file
  }

  /// What stands there.
  public var presence = Presence.absent
  /// The branch; nil where HEAD is detached.
  public var branch: String?
  /// The commit of HEAD.
  public var head: String?
  /// What the pinned revision is there, as far as it was fetched.
  public var pinned: String?
  /// How many tracked files are changed.
  public var changes = 0
  /// Whether submodules of it are not there, as a clone that broke off leaves them.
  public var lacksSubmodules = false
  /// How many commits HEAD has; asked of the gate only.
  public var commits: Int?
  /// Whether rustup has the toolchain that it wants.
  public var hasToolchain = false
  /// Whether a program of it was built after HEAD moved last.
  public var isBuilt = false

  /// Makes facts of nothing.
  public init() {}
}

extension CloneFacts {
  /// Asks for the facts of one consolidation.
  static func probe(_ consolidation: Consolidation, in workspace: Workspace) -> Probe<CloneFacts> {
    let profile = consolidation.usesDebugProfile ? "debug" : "release"
    let pin = consolidation.rev.map {
      "echo pinned=$(git rev-parse -q --verify \(ShellWord.quoted($0 + "^{commit}")))"
    }
    let count =
      consolidation.path == workspace.mainGate.path
      ? "echo commits=$(git rev-list --count HEAD)" : nil
    let rust = """
      if rustup show active-toolchain >/dev/null 2>&1; then echo toolchain=yes; fi
      for file in target/\(profile)/*; do
        test -f "$file" && test -x "$file" || continue
        if [ -n "$(find "$file" -prune -newer .git/logs/HEAD)" ]; then echo built=yes; break; fi
      done
      """
    let script = """
      exec 2>/dev/null
      folder=\(consolidation.path.quoted)
      GIT_CEILING_DIRECTORIES=\(workspace.projectsFolder.quoted); export GIT_CEILING_DIRECTORIES
      GIT_OPTIONAL_LOCKS=0; export GIT_OPTIONAL_LOCKS
      if [ ! -d "$folder" ]; then
        if [ -e "$folder" ] || [ -h "$folder" ]; then echo presence=file; else echo presence=absent; fi
        exit
      fi
      if ! cd "$folder" || ! git rev-parse -q --verify HEAD >/dev/null; then
        echo presence=folder; exit
      fi
      echo presence=clone
      echo branch=$(git symbolic-ref -q --short HEAD)
      echo head=$(git rev-parse HEAD)
      if [ -f .gitmodules ] && git submodule status | grep -q '^-'; then echo submodules=missing; fi
      echo changes=$(git status --porcelain --untracked-files=no | wc -l)
      \([pin, count, consolidation.wantsRust ? rust : nil].compactMap(\.self).joined(separator: "\n"))
      """
    return Probe(script) { (answer) throws(Problem) in CloneFacts(text: answer.text) }
  }

  /// Reads the answer: `key=value` a line; what is missing stays unknown.
  init(text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty else { continue }
      let value = String(parts[1])
      switch parts[0] {
      case "presence": presence = Presence(rawValue: value) ?? .absent
      case "branch": branch = value
      case "head": head = value
      case "pinned": pinned = value
      case "changes": changes = Int(value.filter(\.isNumber)) ?? 0
      case "submodules": lacksSubmodules = true
      case "commits": commits = Int(value)
      case "toolchain": hasToolchain = true
      case "built": isBuilt = true
      default: break
      }
    }
  }
}

extension Consolidation {
  /// Whether `setup` does something with its Rust sources.
  var wantsRust: Bool { buildsWithCargo || installsToolchain }

  /// Where `setup` lets its builds put what they don't keep.
  func temporaryFolder(in workspace: Workspace) -> FilePath {
    workspace.temporaryFolder.appending(name)
  }
}
