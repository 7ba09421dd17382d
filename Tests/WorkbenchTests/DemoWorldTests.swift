import Foundation
import Testing

@Suite struct DemoWorldTests {
  @Test(arguments: DemoSandbox.shells) func everyScriptParses(in shell: String) async throws {
    let sandbox = try await DemoSandbox(empty: true)
    let answer = try await sandbox.sh(
      """
      cd "$DEMO" || exit 1
      for script in make-world world/*.sh bin/* lib/*.sh lib/nightly/*.sh lib/be/*.sh gate/*.sh; do
        \(shell) -n "$script" || exit 1
      done
      """)
    #expect(answer.status == 0, "\(answer.output)")
  }

  @Test func aFinishedWorldIsLeftAsItIs() async throws {
    let sandbox = try await DemoSandbox()
    let again = try await sandbox.sh(
      """
      echo mine >helios/mine
      sh "$DEMO/make-world" "$WORLD"; cat helios/mine
      sh "$DEMO/make-world" "$WORLD" --fresh; cat helios/mine
      """)
    #expect(again.output == "mine\ncat: helios/mine: No such file or directory\n")
  }

  @Test func anInterruptedWorldIsMadeAnewByOneOfSeveral() async throws {
    let sandbox = try await DemoSandbox(empty: true)
    let answer = try await sandbox.sh(
      """
      true & dead=$!; wait
      ln -s "$dead" .lock; : >.demo-world; mkdir -p helios/projects
      for maker in 1 2 3 4; do (sh "$DEMO/make-world" "$WORLD"; echo "$?") & done; wait
      git -C helios/projects/illumos rev-list --count HEAD; ls -A
      """)
    #expect(
      answer.output == "0\n0\n0\n0\n20\n.demo-world\nformat\nhelios\nmachine\nstate\nupstream\n")
  }

  @Test func aFolderWithOtherFilesIsRefused() async throws {
    let sandbox = try await DemoSandbox(empty: true)
    let answer = try await sandbox.sh(
      """
      mkdir helios; echo mine >helios/mine
      sh "$DEMO/make-world" "$WORLD" --fresh; cat helios/mine
      """)
    #expect(answer.output.contains("has files that are no demo world's"))
    #expect(answer.output.hasSuffix("\nmine\n"))
  }

  /// Branch, ahead and behind, then the letters of `git status --porcelain=v2` in their order.
  static let states = [
    "..": "master +0 -1",
    "illumos": "stlouis +2 -17 .M .M M. .M ?",
    "omnios-build": "helios3 +0 -4",
    "omnios-extra": "helios3 +0 -0",
    "pinprick": "main +0 -0 stash",
    "phbl": "main +0 -2",
    "image-builder": "main +2 -3",
    "bootserver": "main +1 -1 UU",
    "amd-host-image-builder": "(detached)",
  ]

  @Test(arguments: DemoSandbox.shells)
  func theClonesAreInThePromisedStatesWhateverShellMadeThem(shell: String) async throws {
    let sandbox = try await DemoSandbox(empty: true)
    let made = try await sandbox.sh("\(shell) \"$DEMO/make-world\" \"$WORLD\"")
    #expect(made.output == "")
    for (name, state) in Self.states {
      let answer = try await sandbox.sh(
        """
        cd "helios/projects/\(name)" || exit 1
        echo $(git status --porcelain=v2 --branch --show-stash | awk '
          $2 == "branch.head" { print $3 }
          $2 == "branch.ab" { print $3, $4 }
          $2 == "stash" { print "stash" }
          /^[12u]/ { print $2 }
          /^[?]/ { print "?" }')
        """)
      #expect(answer.output == state + "\n", "\(name)")
    }
  }

  @Test func nothingOfTheUserIsInTheHistories() async throws {
    let sandbox = try await DemoSandbox(empty: true)
    let answer = try await sandbox.sh(
      """
      export GIT_AUTHOR_NAME=Somebody EMAIL=somebody@example.org
      sh "$DEMO/make-world" "$WORLD"
      for clone in helios helios/projects/*; do
        git -C "$clone" log --all --format='%ae %ce'
      done | grep -v '@example.com .*@example.com$' | wc -l
      """)
    #expect(answer.output == "0\n")
  }
}
