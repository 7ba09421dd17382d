import HeliosTUI
import Testing
import Workbench

@testable import heliosw

@Suite struct JobKeysTests {
  private func open(_ jobs: [Job]) throws -> Bench {
    var bench = try Bench(Size(columns: 120, rows: 40), MadeUp.known() + [.jobs(jobs)])
    bench.press("9")
    return bench
  }

  @Test func aJobsOutputAndPlanAreRead() throws {
    var bench = try open(MadeUp.jobs)
    #expect(bench.press("Enter") == [.run(.readOutput(MadeUp.jobs[0].id))])
    #expect(bench.press("j", "P") == [.run(.readPlan(MadeUp.jobs[1].id))])
  }

  @Test func withoutAJobThereIsNothingToOpen() throws {
    var bench = try open([])
    #expect(bench.press("Enter", "P", "j", "G") == [])
  }

  @Test func aTextIsReadToItsEndAndClosed() throws {
    var bench = try Scene.jobOutput.bench(Size(columns: 80, rows: 24))
    #expect(!bench.screen.contains("line 40 of"))
    bench.press("G")
    #expect(bench.screen.contains("line 40 of"))
    bench.press("q")
    #expect(bench.state.overlays.isEmpty)
    #expect(bench.state.view == .jobs)
  }

  @Test func aTextIsReadToItsEndAfterTheScreenShrank() throws {
    var bench = try Scene.jobOutput.bench(Size(columns: 120, rows: 40))
    bench.update(.resize(Size(columns: 40, rows: 10)))
    bench.press("G")
    #expect(bench.screen.contains("line 40 of"))
  }

  @Test func theSelectionStaysOnItsJobWhenANewOneComes() throws {
    var bench = try open(Array(MadeUp.jobs[1...]))
    bench.press("j")
    bench.take(.jobs(MadeUp.jobs))
    #expect(bench.state.jobs.selected?.id == MadeUp.jobs[2].id)
  }

  @Test func aJobThatWasJustStartedIsSelectedWhenItIsListed() throws {
    var bench = try open(Array(MadeUp.jobs[1...]))
    bench.press("G")
    bench.take(.started(MadeUp.jobs[0].id, MadeUp.plan(gate: false)))
    bench.take(.jobs(MadeUp.jobs))
    #expect(bench.state.jobs.selected?.id == MadeUp.jobs[0].id)
  }

  @Test func anEndIsToldByBellAndWordsAndGitIsAskedAgain() throws {
    var bench = try open([MadeUp.job(.running)])
    let effects = bench.take(.jobs([MadeUp.job(.done(0))]))
    #expect(effects.first == .announce(.bell))
    #expect(effects.contains(.run(.askConsolidations([]))))
    #expect(bench.lastLine == "quick build of illumos: done")
  }

  @Test(arguments: [
    (JobState.done(1), "quick build of illumos failed with status 1."),
    (.done(5), "quick build of illumos was refused: a condition did not hold."),
    (.stopped, "quick build of illumos was stopped."),
    (.lost, "quick build of illumos was lost: its process is gone and left no status."),
  ])
  func anEndIsToldInWords(state: JobState, words: String) throws {
    var bench = try open([MadeUp.job(.running)])
    bench.take(.jobs([MadeUp.job(state)]))
    #expect(bench.lastLine == words)
  }

  @Test func theEndOfAJobThatWasNeverSeenAliveIsToldToo() throws {
    let job = MadeUp.job(.done(1), steps: ["Fetch a"], ended: [1])
    let plan = MadeUp.plan(title: "fetch a", gate: false)
    var first = try open([])
    first.take(.started(job.id, plan))
    #expect(first.take(.jobs([job])).first == .announce(.bell))
    #expect(first.lastLine == "quick build of illumos failed: fetch a (status 1).")
    #expect(first.take(.jobs([job])) == [])

    var second = try open([])
    #expect(second.take(.jobs([job])) == [])
    #expect(second.take(.started(job.id, plan)).first == .announce(.bell))
  }

  @Test func anEndThatWasThereAtTheStartIsNoNews() throws {
    var bench = try Bench()
    #expect(bench.take(.jobs([MadeUp.job(.done(1))])) == [])
    #expect(bench.state.notice == nil)
  }
}
