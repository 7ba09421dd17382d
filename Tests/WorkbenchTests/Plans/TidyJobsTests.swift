import Testing

@testable import Workbench

@Suite struct TidyJobsTests {
  private var site: Site {
    var site = Site(
      machine: Machine(name: "here"), workspace: Workspace(root: "/w"),
      transport: LocalTransport(environment: [:]))
    site.keptJobs = 2
    return site
  }

  private func jobs(_ count: Int, running: Int = 0) -> [Job] {
    (0..<count).map { number in
      let id = JobID(moment: 1_795_396_500 + number, recipe: "fetch", salt: 0)
      return Job(
        id: id, folder: "/jobs/\(number)", plan: nil,
        state: number < running ? .running : .done(0))
    }
  }

  private func removed(_ recipe: TidyJobs, _ jobs: [Job]) throws -> [String] {
    try recipe.plan(at: site, with: jobs).steps.flatMap { step -> [String] in
      guard case .run(let command) = step.work else { return [] }
      return Array(command.words.dropFirst(2))
    }
  }

  @Test func theNewestStayAsTheSettingSays() throws {
    #expect(try removed(TidyJobs(keep: nil), jobs(5)) == ["/jobs/2", "/jobs/1", "/jobs/0"])
    #expect(try removed(TidyJobs(keep: 4), jobs(5)) == ["/jobs/0"])
  }

  @Test func whatRunsIsNeverRemoved() throws {
    #expect(try removed(TidyJobs(keep: 0), jobs(3, running: 2)) == ["/jobs/2"])
  }

  @Test func nothingToDoIsSaid() {
    #expect(throws: Problem.self) { try TidyJobs(keep: nil).plan(at: site, with: jobs(2)) }
  }

  @Test func manyJobsAreRemovedInPieces() throws {
    let plan = try TidyJobs(keep: 0).plan(at: site, with: jobs(250))
    #expect(plan.steps.count == 3)
    #expect(plan.title == "remove 250 old jobs")
  }

  @Test(arguments: [["--keep", "x"], ["--keep", "-1"], ["more"]])
  func wordsThatMakeNoSenseAreRefused(words: [String]) throws {
    #expect(throws: Problem.self) {
      try TidyJobs.make(
        RecipeArguments(parsing: words, options: TidyJobs.options), in: "/")
    }
  }
}
