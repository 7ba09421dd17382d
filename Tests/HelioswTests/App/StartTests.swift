import HeliosTUI
import SystemPackage
import Testing

@testable import heliosw

@Suite struct StartTests {
  private let size = Event<Message>.resize(Size(columns: 80, rows: 24))

  @Test func whatIsDoneAllAlongIsAskedForOnce() throws {
    var app = App(place: MadeUp.place, keys: try MadeUp.keys())
    #expect(
      app.update(size)
        == [
          .run(.recall), .run(.watchConsolidations), .run(.watchJobs), .run(.watchBuild),
          .run(.askBootEnvironments), .run(.refreshHistory),
        ])
    #expect(app.update(size) == [])
    #expect(app.update(.resize(Size(columns: 120, rows: 40))) == [])
  }

  @Test func aLogNamedAtTheStartIsOnTheFirstPictureAndFollowed() async throws {
    var app = App(place: MadeUp.place, keys: try MadeUp.keys())
    app.state.view = .log
    let log = ProgramUnderTest.checkout.appending("Tests/HelioswTests/Fixtures/README")
    app.open(first: try await FirstLook(log))
    #expect(app.update(size).contains(.run(.openLog(log))))
    var surface = Surface(size: app.state.size)
    app.draw(on: &surface)
    #expect(surface.text.contains("Fixtures/README"))
    #expect(surface.text.contains("FOLLOW"))
  }

  @Test func theFirstScreenIsTheDashboardAtTheSizeThatWasTold() throws {
    let bench = try Bench(Size(columns: 132, rows: 30))
    #expect(bench.state.view == .dashboard)
    #expect(bench.state.size == Size(columns: 132, rows: 30))
  }

  @Test func theClockTicksOnlyWhileAJobLives() throws {
    var bench = try Bench()
    #expect(bench.take(.jobs([MadeUp.job(.running)])) == [.run(.tick)])
    #expect(bench.take(.jobs([MadeUp.job(.stopping)])) == [])
    #expect(bench.take(.jobs([MadeUp.job(.stopped)])).last == .cancel(.tick))
  }

  @Test func theClockTicksOnlyWhileABuildRuns() throws {
    var bench = try Bench()
    #expect(bench.take(.build(MadeUp.build(.running))).contains(.run(.tick)))
    #expect(bench.take(.build(MadeUp.build(.clean))).contains(.cancel(.tick)))
    #expect(!bench.take(.build(MadeUp.build(.failed))).contains(.cancel(.tick)))
  }

  @Test func timePassesOnTheScreen() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.running))
    #expect(bench.lines[0].contains("building 16:12"))
    bench.take(.time(MadeUp.now + 60))
    #expect(bench.lines[0].contains("building 17:12"))
  }

  @Test func comingBackAsksGitAgain() throws {
    var bench = try Bench()
    #expect(bench.update(.resumed) == [.run(.askConsolidations([]))])
    #expect(bench.update(.focus(isFocused: true)) == [.run(.askConsolidations([]))])
    #expect(bench.update(.focus(isFocused: false)) == [])
  }
}
