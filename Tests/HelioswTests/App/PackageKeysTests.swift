import HeliosTUI
import Testing
import Workbench

@testable import heliosw

@Suite struct PackageKeysTests {
  private func open(_ scene: Scene = .packagesTypical) throws -> Bench {
    try scene.bench(Size(columns: 120, rows: 40))
  }

  @Test func theViewIsWatchedWhileItIsShown() throws {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.known())
    #expect(bench.press("5").contains(.run(.watchPackages)))
    #expect(bench.press("1").contains(.cancel(.watchPackages)))
  }

  @Test func theFormOfOnuBeginsWithAFreeName() throws {
    var bench = try open()
    bench.press("o")
    #expect(bench.screen.contains("$ heliosw onu -t quick-42"))
    #expect(
      bench.press("Enter").first
        == .run(.plan(RecipeCall(recipe: "onu", words: ["-t", "quick-42"]))))
  }

  @Test func aRunningDepotIsStoppedOnlyAfterAsking() throws {
    var bench = try open()
    #expect(bench.press("s") == [])
    #expect(bench.screen.contains("Stop the depot on port 7891?"))
    #expect(bench.press("s") == [.run(.stopDepots(port: 7891))])
  }

  @Test func withoutADepotOneIsPlanned() throws {
    var bench = try open(.packagesFailed)
    #expect(bench.press("s") == [.run(.plan(RecipeCall(recipe: "depot start", words: [])))])
  }

  @Test func theDepotIsReplacedOnItsOwnPort() throws {
    var bench = try open()
    #expect(
      bench.press("r") == [
        .run(.plan(RecipeCall(recipe: "depot start", words: ["--replace", "-l", "7891"])))
      ])
  }

  @Test func whileOneTakesItsPlaceBothAreShownAndStoppedTogether() throws {
    var bench = try open()
    bench.take(.jobs([MadeUp.successorJob, MadeUp.depotJob]))
    #expect(bench.screen.contains("port 7891: preparing"))
    #expect(bench.screen.contains("http://genesis:7891 serves"))
    bench.press("s")
    #expect(bench.screen.contains("the one whose place it takes stops with it"))
    #expect(bench.press("s") == [.run(.stopDepots(port: 7891))])
  }

  @Test func aDepotThatWasReplacedIsNoFailure() throws {
    var bench = try open()
    var old = MadeUp.depotJob
    bench.take(.jobs([MadeUp.successorJob, old]))
    old.state = .stopped
    bench.take(.jobs([MadeUp.successorJob, old]))
    #expect(bench.screen.contains("it takes the place of the one before it"))
    #expect(!bench.screen.contains("http://genesis:7891 serves"))
    var new = MadeUp.successorJob
    new.state = .stopped
    bench.take(.jobs([new, old]))
    #expect(bench.screen.contains("was stopped"))
    #expect(bench.screen.contains("No depot runs"))
  }

  @Test func theCommandsForATargetAreShownAndCopied() throws {
    var bench = try open()
    let commands = TargetCommands(address: "http://genesis:7891", release: .helios3)
    #expect(bench.press("u") == [.announce(.copy(commands.page.text))])
    #expect(bench.screen.contains("pfexec pkg set-publisher -r --non-sticky helios"))
  }

  @Test func theCommandsThatBringARepositoryElsewhereAreShownAndCopied() throws {
    var bench = try open()
    let page = CopyCommands(MadeUp.built, host: "genesis", port: 7891).page
    #expect(bench.press("y") == [.announce(.copy(page.text))])
    #expect(bench.screen.contains("nightly-nd, to another machine"))
  }

  @Test func twoMarkedRepositoriesAreCompared() throws {
    var bench = try open()
    #expect(bench.press("d") == [])
    #expect(bench.lastLine.contains("Mark two repositories"))
    #expect(
      bench.press("Space", "Space", "d") == [
        .run(.comparePackages(MadeUp.built, MadeUp.transformed))
      ])
  }

  @Test func theSelectedRepositoryIsListedAndSearched() throws {
    var bench = try open()
    #expect(bench.press("j", "Enter") == [.run(.listPackages(MadeUp.transformed))])
    bench.press("/")
    bench.type("ixgbe")
    #expect(bench.press("Enter") == [.run(.findFile(MadeUp.transformed, "ixgbe"))])
  }

  @Test func cleaningUpUpdatingAndRestartingArePlans() throws {
    var bench = try open()
    for (key, recipe) in [("c", "onu-clean-up"), ("U", "pkg-update"), ("M", "reboot")] {
      #expect(bench.press(key) == [.run(.plan(RecipeCall(recipe: recipe, words: [])))])
    }
  }

  @Test func withoutAnOnuThereIsNothingToTakeBack() throws {
    var bench = try open()
    #expect(bench.press("Z") == [])
    #expect(bench.lastLine.contains("no boot environment of an onu"))
  }

  @Test func theLastOnuIsTakenBack() throws {
    var bench = try open()
    var list = MadeUp.fewEnvironments
    list.environments[0].flags = [.now]
    list.environments.append(
      BootEnvironment(
        name: "quick-42", flags: [.onReboot], sizeInBytes: 1, createdAt: MadeUp.now - 10))
    bench.take(
      .jobs([MadeUp.onuJob(.done(0), ended: [0, 0, 0])]), MadeUp.packages([MadeUp.built], list))
    #expect(bench.screen.contains("M restarts into quick-42"))
    #expect(
      bench.press("Z") == [.run(.plan(RecipeCall(recipe: "onu-undo", words: ["quick-42"])))])
  }

  @Test func withoutRepositoriesNothingIsDoneToThem() throws {
    var bench = try Bench(
      Size(columns: 120, rows: 40), MadeUp.known() + [.jobs([]), MadeUp.packages([])])
    bench.press("5")
    #expect(bench.press("Enter", "Space", "d", "K", "/", "j", "G") == [])
  }

  @Test func aProblemIsToldInThePlaceOfTheTable() throws {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.known())
    bench.press("5")
    bench.take(
      .packages(.failed(Problem(.unreachable, "genesis did not answer.", hint: "Ask again."))))
    #expect(bench.screen.contains("genesis did not answer."))
    #expect(bench.screen.contains("Ask again."))
  }
}
