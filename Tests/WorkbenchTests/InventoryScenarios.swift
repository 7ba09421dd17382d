import Testing

/// A clone in some state, made by a shell script that leaves it as `r`.
struct InventoryScenario: Sendable, CustomTestStringConvertible {
  var name: String
  var script: String

  init(_ name: String, _ script: String) {
    self.name = name
    self.script = script
  }

  var testDescription: String { name }

  /// Where the branch stands.
  static let branches = [
    InventoryScenario("clean, without an upstream", "(new r)"),
    InventoryScenario("even with its upstream", "(new up); git clone -q up r"),
    InventoryScenario("ahead", "(new up); git clone -q up r; cd r; more one; more two"),
    InventoryScenario(
      "behind", "(new up); git clone -q up r; (cd up; more one); cd r; git fetch -q"),
    InventoryScenario(
      "diverged",
      "(new up); git clone -q up r; (cd up; more one; more two); cd r; more three; git fetch -q"),
    InventoryScenario("detached", "(new r; more one; git checkout -q --detach HEAD^)"),
    InventoryScenario("unborn", "git init -q -b main r"),
    InventoryScenario("unborn, with files", "git init -q -b main r; cd r; touch a b; git add a"),
    InventoryScenario("unborn, with an upstream", "git init -q -b main up; git clone -q up r"),
    InventoryScenario(
      "upstream gone",
      """
      (new up; git branch side); git clone -q -b side up r; (cd up; git branch -D side)
      cd r; git fetch -q --prune
      """),
    InventoryScenario("odd branch", #"(new r; git checkout -q -b "fix/é-#1-'x'")"#),
    InventoryScenario(
      "a fetch that failed", "(new up); git clone -q up r; cd r; git fetch -q ../nowhere || true"),
    InventoryScenario("shallow", "(new up; more one); git clone -q --depth 1 file://$PWD/up r"),
  ]

  /// What is not committed.
  static let changes = [
    InventoryScenario(
      "staged, changed, untracked", "(new r; echo 1 >>a; git add a; echo 2 >>b; >c)"),
    InventoryScenario("staged and changed again", "(new r; echo 1 >>a; git add a; echo 2 >>a)"),
    InventoryScenario("deleted", "(new r; rm a; git rm -q b)"),
    InventoryScenario(
      "untracked folders", "(new r; mkdir -p d/e f; >d/e/1; >d/2; >f/3; mkdir empty)"),
    InventoryScenario("ignored", "(new r; echo '*.o' >.gitignore; >x.o; mkdir d; >d/y.o)"),
    InventoryScenario("renamed", "(new r; git mv a c)"),
    InventoryScenario(
      "renamed to an odd name", #"(new r; git mv a "$(printf 'x\ny\tz')"; git mv b '"')"#),
    InventoryScenario(
      "copied", "(new r; git config status.renames copies; echo 1 >>a; cp a c; git add a c)"),
    InventoryScenario("another type", "(new r; rm a; ln -s b a)"),
    InventoryScenario("another mode", "(new r; chmod +x a)"),
    InventoryScenario("intended", "(new r; >c; git add -N c)"),
    InventoryScenario(
      "stashed", "(new r; echo 1 >a; git stash -q; echo 2 >a; git stash -q; echo 3 >b)"),
    InventoryScenario(
      "not showing untracked", "(new r; git config status.showUntrackedFiles no; >c)"),
    InventoryScenario(
      "showing each untracked",
      "(new r; git config status.showUntrackedFiles all; mkdir d; >d/1; >d/2)"),
    InventoryScenario("a lock left behind", "(new r; echo 1 >>a; >.git/index.lock)"),
  ]

  /// Names that a careless reader trips over.
  static let names = [
    InventoryScenario(
      "a newline", #"(new r; >"$(printf 'x\ny')"; n=$(printf 'p\nq'); >"$n"; git add "$n")"#),
    InventoryScenario("quotes", #"(new r; >"it's"; >'say "so"'; >'b\c'; git add "it's")"#),
    InventoryScenario("spaces", "(new r; >' lead'; >'trail '; >'a b'; git add ' lead' 'trail ')"),
    InventoryScenario("dashes", "(new r; >-n; >--help; git add -- -n)"),
    InventoryScenario("no UTF-8", #"(new r; n=$(printf 'caf\351'); >"$n"; git add "$n"; >"$n$n")"#),
    InventoryScenario(
      "looks like an entry", "(new r; >'1 M. N... 100644'; >'# branch.head x'; >'? y')"),
  ]

  /// Conflicts, and each pair of letters that a conflict can have.
  static let conflicts = [
    InventoryScenario("a merge", "(new r; fork; git merge -q side || true)"),
    InventoryScenario("a rebase", "(new r; fork; git rebase -q side || true)"),
    InventoryScenario("a cherry-pick", "(new r; fork; git cherry-pick side || true)"),
    InventoryScenario(
      "every pair of letters",
      """
      (new r; id=$(git rev-parse HEAD:a)
      e() { printf '100644 %s %s\\t%s\\n' "$id" "$1" "$2"; }
      { e 1 DD; e 2 AU; e 1 UD; e 2 UD; e 3 UA; e 1 DU; e 3 DU
        e 2 AA; e 3 AA; e 1 UU; e 2 UU; e 3 UU
      } | git update-index --index-info; >UU; >c)
      """),
  ]

  /// Ways to keep a clone.
  static let layouts = [
    InventoryScenario(
      "sparse",
      "(new r; mkdir d; >d/1; >d/2; git add d; more x; git sparse-checkout set --no-cone /a)"),
    InventoryScenario("skip-worktree", "(new r; git update-index --skip-worktree a; rm a; >c)"),
    InventoryScenario(
      "assume-unchanged", "(new r; git update-index --assume-unchanged a; echo 1 >>a)"),
    InventoryScenario(
      "sha256",
      "git init -q -b main --object-format=sha256 r; (cd r; >a; git add a; more one; >c)"),
    InventoryScenario("split index", "(new r; git update-index --split-index; echo 1 >>a; >c)"),
    InventoryScenario(
      "a linked worktree",
      "(new main; git worktree add -q ../r -b side); cd r; echo 1 >>a; more one; >c"),
    InventoryScenario(
      "a worktree whose clone fetched",
      """
      (new up); git clone -q up main; cd main; git fetch -q
      git worktree add -q ../r -b side; touch -d @1700000000 .git/FETCH_HEAD
      """),
    InventoryScenario("a symbolic link", "(new real; >c); ln -s real r"),
    InventoryScenario(
      "submodules",
      """
      (new sub); (new r
      for s in s1 s2 s3 s4; do git submodule --quiet add ../sub $s; done; git commit -qm subs
      echo 1 >>s1/a; (cd s2; more one); >s3/new)
      """),
    InventoryScenario(
      "packed references",
      "(new up; more one); git clone -q up r; (cd r; git pack-refs --all; more two)"),
  ]

  static let all = branches + changes + names + conflicts + layouts
}
