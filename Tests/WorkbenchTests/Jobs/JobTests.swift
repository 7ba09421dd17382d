import SystemPackage
import Testing

@testable import Workbench

@Suite struct JobTests {
  let scratch: Scratch
  let site: Site

  init() throws {
    scratch = try Scratch()
    site = Site(
      machine: Machine(name: "here", stateFolder: scratch.path),
      workspace: Workspace(root: scratch.path),
      transport: LocalTransport(environment: ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]),
      patience: .seconds(300))
  }

  func plan(_ script: String) -> Plan {
    Plan(
      "a test", recipe: "test", on: site.machine,
      stages: [
        .step(Step("run", why: "To see.", .run(Command(["sh", "-c", script])), impact: .writes))
      ])
  }

  func start(_ script: String) async throws -> JobID {
    try await site.start(
      plan(script), as: JobID(moment: 1_795_396_500, recipe: "test", salt: 0xab))
  }

  /// Waits until the job is what it should be, or 200 s have passed.
  func job(_ id: JobID, until isSo: (Job) -> Bool) async throws -> Job? {
    let deadline = ContinuousClock.now + .seconds(200)
    while ContinuousClock.now < deadline {
      if let job = try await site.jobs().first(where: { $0.id == id }), isSo(job) { return job }
    }
    return try await site.jobs().first { $0.id == id }
  }

  @Test func aJobsNameSaysWhenAndWhat() {
    let id = JobID(moment: 1_795_396_500, recipe: "fetch", salt: 0xab)
    #expect(id.name == "20261123T011500Z-fetch-00ab")
    #expect(id.moment == 1_795_396_500)
  }

  @Test func aJobThatEndsLeavesItsStatusAndOutput() async throws {
    let id = try await start("echo hello; exit 3")
    let job = try await job(id) { !$0.state.isAlive }
    #expect(job?.state == .done(1))
    #expect(job?.plan?.title == "a test")
    #expect(job?.steps.map(\.event) == [.begin, .end])
    #expect(job?.steps.last?.text == "3")
    #expect(try scratch.read("heliosw/jobs/\(id)/out") == "hello\nstep 1 failed with status 3\n")
  }

  @Test func theFolderIsForItsOwnerOnly() async throws {
    let id = try await start("true")
    let answer = try await site.run("ls -ld \"$jobs\"/\(id)")
    #expect(answer.text.hasPrefix("drwx------"))
  }

  @Test func stoppingSignalsTheWholeGroup() async throws {
    let id = try await start("sh -c 'echo $$ >\(scratch.path.appending("child")); sleep 60' & wait")
    _ = try await job(id) { _ in scratch.exists("child") }
    #expect(try await job(id) { $0.state == .running }?.state == .running)
    try await site.stop(id)
    #expect(try await job(id) { !$0.state.isAlive }?.state == .stopped)
    let child = try scratch.read("child").filter(\.isNumber)
    let gone = try await site.run(
      "for turn in 1 2 3 4 5 6 7 8 9; do case $(ps -o stat= -p \(child)) in ''|Z*) exit 0 ;; esac; sleep 1; done; exit 1"
    )
    #expect(gone.status == 0)
  }

  @Test func aJobWhoseProcessWasKilledIsLost() async throws {
    let id = try await start("sleep 60")
    _ = try await job(id) { $0.state == .running }
    try await site.kill(id)
    #expect(try await job(id) { !$0.state.isAlive }?.state == .lost)
  }

  @Test func aJobWithTheTerminalLeavesTheSameFolder() async throws {
    var plan = plan("test -t 0 && exit 3")
    plan.foreground = .terminal
    let job = try await site.prepare(
      plan, as: JobID(moment: 1_795_396_500, recipe: "test", salt: 0xab))
    try scratch.write(
      "cd \(job.folder) && HELIOSW_JOB=\(job.folder) \(ShellWord.joined(job.argv))", to: "start")
    let answer = try await Shell.dash.run(
      "script -qec 'sh \(scratch.path)/start' /dev/null </dev/null")
    #expect(answer.status == 1)
    let listed = try await site.jobs().first { $0.id == job.id }
    #expect(listed?.state == .done(1))
    #expect(listed?.steps.last?.text == "3")
    #expect(listed?.endedAt != nil)
  }

  @Test func aBeginningThatFailsSaysWhereTheFolderIs() async throws {
    try scratch.write("", to: "heliosw")
    let error = await #expect(throws: Problem.self) { _ = try await start("true") }
    #expect(error?.hint?.contains("\(scratch.path)/heliosw/jobs") == true)
  }

  @Test(arguments: ["", "job", "job x", "state pid=3\nrc 0", "garbage\n\n\u{1b}[31m"])
  func aBrokenListGivesNoJob(text: String) {
    #expect(Job.list(from: text).isEmpty)
  }
}
