import SystemPackage
import Testing

@testable import Workbench

/// What a job that ran dmake has come to, by what it printed.
@Suite struct JobResultTests {
  private func result(_ output: String, of recipe: String = "rebuild") async throws -> JobResult {
    let scratch = try Scratch()
    let name = "20261123T010203Z-\(recipe)-00ab"
    try scratch.write(output, to: "\(name)/out")
    let folder = scratch.path.appending(name).string
    return try await JobResult(
      of: Job(id: JobID(name), folder: folder, plan: nil, state: .done(1)))
  }

  @Test func anErrorBelongsToTheDirectoryThatWasEntered() async throws {
    let result = try await result(
      """
      /ws/usr/src/cmd/id
      id.c:212:3: error: 'foo' undeclared (first use in this function)
      *** Error code 1
      dmake: Fatal error: Command failed for target `id.o'
      --- changed in /ws/proto/root_i386-nd
      -r-xr-xr-x 1 0 2 21812 Nov 23 04:10 ./usr/bin/id
      --- end of the list

      """)
    #expect(result.errors.first?.sourceDirectory == "cmd/id")
    #expect(result.errors.first?.line.number == 1)
    #expect(result.changes?.files.map(\.sizeInBytes) == [21812])
  }

  @Test(arguments: ["", "/ws/usr/src/cmd/id", "\u{0}\u{1B}]0;x\u{7}"])
  func outputThatTellsNothingGivesNothing(output: String) async throws {
    let result = try await result(output)
    #expect(result.errors.isEmpty)
    #expect(result.changes == nil)
  }

  @Test func whatDmakeCheckPrintsCountsAsInNightlysOwnCheck() async throws {
    let line = "/ws/usr/src/cmd/id\nid.c: 120: line > 80 characters\n"
    #expect(try await result(line, of: "check").errors.map(\.line.number) == [1])
    #expect(try await result(line).errors.isEmpty)
  }

  @Test func aJobWithoutOutputIsAFailureInWords() async throws {
    let job = Job(
      id: JobID("20261123T010203Z-rebuild-00ab"), folder: "/nonexistent", plan: nil,
      state: .lost)
    await #expect(throws: LogProblem.self) { try await JobResult(of: job) }
  }

  @Test(arguments: [
    ("/j/20261123T010203Z-check-00ab/out", PhaseKind.check),
    ("/j/20261123T010203Z-packages-00ab/out", .packages(nil)),
    ("/j/20261123T010203Z-rebuild-00ab/out", nil), ("/ws/log/nightly.log", nil), ("/out", nil),
  ])
  func theRulesOfAnOutputAreThoseOfItsRecipe(file: String, phase: PhaseKind?) {
    #expect(JobResult.phase(ofOutput: FilePath(file)) == phase)
  }

  @Test(arguments: [
    ("progress 3 9\n", Job.Progress(done: 3, of: 9)), ("progress 3\n", nil),
    ("progress x y\n", nil),
    ("", nil),
  ])
  func howFarPackagesAreIsReadWithTheJob(line: String, progress: Job.Progress?) {
    let answer = "job 20261123T010203Z-packages-00ab\nfolder /j\nalive yes\n\(line)"
    #expect(Job.list(from: answer).first?.progress == progress)
  }
}
