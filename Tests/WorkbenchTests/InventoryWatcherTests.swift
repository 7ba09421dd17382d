#if os(Linux)
  import SystemPackage
  import Testing

  @testable import Workbench

  @Suite(.timeLimit(.minutes(15)))
  struct InventoryWatcherTests {
    /// What a person may do in the clone `r`, each of which changes its status.
    private static let deeds = [
      "echo 1 >>r/a", "rm r/a", ">r/new", "mkdir r/d; >r/d/x", "mv r/a r/c", "chmod +x r/a",
      "cd r; echo 1 >>a; git add a", "cd r; more x", "cd r; git checkout -q -b side",
      "cd r; echo 1 >a; git stash -q", "cd r; git branch -q deep/er/still", "echo 1 >>r/deep/er/f",
      ">r/Cargo.lock", "cd r; git fetch -q", "cd r; echo /b >.git/info/exclude",
      "cd r; git checkout -q --detach", "rm -rf r", "mv r gone",
    ]

    private func sandbox() async throws -> InventorySandbox {
      let sandbox = try InventorySandbox()
      try await sandbox.sh(
        """
        (new up; more one); git clone -q up r; cd r
        mkdir -p deep/er; >deep/er/f; echo '*.o' >.gitignore; echo /obj >>.gitignore
        git add .; git commit -qm deep; (cd ../up; more two); (new ../other)
        """)
      return sandbox
    }

    private func watcher(
      _ sandbox: InventorySandbox, _ names: [String] = ["r", "other"], limit: Int = 20_000
    ) async throws -> RepositoryWatcher {
      let rows = names.map { Consolidation(name: $0, path: sandbox.path.appending($0)) }
      return try #require(
        await RepositoryWatcher.start(on: rows, by: sandbox.runner, limit: limit))
    }

    @Test(arguments: deeds)
    func whatChangesAStatusIsTold(_ deed: String) async throws {
      let sandbox = try await sandbox()
      let watcher = try await watcher(sandbox)
      try await sandbox.sh(deed)
      #expect(await watcher.next() == ["r"])
    }

    @Test(arguments: [
      "git -C r --no-optional-locks status", "cat r/a r/.git/index", "ls -lR r", ">r/.git/x.lock",
      "cd r; git log -1; git diff", "cd r; git cat-file -p HEAD; git rev-parse HEAD",
    ])
    func lookingAtACloneIsNoChange(_ deed: String) async throws {
      let sandbox = try await sandbox()
      let watcher = try await watcher(sandbox)
      try await sandbox.sh("(\(deed)) >/dev/null; >other/sentinel")
      #expect(await watcher.next() == ["other"])
    }

    @Test func aCloneThatComesLaterIsWatched() async throws {
      let sandbox = try await sandbox()
      let watcher = try await watcher(sandbox, ["later"])
      try await sandbox.sh("git clone -q up later")
      #expect(await watcher.next() == ["later"])
      await watcher.answered("later", took: .zero)
      _ = await watcher.next()
      try await sandbox.sh("echo 1 >>later/a")
      #expect(await watcher.next() == ["later"])
    }

    @Test func foldersThatGitTracksLaterAreWatched() async throws {
      let sandbox = try await sandbox()
      try await sandbox.sh(
        "cd r; git switch -q -c with; mkdir x; >x/1; git add x; more x; git switch -q -")
      let watcher = try await watcher(sandbox)
      try await sandbox.sh("cd r; git switch -q with")
      #expect(await watcher.next() == ["r"])
      await watcher.answered("r", took: .zero)
      try await sandbox.sh("echo 1 >>r/x/1")
      #expect(await watcher.next() == ["r"])
    }

    @Test func ignoredFoldersThatHoldTrackedFilesAreWatched() async throws {
      let sandbox = try await sandbox()
      let watcher = try await watcher(sandbox)
      try await sandbox.sh("cd r; mkdir obj; >obj/k; git add -f obj/k; git commit -qm k")
      #expect(await watcher.next() == ["r"])
      await watcher.answered("r", took: .zero)
      _ = await watcher.next()
      try await sandbox.sh("echo 1 >>r/obj/k")
      #expect(await watcher.next() == ["r"])
    }

    @Test func aRenamedFolderIsFollowedUnderItsNewName() async throws {
      let sandbox = try await sandbox()
      let watcher = try await watcher(sandbox)
      try await sandbox.sh("cd r; git mv deep new")
      #expect(await watcher.next() == ["r"])
      await watcher.answered("r", took: .zero)
      for deed in ["mkdir r/new/er/more", ">r/new/er/more/x"] {
        try await sandbox.sh(deed)
        #expect(await watcher.next() == ["r"])
      }
    }

    @Test func branchesInNewFoldersAreWatched() async throws {
      let sandbox = try await sandbox()
      let watcher = try await watcher(sandbox)
      try await sandbox.sh("git -C r branch new/er/branch")
      #expect(await watcher.next() == ["r"])
      try await sandbox.sh("git -C r update-ref refs/heads/new/er/branch HEAD^")
      #expect(await watcher.next() == ["r"])
    }

    @Test func ignoredFoldersAreNotFollowed() async throws {
      let sandbox = try await sandbox()
      let watcher = try await watcher(sandbox)
      let before = watcher.folderCount
      try await sandbox.sh("mkdir -p r/obj/1/2/3")
      #expect(await watcher.next() == ["r"])
      #expect(watcher.folderCount == before)
    }

    @Test func aCloneTooLargeIsLeftToTheCallerButItsBranchesAreNot() async throws {
      let sandbox = try await sandbox()
      try await sandbox.sh(
        "cd r; for n in 1 2 3 4 5 6 7 8 9; do mkdir t$n; >t$n/f; done; git add .")
      let watcher = try await watcher(sandbox, ["r"], limit: 12)
      #expect(watcher.polled == ["r"])
      try await sandbox.sh("cd r; more x")
      #expect(await watcher.next() == ["r"])
    }

    @Test func aLinkedWorktreeSharesTheReferencesOfItsClone() async throws {
      let sandbox = try await sandbox()
      try await sandbox.sh("cd r; git worktree add -q ../tree -b tree")
      let watcher = try await watcher(sandbox, ["r", "tree"])
      try await sandbox.sh("cd tree; echo 1 >>b")
      #expect(await watcher.next() == ["tree"])
      try await sandbox.sh("cd r; git branch another")
      #expect(await watcher.next() == ["r", "tree"])
    }

    @Test func submodulesBelongToTheirClone() async throws {
      let sandbox = try await sandbox()
      try await sandbox.sh(
        "(new sub); cd r; git submodule --quiet add ../sub in/sub; git commit -qm sub")
      let watcher = try await watcher(sandbox, ["r"])
      try await sandbox.sh("echo 1 >>r/in/sub/a")
      #expect(await watcher.next() == ["r"])
    }

    @Test func theStreamEndsWithTheWatcher() async throws {
      let watcher = try await watcher(try await sandbox())
      watcher.stop()
      // On a busy machine something of the setting up may still be told.
      for _ in 0..<3 {
        if await watcher.next() == nil { return }
      }
      Issue.record("The stream goes on.")
    }
  }

  extension RepositoryWatcher {
    fileprivate func next() async -> Set<String>? {
      var iterator = changes.makeAsyncIterator()
      return await iterator.next()
    }
  }
#endif
