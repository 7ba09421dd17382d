import Testing

/// What `heliosw consolidations` says, against what git says of the same folders.
@Suite struct ConsolidationsCommandTests {
  @Test func everyCloneOfTheDemoWorldIsAsGitSeesIt() async throws {
    let (program, answer) = try await demo()
    #expect(answer.format == 1)
    let present = answer.consolidations.filter(\.present)
    #expect(present.count == 9)
    for row in present {
      #expect(try await GitFacts(row) == program.git(in: row.path), "\(row.name)")
    }
  }

  @Test func whatTheDemoWorldIsMadeToShowIsShown() async throws {
    let (_, answer) = try await demo()
    #expect(answer["illumos"]?.ahead == 2)
    #expect(answer["illumos"]?.behind == 17)
    #expect(answer["image-builder"]?.behind == 3)
    #expect(answer["bootserver"]?.conflicted == 1)
    #expect(answer["amd-host-image-builder"]?.detached == true)
    #expect(answer["pinprick"]?.stashes == 1)
    #expect(
      answer["amd-firmware"]?.absentReason == "setup skips it: OXIDE_STAFF is set to \"no\"")
    #expect(answer.consolidations.last?.name == "helios")
  }

  @Test(arguments: MadeWorkspace.names)
  func aCloneIsAsGitSeesIt(name: String) async throws {
    let workspace = try await MadeWorkspace.maker.workspace()
    let row = try #require(await rows(workspace)[name])
    #expect(try await GitFacts(row) == workspace.program.git(in: row.path))
    #expect(row.detached == GitFacts(row).isDetached)
    #expect(row.problem == nil)
  }

  /// Ahead, behind, staged, changed, untracked, conflicted, stashed.
  @Test(arguments: [
    ("clean", "0 0 0 0 0 0 0"), ("ahead", "2 0 0 0 0 0 0"), ("behind", "0 1 0 0 0 0 0"),
    ("diverged", "1 2 0 0 0 0 0"), ("dirty", "- - 2 2 1 0 0"), ("conflicted", "- - 0 0 0 1 0"),
    ("detached", "- - 0 0 0 0 0"), ("stashed", "- - 0 1 0 0 3"), ("unborn", "- - 0 0 1 0 0"),
    ("no-upstream", "- - 0 0 0 0 0"), ("upstream-gone", "- - 0 0 0 0 0"),
    ("sparse", "- - 0 0 0 0 0"), ("skip-worktree", "- - 0 0 0 0 0"), ("sha256", "- - 0 0 1 0 0"),
  ])
  func aCloneHasTheCountsItWasMadeWith(name: String, counts: String) async throws {
    let row = try #require(await rows(MadeWorkspace.maker.workspace())[name])
    let found = [
      row.ahead, row.behind, row.staged, row.changed, row.untracked, row.conflicted, row.stashes,
    ]
    #expect(found.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ") == counts)
  }

  @Test func aFolderThatIsNoRepositoryIsAProblemAndHasNoCounts() async throws {
    let row = try #require(await rows(MadeWorkspace.maker.workspace())["no-repository"])
    #expect(row.present)
    #expect(row.problem?.contains("not a git repository") == true)
    #expect(row.branch == nil)
    #expect(row.staged == nil)
  }

  @Test func whatIsNotClonedSaysSo() async throws {
    let row = try #require(await rows(MadeWorkspace.maker.workspace())["no-clone"])
    #expect(!row.present)
    #expect(row.absentReason == "not cloned yet")
  }

  @Test func theTableForPeopleSaysTheSame() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let answer = try await program.run(["consolidations", "--demo"])
    #expect(answer.status == 0)
    #expect(answer.errors == "")
    let illumos = try #require(answer.lines.first { $0.hasPrefix("illumos ") })
    #expect(
      illumos.split(separator: " ").prefix(9)
        == ["illumos", "stlouis", "stlouis", "-", "2", "17", "S1", "M3", "?1"])
  }

  @Test func askingLeavesTheRepositoriesAlone() async throws {
    let world = try await DemoWorldUnderTest.Maker.still.world()
    let program = try ProgramUnderTest(in: world)
    let list = "ls -lA --time-style=full-iso projects/*/.git; cksum projects/*/.git/index"
    let before = try await program.shell(list, in: world.workspace).output
    _ = try await program.run(["consolidations", "--demo"])
    #expect(try await program.shell(list, in: world.workspace).output == before)
  }

  private func demo() async throws -> (ProgramUnderTest, ConsolidationsAnswer) {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let answer = try await program.json(
      ConsolidationsAnswer.self, ["consolidations", "--demo", "--json"])
    return (program, answer)
  }

  private func rows(_ workspace: MadeWorkspace) async throws -> ConsolidationsAnswer {
    try await workspace.program.json(
      ConsolidationsAnswer.self, ["consolidations", "--json"], in: workspace.folder)
  }
}
