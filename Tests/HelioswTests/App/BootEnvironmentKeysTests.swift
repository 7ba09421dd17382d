import HeliosTUI
import Testing
import Workbench

@testable import heliosw

@Suite struct BootEnvironmentKeysTests {
  /// The view with helios-2, which runs, selected.
  private func open(_ list: BootEnvironmentList = MadeUp.bootEnvironments) throws -> Bench {
    var bench = try Bench(Size(columns: 120, rows: 40), [.bootEnvironments(.success(list))])
    bench.press("6")
    return bench
  }

  private func plan(_ verb: String, _ words: String...) -> [Effect<Work>] {
    [.run(.plan(RecipeCall(recipe: "be \(verb)", words: words)))]
  }

  @Test(arguments: [
    ("t", "boot-once"), ("A", "activate"), ("o", "mount"), ("u", "unmount"), ("D", "destroy"),
    ("!", "shell"),
  ])
  func aKeyHasThePlanForTheSelectedOneMade(key: String, verb: String) throws {
    var bench = try open()
    bench.press("g")
    #expect(bench.press(key) == plan(verb, "helios"))
  }

  @Test func TCancelsBootingOnceWhateverIsSelected() throws {
    var bench = try open()
    #expect(bench.press("T") == plan("boot-once", "--cancel"))
  }

  @Test func theRunningOneIsSelectedAtFirst() throws {
    #expect(try open().state.bootEnvironments.selected?.name == "helios-2")
  }

  @Test func aNewOneIsMadeFromTheSelectedOneUnderAFreeName() throws {
    var bench = try open()
    bench.press("N")
    #expect(bench.lastLine == "name of the new one, from helios-2: helios-3")
    bench.press("^u")
    bench.type("try")
    #expect(bench.press("Enter") == plan("create", "--from", "helios-2", "--", "try"))
  }

  @Test func aNewOneIsSelectedWhenItIsThere() throws {
    var bench = try open()
    bench.press("N", "Enter")
    bench.take(.bootEnvironments(.success(MadeUp.bootEnvironments)))
    #expect(bench.state.bootEnvironments.selected?.name == "helios-2")
    var list = MadeUp.bootEnvironments
    list.environments.append(MadeUp.environment("helios-3", 0, 1))
    bench.take(.bootEnvironments(.success(list)))
    #expect(bench.state.bootEnvironments.selected?.name == "helios-3")
  }

  @Test func aNameThatBeginsWithADashIsStillAName() throws {
    var bench = try open()
    bench.press("g", "r", "^u")
    bench.type("-x")
    #expect(bench.press("Enter") == plan("rename", "--", "helios", "-x"))
  }

  @Test func aNameThatStaysIsNoRenaming() throws {
    var bench = try open()
    #expect(bench.press("g", "r", "Enter") == [])
    #expect(bench.lastLine == "helios keeps its name.")
  }

  @Test func aSnapshotIsTakenUnderATypedName() throws {
    var bench = try open()
    bench.press("c")
    bench.type("before")
    #expect(bench.press("Enter") == plan("snapshot", "--", "helios-2@before"))
  }

  @Test(arguments: [("b", "rollback"), ("x", "destroy")])
  func aSnapshotIsChosenFromAList(key: String, verb: String) throws {
    var bench = try open()
    bench.press("g", "j", key)
    #expect(bench.screen.contains("before-truss"))
    #expect(bench.press("Enter") == plan(verb, "helios-1@before-truss"))
  }

  @Test func withoutSnapshotsThereIsNothingToChoose() throws {
    var bench = try open()
    #expect(bench.press("b") == [])
    #expect(bench.lastLine == "helios-2 has no snapshots; c takes one.")
  }

  @Test func aDestructionStartsOnlyWhenTheWholeNameIsTyped() throws {
    var bench = try open()
    bench.press("g", "D")
    let plan = MadeUp.destruction(of: "helios")
    bench.take(.planned(RecipeCall(recipe: "be destroy", words: ["helios"]), plan))
    #expect(bench.screen.contains("Lost for good: the files of helios"))
    #expect(bench.press("y", "n", "Enter") == [])
    bench.press("^u")
    bench.type("helio")
    #expect(bench.press("Enter") == [])
    #expect(bench.press("s", "Enter") == [.run(.start(plan))])
    #expect(bench.state.overlays.isEmpty)
  }

  @Test func theNameCanBePastedAndThePlanUnfoldedMeanwhile() throws {
    var bench = try open()
    bench.press("g", "D")
    let plan = MadeUp.destruction(of: "helios")
    bench.take(.planned(RecipeCall(recipe: "be destroy", words: ["helios"]), plan))
    bench.update(.paste("helios"))
    bench.press("alt-p")
    #expect(bench.screen.contains("alt-p fold"))
    #expect(bench.press("Enter") == [.run(.start(plan))])
  }

