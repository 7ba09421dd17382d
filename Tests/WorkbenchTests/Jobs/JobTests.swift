import FoundationEssentials
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
      let job = try await site.job(id)
      if isSo(job) { return job }
    }
    return try await site.job(id)
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
    // Who reads from it comes to its end when nobody is left who could write.
    let held = scratch.path.appending("held")
    _ = try await site.run("mkfifo \(held.quoted)")
    let id = try await start("sh -c 'echo begun; exec sleep 60' >\(held) & wait")
    async let heard = site.run("cat \(held.quoted)")
    #expect(try await job(id) { $0.state == .running }?.state == .running)
    _ = try await job(id) { _ in scratch.exists("heliosw/jobs/\(id)/state") }
    try await site.stop(id)
    #expect(try await job(id) { !$0.state.isAlive }?.state == .stopped)
    #expect(try await heard.text == "begun\n")
  }

  @Test func aJobWhoseProcessWasKilledIsLost() async throws {
    let id = try await start("sleep 60")
    _ = try await job(id) { $0.state == .running }
    try await site.kill(id)
    let killed = try await job(id) { !$0.state.isAlive }
    #expect(killed?.state == .lost)
    #expect(killed?.wasToldToStop == true)
  }

  @Test func aJobThatBeginsWhileItIsListedIsNotLost() async throws {
    // Young enough also on a machine that has much else to do.
    let moment = Int(Date().timeIntervalSince1970) + 3600
    let id = JobID(moment: moment, recipe: "test", salt: 0xab)
    try scratch.write("1\n", to: "heliosw/jobs/\(id)/format")
    // An awk before whose first call the job has said that it runs: what is read after its state.
    let state = scratch.path.appending("heliosw/jobs/\(id)/state")
    try scratch.write(
      "#!/bin/sh\ntest -e '\(state)' || echo pid=1 >'\(state)'\nexec /usr/bin/awk \"$@\"\n",
      to: "bin/awk")
    _ = try await site.run("chmod +x '\(scratch.path)/bin/awk'")
    var site = site
    site.transport = LocalTransport(environment: ["PATH": "\(scratch.path)/bin:/usr/bin:/bin"])
    #expect(try await site.jobs().map(\.state) == [.running])
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

  @Test func whatRunsSideBySideTellsHowFarItIs() async throws {
    let lane =
      "printf 'Receiving objects:  40%%\\rReceiving objects:  45%%\\r'; touch here; sleep 60"
    var plan = plan("true")
    let steps = [
      Step(
        "clone", why: "To see.", .run(Command(["sh", "-c", lane], in: scratch.path)),
        impact: .writes),
      Step("skip", why: "To see.", .skip(reason: "no need"), impact: .reads),
    ]
    plan.stages = [.together(steps, width: 2)]
    let id = try await site.start(
      plan, as: JobID(moment: 1_795_396_500, recipe: "test", salt: 0xac))
    let job = try await job(id) { !$0.lastLines.isEmpty }
    #expect(job?.stepStates.first?.lastLine == "Receiving objects:  45%")
    #expect(job?.stepStates.last?.lastLine == nil)
    try await site.kill(id)
  }

  @Test func whatAFailedStepAdvisesDoesNotHideThatItFailed() throws {
    let answer = """
      job 20260509T120000Z-setup-0051
      folder /jobs/x
      step 2026-05-09T12:00:00Z\tbegin\t1\tClone pilot
      step 2026-05-09T12:00:01Z\treason\t1\tnot allowed
      step 2026-05-09T12:00:01Z\tend\t1\t128
      step 2026-05-09T12:00:01Z\tadvice\t1\tleave it out
      plan {"format":1,"machine":"m","recipe":"setup","steps":["Clone pilot"],"title":"setup","workspace":"/w"}
      rc 1
      """
    let step = try #require(Job.list(from: answer).first?.stepStates.first)
    #expect(step.state == .failed)
    #expect(step.status == 128)
    #expect(step.reason == "not allowed")
    #expect(step.advice == "leave it out")
  }

  @Test(arguments: ["", "job", "job x", "state pid=3\nrc 0", "garbage\n\n\u{1b}[31m"])
  func aBrokenListGivesNoJob(text: String) {
    #expect(Job.list(from: text).isEmpty)
  }
}
