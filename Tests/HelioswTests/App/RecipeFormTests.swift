import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// The form that is made of any recipe.
@Suite struct RecipeFormTests {
  @Test func whatIsChosenBecomesTheWordsOfACommandLine() throws {
    var form = RecipeForm(BuildIllumos.self, words: ["-q"])
    #expect(form.call.words == ["-q"])
    press("Right", "Tab", "Space", in: &form)
    #expect(form.call.words == ["-q", "-d", "-i"])
    press("Tab", "~", "/", "g", in: &form)
    #expect(form.call.words == ["-q", "-d", "-i", "-g", "~/g"])
  }

  @Test(arguments: [["-q"], ["-q", "-d"], [], ["-r", "-b", "stlouis"], ["-i", "-g", "/a b"]])
  func wordsOfACommandLineBecomeTheForm(words: [String]) {
    #expect(RecipeForm(BuildIllumos.self, words: words).call.words == words)
  }

  @Test func whatCannotStandBesideAChoiceIsClosedAndSaysWhy() throws {
    var form = RecipeForm(BuildIllumos.self, words: ["-r", "-b", "stlouis"])
    press("Right", in: &form)
    #expect(form.form.fields[3].refusal == "branch needs release")
    #expect(form.call.words == ["-q"])
    press("Left", in: &form)
    #expect(form.call.words == ["-r", "-b", "stlouis"])
  }

  @Test(arguments: [
    (Rebuild.self as any Recipe.Type, "components"), (Bldenv.self, "command"),
    (ArchiveRepository.self, "file"), (KeepRepository.self, "name"), (Cleanup.self, "folders"),
    (OnuCleanUp.self, "boot-environments"), (BootEnvironmentRename.self, "names"),
    (BootEnvironmentMount.self, "names"), (Genenv.self, ""),
  ])
  func whatIsTypedIsCalledWhatItIs(recipe: any Recipe.Type, label: String) {
    #expect(recipe.operandLabel == label)
  }

  @Test func theCommandBelowAFormCanBeTypedAsItStandsThere() throws {
    var bench = try Bench(Size(columns: 80, rows: 24))
    bench.press(":")
    bench.type("depot start")
    bench.press("Enter")
    #expect(bench.screen.contains("$ heliosw depot start"))
    #expect(!bench.screen.contains("'depot"))
  }

  @Test func noKeyLeadsToACombinationThatIsRefused() throws {
    var form = RecipeForm(BuildIllumos.self, words: [])
    let keys = ["Left", "Right", "Space", "Tab", "S-Tab", "Up", "x"]
    for turn in 0..<2000 {
      press(keys[(turn * turn / 3 + turn) % keys.count], in: &form)
      let arguments = try RecipeArguments(
        parsing: form.call.words, options: BuildIllumos.options)
      try arguments.check(BuildIllumos.options)
    }
  }

  @Test func wordsThatAreNotUnderstoodBeginAnEmptyForm() {
    #expect(RecipeForm(BuildIllumos.self, words: ["--cheap"]).call.words == [])
  }

  @Test func aFormTakesNoKeyWhileItsPlanIsMade() throws {
    var form = RecipeForm(BuildIllumos.self, words: ["-q"])
    #expect(form.handle(Key(.enter)) == .plan(form.call))
    press("Right", in: &form)
    #expect(form.handle(Key(.enter)) == .stay)
    #expect(form.call.words == ["-q"])
    #expect(form.handle(Key(.escape)) == .leave)
  }

  @Test func whatWasChosenIsRememberedForTheWorkspace() throws {
    var bench = try Bench()
    bench.take(.formsRecalled(FormMemory()))
    let kept = bench.press("B", "Right", "Enter").compactMap { effect -> FormMemory? in
      if case .run(.rememberForms(let memory)) = effect { memory } else { nil }
    }
    #expect(kept.first?.words(of: "build-illumos", in: "~/helios") == ["-q", "-d"])
    var next = try Bench()
    next.take(.formsRecalled(try #require(kept.first)))
    next.press("B")
    #expect(next.screen.contains("$ heliosw build-illumos -q -d"))
  }

  @Test func whatWouldStopABuildNowStandsInItsForm() throws {
    var building = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.running))
    building.press("B")
    #expect(building.screen.contains("A build runs in illumos: until it ends"))
    var place = MadeUp.place
    place.bldenv = "/gate"
    var inside = try Bench(at: place)
    inside.press("b")
    #expect(inside.screen.contains("started inside the bldenv of /gate"))
  }

  private func press(_ keys: String..., in form: inout RecipeForm) {
    for key in keys.compactMap({ Key($0) }) { _ = form.handle(key) }
  }
}