  @Test func EscDropsADestruction() throws {
    var bench = try open()
    bench.press("g", "D")
    bench.take(
      .planned(
        RecipeCall(recipe: "be destroy", words: ["helios"]), MadeUp.destruction(of: "helios")))
    #expect(bench.press("Esc") == [])
    #expect(bench.lastLine == "Nothing was started.")
  }

  @Test func whatCouldGoIsProposedAndPlannedByEnter() throws {
    var bench = try open()
    bench.press("f")
    bench.type("1")
    bench.press("Enter")
    #expect(bench.screen.contains("destroy helios"))
    #expect(bench.press("Enter") == plan("destroy", "helios"))
  }

  @Test(arguments: ["", "x", "-1", "nan", "inf"])
  func whatIsNoNumberOfGigabytesIsNotProposedFor(text: String) throws {
    var bench = try open()
    bench.press("f")
    bench.type(text)
    bench.press("Enter")
    #expect(bench.state.overlays.isEmpty)
    #expect(bench.lastLine.hasSuffix("is no number of GB."))
  }

  @Test func theMarkOfTheSelectedOneIsTurnedOver() throws {
    var bench = try open()
    #expect(bench.press("g", "K") == [.run(.toggleKept("helios"))])
  }

  @Test func theSelectionStaysWhenTheOrderChanges() throws {
    var bench = try open()
    bench.press("s")
    #expect(bench.state.bootEnvironments.rows.map(\.name).first == "fix-1")
    #expect(bench.state.bootEnvironments.selected?.name == "helios-2")
    bench.press("s", "S")
    #expect(bench.state.bootEnvironments.rows.map(\.name).first == "fix-1")
    #expect(bench.lastLine == "Sorted by space, turned round.")
  }

  @Test func theSelectionStaysOnOneThatGetsAnotherName() throws {
    var bench = try open()
    var list = MadeUp.bootEnvironments
    list.environments[2].name = "other"
    list.environments.removeFirst()
    bench.take(.bootEnvironments(.success(list)))
    #expect(bench.state.bootEnvironments.selected?.name == "other")
  }

  @Test func theEndOfAJobAsksBeadmAnew() throws {
    var bench = try open()
    bench.take(.jobs([MadeUp.job(.running)]))
    let effects = bench.take(.jobs([MadeUp.job(.done(0))]))
    #expect(effects.contains(.run(.askBootEnvironments)))
  }

  @Test func aFailureWithAReasonIsToldByTheReason() {
    var job = MadeUp.job(.done(1), steps: ["Destroy fix-1"], ended: [180])
    job.steps.insert(MadeUp.record(job.steps[0].moment, .reason, 1, "it is mounted"), at: 1)
    #expect(job.endInWords.hasSuffix("failed: destroy fix-1 (it is mounted)."))
  }

  @Test func onAMachineWithoutBeadmEveryKeySaysSoQuietly() throws {
    var bench = try Bench(
      Size(columns: 80, rows: 24), [.bootEnvironments(.failure(MadeUp.noBeadm))])
    #expect(bench.state.notice == nil)
    bench.press("6")
    for key in ["t", "A", "N", "D", "o", "u", "r", "K", "b", "Enter"] {
      #expect(bench.press(key) == [])
      #expect(bench.lastLine == "There is no boot environment to do that to.")
    }
  }

  @Test func whatAShellHasLeftMountedIsTold() throws {
    var list = MadeUp.bootEnvironments
    list.environments[0].mountPoint = "/tmp/heliosw-helios"
    var bench = try open(list)
    bench.press("g")
    #expect(bench.screen.contains("A shell of heliosw's is open in it, or was cut off"))
    bench.take(MadeUp.known())
    let lines = Disorder.lines(in: bench.state).map(\.text)
    #expect(lines.contains("helios is still mounted for a shell that is gone"))
    #expect(lines.contains("fix-1 is still mounted, as onu left it"))
  }

  @Test func theViewIsWatchedWhileItIsShown() throws {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.known())
    #expect(bench.press("6").contains(.run(.watchBootEnvironments)))
    #expect(bench.press("1").contains(.cancel(.watchBootEnvironments)))
  }

  @Test func twoAreComparedTheOlderFirst() throws {
    var bench = try open(MadeUp.bootEnvironments)
    bench.press("g")
    #expect(
      bench.press("d") == [
        .run(.plan(RecipeCall(recipe: "be diff", words: ["helios", "helios-2"])))
      ])
    #expect(
      bench.press("Space", "G", "d") == [
        .run(.plan(RecipeCall(recipe: "be diff", words: ["helios", "fix-1"])))
      ])
  }

  @Test func theFirstLineTellsWhatBootsNext() throws {
    #expect(try open().lines[0].contains("BE helios-2 "))
    #expect(try open(MadeUp.bootingOnce).lines[0].contains("BE helios-2, next fix-1 once"))
  }
}
