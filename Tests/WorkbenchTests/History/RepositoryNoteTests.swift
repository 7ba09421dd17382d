import SystemPackage
import Testing

@testable import Workbench

@Suite struct RepositoryNoteTests {
  private func note(_ shell: Shell, _ prepare: String) async throws -> [PastRepository] {
    let scratch = try Scratch()
    let workspace = Workspace(root: scratch.path.appending("it's here"))
    let gate = Gate(path: scratch.path.appending("gates/other"))
    let job = scratch.path.appending("job")
    let plan = Plan(
      "a test", recipe: "test", on: Machine(name: "here"),
      stages: [.step(RepositoryNote.step(in: workspace, gate: gate))])
    let git = "GIT_CONFIG_GLOBAL=/dev/null; GIT_AUTHOR_NAME=a; GIT_AUTHOR_EMAIL=b"
    let answer = try await shell.run(
      """
      \(git); GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=b
      export GIT_CONFIG_GLOBAL GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
      mkdir -p \(workspace.root.quoted)/projects \(gate.path.quoted) \(job.quoted)
      cd \(workspace.root.quoted)
      \(prepare)
      HELIOSW_JOB=\(job.quoted); export HELIOSW_JOB
      \(plan.script)
      """)
    #expect(answer.status == 0)
    return JobNotes.repositories(in: job.string)
  }

  @Test(arguments: Shell.allCases)
  func everyRepositoryIsNotedWithItsCommitAndItsChanges(shell: Shell) async throws {
    let states = try await note(
      shell,
      """
      for folder in . projects/illumos ../gates/other; do
        git init -q -b "main" "$folder"; : >"$folder/file"
        git -C "$folder" add file; git -C "$folder" commit -q -m one
      done
      echo changed >projects/illumos/file; : >projects/illumos/untracked
      git -C ../gates/other checkout -q --detach
      """)
    #expect(states.map(\.name) == ["helios", "illumos", "other"])
    #expect(states.map(\.branch) == ["main", "main", nil])
    #expect(states.map(\.changes) == [0, 1, 0])
    #expect(states.allSatisfy { $0.commit.count == 40 })
  }

  @Test func whatIsNoRepositoryOrHasNoCommitIsLeftOut() async throws {
    let states = try await note(.dash, "mkdir projects/plain; git init -q projects/unborn")
    #expect(states.isEmpty)
  }

  @Test(arguments: ["", "illumos", "illumos\tnothex\tmain\t0\n", "\t\t\t\n\u{1b}[31m\ta\tb"])
  func aBrokenNoteGivesNothing(text: String) {
    #expect(RepositoryNote.read(text).isEmpty)
  }

  @Test func aJobIsFoundByItsGateAndTheTimeOfTheStepThatBuilds() throws {
    let sandbox = try HistorySandbox()
    var build = try sandbox.record("10:00:00").build
    build.startedAt = 1000
    func job(_ name: String, _ start: Int, _ end: Int?, step: Int = 2, gate: String = "") -> Job {
      var summary = PlanSummary(
        of: Plan("b", recipe: "build-illumos", on: Machine(name: "x"), stages: []), in: "/w")
      summary.gate = gate.isEmpty ? sandbox.gate.path.string : gate
      summary.steps = ["check", "build"]
      let began = StepRecord(moment: start, event: .begin, step: step, text: "")
      return Job(
        id: JobID(name), folder: "/nowhere", plan: summary, state: end == nil ? .lost : .done(0),
        startedAt: start - 1, endedAt: end, steps: [began])
    }
    let jobs = [
      job("late", 1001, 1100), job("elsewhere", 990, 1100, gate: "/other"),
      job("refused", 1000, 1001, step: 1), job("it", 996, 1100), job("lost", 800, nil),
      job("early", 800, 900),
    ]
    #expect(JobNotes(jobs).job(of: build)?.id.name == "it")
    #expect(JobNotes([]).job(of: build) == nil)
  }
}
