import SystemPackage
import Testing

/// `heliosw jobs`, on fetches of nothing, which take no time.
@Suite struct JobsCommandTests {
  @Test func withoutJobsTheListSaysHowToStartOne() async throws {
    let jobs = try await MadeJobs(0)
    #expect(
      try await jobs.run("jobs").output == "No jobs yet. heliosw build-illumos -q starts one.\n")
    let json = try await jobs.json(JobAnswer.List.self, "jobs")
    #expect(json.format == 1)
    #expect(json.jobs.isEmpty)
  }

  @Test func jobsAreListedNewestFirst() async throws {
    let jobs = try await MadeJobs(2)
    let list = try await jobs.json(JobAnswer.List.self, "jobs").jobs
    #expect(list.map(\.id) == jobs.folders.names.reversed())
    #expect(list.allSatisfy { $0.state == "done" && $0.status == 0 && $0.recipe == "fetch" })
    let text = try await jobs.run("jobs", "list")
    #expect(text.lines.map { String($0.prefix { $0 != " " }) } == list.map(\.id))
  }

  @Test func jobsAreListedWhereThereIsNoWorkspaceToo() async throws {
    let jobs = try await MadeJobs(1)
    let elsewhere = try await jobs.program.run(["jobs"], in: jobs.program.home.path)
    #expect(elsewhere.output == (try await jobs.run("jobs").output))
    #expect(elsewhere.lines.count == 1)
  }

  @Test func aJobIsNamedByTheEndOfItsName() async throws {
    let jobs = try await MadeJobs(2)
    for name in jobs.folders.names {
      let job = try await jobs.json(JobAnswer.One.self, "jobs", "show", String(name.suffix(4))).job
      #expect(job.id == name)
      #expect(job.folder == jobs.folders.folder.appending(name).string)
      #expect(job.steps.map(\.state) == ["done"])
    }
  }

  @Test func theTextOfAJobNamesItsStepsAndItsFolder() async throws {
    let jobs = try await MadeJobs(1)
    #expect(
      try await jobs.run("jobs", "show").lines == [
        "fetch all consolidations: done",
        "folder  \(jobs.folders.folder)/\(jobs.folders.names[0])", "1  done        Fetch helios",
      ])
  }

  @Test(arguments: ["show", "follow", "stop"])
  func aJobThatIsNotThereIsRefused(command: String) async throws {
    let answer = try await MadeJobs(1).run("jobs", command, "zzzz")
    #expect(answer.status == 5)
    #expect(answer.errors == "heliosw: No job is called zzzz.\nHint: heliosw jobs lists them.\n")
  }

  @Test func anEndThatSeveralNamesHaveIsRefused() async throws {
    let answer = try await MadeJobs(2).run("jobs", "show", "")
    #expect(answer.status == 5)
    #expect(answer.errors.contains("2 jobs are called"))
  }

  @Test func anEndedJobIsFollowedToItsEndAtOnce() async throws {
    let answer = try await MadeJobs(1).run("jobs", "follow")
    #expect(answer.status == 0)
    #expect(answer.lines.last == "fetch all consolidations is done.")
  }

  @Test func anEndedJobCannotBeStopped() async throws {
    let jobs = try await MadeJobs(1)
    let name = jobs.folders.names[0]
    let answer = try await jobs.run("jobs", "stop", name)
    #expect(answer.status == 5)
    #expect(answer.errors == "heliosw: \(name) can't be stopped: it is done.\n")
  }

  @Test func aJobWhoseProcessIsGoneWithoutAStatusIsLost() async throws {
    let jobs = try await MadeJobs(1)
    let folder = jobs.folders.folder.appending(jobs.folders.names[0])
    _ = try await jobs.program.shell("rm '\(folder)/rc' '\(folder)/end'")
    let answer = try await jobs.run("jobs", "follow")
    #expect(answer.status == 6)
    #expect(answer.lines.last?.contains("was lost") == true)
  }

  @Test func aFolderThatIsForeignOrHalfWrittenHarmsNothing() async throws {
    let jobs = try await MadeJobs(1)
    _ = try await jobs.program.shell(
      #"""
      hostile=$(printf '3-\033[31m-x')
      mkdir -p not-a-job 2026-x-y 20260101T000000Z-fetch-0000 "$hostile"
      echo 1 >20260101T000000Z-fetch-0000/format
      echo '{' >20260101T000000Z-fetch-0000/plan.json
      echo 1 >"$hostile/format"
      """#, in: jobs.folders.folder)
    let answer = try await jobs.run("jobs")
    #expect(answer.status == 0)
    #expect(answer.output.contains("20260101T000000Z-fetch-0000"))
    #expect(!answer.output.contains("\u{1B}"))
    #expect(try await jobs.json(JobAnswer.List.self, "jobs").jobs.count == 3)
  }
}

/// A workspace in which a few jobs have run.
private struct MadeJobs {
  let program: ProgramUnderTest
  let workspace: FilePath
  var folders: JobFolders { JobFolders(folder: program.home.path.appending("state/heliosw/jobs")) }

  init(_ count: Int) async throws {
    program = try ProgramUnderTest()
    workspace = program.home.path.appending("w")
    try program.home.write("", to: "w/config/projects.toml")
    _ = try await program.shell(
      "git init -q; git init -q --bare up; git remote add origin up", in: workspace)
    for _ in 0..<count { _ = try await program.run(["fetch"], in: workspace) }
  }

  func run(_ words: String...) async throws -> ProgramUnderTest.Answer {
    try await program.run(words, in: workspace)
  }

  func json<Value: Decodable>(_ type: Value.Type, _ words: String...) async throws -> Value {
    try await program.json(type, words + ["--json"], in: workspace)
  }
}
