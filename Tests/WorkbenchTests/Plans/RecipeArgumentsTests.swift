import SystemPackage
import Testing

@testable import Workbench

@Suite struct RecipeArgumentsTests {
  private let options: [RecipeOption] = [
    RecipeOption("fast", "f", excludes: ["safe"], help: "Fast."),
    RecipeOption("safe", "s", help: "Safe."),
    RecipeOption("twice", needs: ["safe"], help: "Twice."),
    RecipeOption("into", "o", .path("DIR"), help: "Where to."),
    RecipeOption("how", nil, .oneOf(["well", "badly"]), help: "How."),
  ]

  @Test(arguments: [
    (["-f", "-s"], "--fast can't stand beside --safe."),
    (["--safe", "--fast"], "--fast can't stand beside --safe."),
    (["--twice"], "--twice needs --safe."),
    (["--how", "so-so"], "--how takes one of well, badly."), (["--slow"], "--slow is no option"),
    (["-o"], "-o needs a value: DIR."), (["--fast=x"], "--fast takes no value."),
  ])
  func whatMakesNoSenseIsRefusedWithItsReason(words: [String], reason: String) {
    let problem = #expect(throws: Problem.self) {
      try RecipeArguments(parsing: words, options: options).check(options)
    }
    #expect(problem?.kind == .usage)
    #expect(problem?.summary.hasPrefix(reason) == true)
  }

  @Test(arguments: [[], ["-f"], ["-s", "--twice"], ["-o", "a b", "x"], ["--", "-x"]])
  func wordsAreTakenApartAndPutTogetherAgain(words: [String]) throws {
    let arguments = try RecipeArguments(parsing: words, options: options)
    try arguments.check(options)
    #expect(arguments.words(options) == words)
  }

  @Test func anOptionThatMustBeGivenIsMissed() throws {
    let options = [RecipeOption("name", "n", .word("NAME"), isRequired: true, help: "The name.")]
    let problem = #expect(throws: Problem.self) { try RecipeArguments().check(options) }
    #expect(problem?.summary == "--name is missing.")
  }

  @Test(arguments: [("g", "/w/g"), ("../g", "/g"), ("/g", "/g")])
  func aRelativePathCountsFromAFolder(path: String, whole: String) throws {
    let arguments = try RecipeArguments(parsing: ["-o", path], options: options)
    #expect(arguments.absolute(options, from: "/w").values["into"] == whole)
  }

  @Test(arguments: [
    ("~/ws", "/home/robin/ws"), ("~", "/home/robin"), ("/a/~/b", "/a/~/b"), ("~eve/x", "~eve/x"),
    ("a~/b", "a~/b"),
  ])
  func aTildeThatNoShellHasSeenIsTheHomeFolder(path: String, expanded: String) throws {
    let arguments = try RecipeArguments(
      parsing: ["--root", path, "--url", "~/x"], options: Setup.options
    ).expandingHome(Setup.options, "/home/robin")
    #expect(arguments.values["root"] == expanded)
    // What is no path stays as it is.
    #expect(arguments.values["url"] == "~/x")
  }
}
