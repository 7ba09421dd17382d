import HeliosTUI
import Testing
import Workbench

@testable import heliosw

@Suite struct ConsolidationKeysTests {
  private func open(_ keys: String...) throws -> Bench {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.known())
    bench.press("1")
    for key in keys { bench.press(key) }
    return bench
  }

  private func selected(_ bench: Bench) -> String? {
    bench.state.consolidations.selected?.consolidation.name
  }

  @Test func whatIsSelectedFirstIsDescribed() throws {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.known())
    #expect(bench.press("1") == [.run(.describe("illumos"))])
  }

  @Test func everythingThatIsKnownOfOneIsOpenedByEnter() throws {
    var bench = try open()
    bench.take(.described("illumos", MadeUp.history))
    bench.press("Enter")
    #expect(bench.screen.contains("17207 incoming change 7"))
    #expect(bench.screen.contains("usr/src/cmd/id/notes.txt"))
  }

  @Test func whatIsSelectedIsDescribedOnce() throws {
    var bench = try open()
    #expect(bench.press("j") == [.run(.describe("omnios-build"))])
    bench.take(.described("illumos", MadeUp.history))
    #expect(bench.press("k") == [])
    #expect(bench.screen.contains("17020 zfs: say who frees"))
  }

  @Test func commitsAreReadAgainWhenTheCloneHasChanged() throws {
    var bench = try open()
    bench.take(.described("illumos", MadeUp.history))
    let fetched = MadeUp.status("stlouis") { $0.behind = 20 }
    #expect(bench.take(.status("illumos", fetched)) == [.run(.describe("illumos"))])
    #expect(bench.take(.status("illumos", fetched)) == [])
    #expect(bench.take(.status("phbl", fetched)) == [])
  }

  @Test func fFetchesTheSelectedOne() throws {
    var bench = try open("j")
    #expect(bench.press("f") == [.run(.plan(RecipeCall(recipe: "fetch", words: ["omnios-build"])))])
  }

  @Test func fFetchesTheMarkedOnesInTheOrderOfTheFile() throws {
    var bench = try open("j", "j", "Space", "g", "Space")
    #expect(
      bench.press("f")
        == [.run(.plan(RecipeCall(recipe: "fetch", words: ["illumos", "omnios-extra"])))])
  }

  @Test func aMarkIsTakenAwayByTheSameKey() throws {
    #expect(try open("Space", "k", "Space").state.consolidations.marked.isEmpty)
  }

  @Test func allAreMarkedAndNone() throws {
    #expect(try open("*").state.consolidations.marked.count == MadeUp.rows.count)
    #expect(try open("*", "*").state.consolidations.marked.isEmpty)
  }

  @Test func onlyWhatNeedsAttentionIsShown() throws {
    let bench = try open(".")
    #expect(!bench.screen.contains("omnios-extra"))
    #expect(!bench.screen.contains("dmar-report"))
    #expect(bench.screen.contains("bootserver"))
    #expect(try open(".", ".").screen.contains("omnios-extra"))
  }

  @Test func aFilterActsWhileItIsTyped() throws {
    var bench = try open("/")
    bench.type("OMNIOS")
    #expect(bench.lastLine == "filter: OMNIOS")
    #expect(
      bench.state.consolidations.shown.map(\.consolidation.name) == [
        "omnios-build", "omnios-extra",
      ])
  }

  @Test func aFilterIsKeptByEnterAndLeftByEsc() throws {
    var bench = try open("/", "p", "h", "Enter")
    #expect(selected(bench) == "phbl")
    bench.press("Esc")
    #expect(bench.state.view == .consolidations)
    #expect(bench.state.consolidations.shown.count == MadeUp.rows.count)
  }

  @Test func aFilterIsGivenUpByEsc() throws {
    #expect(try open("/", "p", "h", "Esc").state.consolidations.filter == "")
  }

  @Test func aPastedFilterActsAtOnce() throws {
    var bench = try open("/")
    bench.update(.paste("phbl"))
    #expect(bench.state.consolidations.shown.map(\.consolidation.name) == ["phbl"])
  }

  @Test func aFilterWithoutHitsSaysSoAndFetchesNothing() throws {
    var bench = try open("/", "z", "z", "Enter")
    #expect(bench.screen.contains("No consolidation of that name."))
    #expect(bench.press("f") == [])
  }

  @Test func aShellIsOpenedInTheSelectedFolder() throws {
    var bench = try open("j")
    guard case .handOver(let errand)? = bench.press("!").last else {
      Issue.record("the terminal was not handed over")
      return
    }
    #expect(errand.argv == ["/bin/sh"])
    #expect(errand.directory == "/home/robin/helios/projects/omnios-build")
  }

  @Test func whatIsNotClonedHasNoFolderForAShell() throws {
    var bench = try open("/")
    bench.type("firmware")
    bench.press("Enter")
    #expect(bench.press("!") == [])
    #expect(bench.lastLine == "There is no folder to open a shell in.")
  }

  @Test func afterAShellGitIsAskedAgain() throws {
    var bench = try open()
    let errand = Errand(argv: ["/bin/sh"])
    #expect(
      bench.update(.returned(errand, .exited(status: 130))) == [.run(.askConsolidations([]))])
    bench.update(.returned(errand, .notStarted(error: 2)))
    #expect(bench.lastLine == "/bin/sh could not be started.")
  }

  @Test func theSelectionStaysOnItsRowWhenTheFileIsReadAgain() throws {
    var bench = try open("j", "j", "j")
    bench.take(MadeUp.known())
    #expect(selected(bench) == "pinprick")
  }

  @Test func RAsksEverythingAnew() throws {
    var bench = try open()
    #expect(
      Set(bench.press("R")).isSuperset(of: [
        .cancel(.watchConsolidations), .run(.watchConsolidations), .cancel(.watchJobs),
        .run(.watchJobs),
      ]))
  }

  @Test func aFileThatCouldNotBeReadIsShownInItsOwnWords() throws {
    let bench = try Scene.consolidationsFailed.bench(Size(columns: 120, rows: 40))
    #expect(bench.screen.contains("~/helios/config/projects.toml:12 can't be read as TOML"))
    #expect(bench.screen.contains("Mend the file, then press R."))
  }
}
