import HeliosTUI
import SystemPackage
import Testing
import Workbench

@testable import heliosw

/// b and r: a bldenv, and a component built anew, where the error is.
@Suite struct ComponentKeysTests {
  private func failed(_ keys: String...) throws -> Bench {
    var bench = try Bench(
      Size(columns: 80, rows: 24), MadeUp.known() + MadeUp.built(.failed, errors: 12))
    for key in keys { bench.press(key) }
    return bench
  }

  private let error = LoggedError(
    line: LogLine(number: 7, offset: 0, bytes: Array("x".utf8), fullLength: 1),
    directory: "/ws/usr/src/cmd/cmd-inet/usr.sbin/in.routed", component: "cmd/cmd-inet")

  @Test(arguments: [("b", ErrorUse.bldenv), ("r", .rebuild)])
  func theFirstErrorOfABuildIsPlaced(key: String, use: ErrorUse) throws {
    var bench = try failed("2")
    #expect(bench.press(key) == [.run(.placeError(.build(1), line: 0, use))])
  }

  @Test func theErrorThatWasJumpedToIsPlaced() throws {
    var bench = try failed("3", "e")
    let quest = LogQuest(
      subject: .build(1), target: .error, direction: .forward, from: bench.state.log.place(.forward)
    )
    bench.take(.found(quest, LogPlace(line: 812, row: 812)))
    #expect(bench.press("b").contains(.run(.placeError(.build(1), line: 812, .bldenv))))
  }

  @Test func aShellOpensInTheWholeDirectoryOfTheError() throws {
    var bench = try failed("2")
    let call = RecipeCall(
      recipe: "bldenv", words: ["-q", "--in", "cmd/cmd-inet/usr.sbin/in.routed"])
    #expect(bench.take(.placed(error, .bldenv)) == [.run(.plan(call))])
  }

  @Test func theDirectoryOfTheErrorIsBuiltAnew() throws {
    var bench = try failed("2")
    let call = RecipeCall(recipe: "rebuild", words: ["-q", "cmd/cmd-inet/usr.sbin/in.routed"])
    #expect(bench.take(.placed(error, .rebuild)) == [.run(.plan(call))])
  }

  @Test func anErrorWithoutAPlaceOpensTheForm() throws {
    var bench = try failed("2")
    #expect(bench.take(.placed(nil, .rebuild)) == [])
    #expect(bench.screen.contains("$ heliosw rebuild -q"))
    #expect(bench.press("Esc") == [])
    #expect(bench.lastLine.hasPrefix("The log does not say which component"))
  }

  @Test func withoutErrorsTheFormIsOpened() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.known() + MadeUp.built(.clean))
    #expect(bench.press("b") == [])
    #expect(bench.screen.contains("$ heliosw bldenv -q"))
  }

  @Test func changedFilesOfTheGateAreBuiltAnew() throws {
    var bench = try failed("1")
    #expect(bench.press("r") == [.run(.plan(RecipeCall(recipe: "rebuild", words: ["-q"])))])
    bench.press("G")
    #expect(bench.press("r") == [])
    #expect(bench.lastLine == "Components and bldenv are of illumos: select it.")
  }

  @Test func whatARebuildPrintsIsShownAsALog() throws {
    var bench = try failed("2")
    var job = MadeUp.job(.running, title: "rebuild cmd/id", salt: 0x00ab)
    job.plan?.recipe = "rebuild"
    let plan = MadeUp.plan(title: "rebuild cmd/id", gate: false, foreground: .terminal)
    bench.take(.started(job.id, plan))
    let effects = bench.take(.jobs([job]))
    #expect(effects.contains(.run(.openLog(FilePath(job.folder).appending("out")))))
    #expect(bench.state.view == .log)
    job.state = .done(0)
    #expect(bench.take(.jobs([job])).contains(.run(.readResult(job.id))))
  }

  @Test func aTerminalPlanTakesTheTerminalOrAWindowOfTmux() throws {
    var place = MadeUp.place
    let plan = MadeUp.plan(title: "bldenv", gate: false, foreground: .terminal)
    let call = RecipeCall(recipe: "bldenv", words: ["-q"])
    for isInTmux in [false, true] {
      place.isInTmux = isInTmux
      var bench = try Bench(at: place)
      bench.press("b", "Enter")
      bench.take(.planned(call, plan))
      #expect(bench.screen.contains("w in a new window") == isInTmux)
      #expect(bench.press("w") == (isInTmux ? [.run(.openWindow(plan))] : []))
      if !isInTmux { #expect(bench.press("y") == [.run(.start(plan))]) }
    }
  }

  @Test func aPlanThatIsAJobHasNoWindow() throws {
    var place = MadeUp.place
    place.isInTmux = true
    var bench = try Bench(at: place)
    bench.press("B", "Enter")
    bench.take(.planned(RecipeCall(recipe: "build-illumos", words: ["-q"]), MadeUp.plan()))
    #expect(!bench.screen.contains("window"))
  }
}
