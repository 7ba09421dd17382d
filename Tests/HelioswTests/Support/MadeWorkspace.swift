import SystemPackage

/// A workspace of clones made for it, one for each state that a clone can be in.
struct MadeWorkspace: Sendable {
  let program: ProgramUnderTest
  let folder: FilePath

  /// What each clone is made by, below a folder of its own; it ends up in `r`.
  static let clones = [
    "clean": "fresh up; git clone -q up r",
    "ahead": "fresh up; git clone -q up r; more r; more r",
    "behind": "fresh up; git clone -q up r; more up; git -C r fetch -q",
    "diverged": "fresh up; git clone -q up r; more up; more up; more r; git -C r fetch -q",
    "dirty":
      "fresh r; cd r; echo 1 >a; git add a; echo 2 >a; rm b; mkdir d; echo 3 >d/e; git mv c 'd/ü x'",
    "conflicted":
      "fresh r; cd r; git checkout -qb side; echo s >a; git commit -qam s; git checkout -q main; "
      + "echo m >a; git commit -qam m; git merge -q side >/dev/null 2>&1 || true",
    "detached": "fresh r; more r; git -C r checkout -q --detach HEAD^",
    "stashed":
      "fresh r; cd r; for n in 1 2 3; do echo $n >a; git stash push -q; done; echo 4 >b",
    "no-upstream": "fresh r; git -C r checkout -qb topic",
    "upstream-gone":
      "fresh up; git -C up branch side; git clone -qb side up r; git -C up branch -qD side; "
      + "git -C r fetch -q --prune",
    "unborn": "git init -qb main r; touch r/new",
    "sparse":
      "fresh r; mkdir r/d; touch r/d/1; git -C r add d; git -C r commit -qm d; "
      + "git -C r sparse-checkout set --no-cone /a",
    "skip-worktree": "fresh r; cd r; git update-index --skip-worktree a; rm a",
    "sha256":
      "git init -qb main --object-format=sha256 r; cd r; echo a >a; git add a; "
      + "git commit -qm first; touch new",
  ]

  static let names = clones.keys.sorted()

  private static let tools = """
    set -e
    fresh() {
      git init -qb main "$1"; echo a >"$1/a"; echo b >"$1/b"; echo c >"$1/c"
      git -C "$1" add .; git -C "$1" commit -qm first
    }
    more() { git -C "$1" commit -q --allow-empty -m "more in $1"; }
    """

  static let maker = Maker()

  /// Makes the workspace when it is first wanted.
  actor Maker {
    private var making: Task<MadeWorkspace, any Error>?

    func workspace() async throws -> MadeWorkspace {
      if let making { return try await making.value }
      let making = Task { try await MadeWorkspace() }
      self.making = making
      return try await making.value
    }
  }

  private init() async throws {
    program = try ProgramUnderTest()
    folder = program.home.path.appending("workspace")
    let tables = (Self.names + ["no-repository", "no-clone"]).map {
      "[project.\($0)]\ngithub = \"oxidecomputer/\($0)\"\nrev = \"main\"\n"
    }
    try program.home.write(tables.joined(), to: "workspace/config/projects.toml")
    let making = Self.clones.sorted { $0.key < $1.key }.map { name, script in
      "(mkdir -p made/\(name); cd made/\(name); \(script)); mv made/\(name)/r projects/\(name)"
    }
    let script = """
      \(Self.tools)
      mkdir -p projects/no-repository
      \(making.joined(separator: "\n"))
      """
    let identity = [
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_COMMITTER_NAME": "Bob",
      "GIT_COMMITTER_EMAIL": "bob@example.com",
    ]
    let answer = try await program.shell(script, environment: identity, in: folder)
    guard answer.status == 0 else {
      throw DemoWorldUnderTest.NotMade(complaint: answer.errors + answer.output)
    }
  }
}
