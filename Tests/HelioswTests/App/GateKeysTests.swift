import HeliosTUI
import SystemPackage
import Testing
import Workbench

@testable import heliosw

/// Looking at a gate elsewhere instead of the workspace's own.
@Suite struct GateKeysTests {
  private let other = FilePath("/ws/fix")

  private static let place = {
    var place = MadeUp.place
    place.gatePath = MadeUp.gate
    return place
  }()

  /// A workbench on which a build of another gate was just started.
  private func started(
    _ messages: [Message] = MadeUp.known()
  ) throws -> (Bench, [Effect<Work>]) {
    var bench = try Bench(Size(columns: 120, rows: 40), messages, at: Self.place)
    var plan = MadeUp.plan(title: "quick build of fix")
    plan.gate = other
    let id = JobID("20260509T120000Z-build-illumos-00ab")
    let effects = bench.take(.started(id, plan))
    return (bench, effects)
  }

  private func report(of gate: FilePath) throws -> BuildReport {
    for case .build(var report) in MadeUp.built(.running) {
      report.gate = gate
      return report
    }
    throw Problem(.failed, "no build is made up")
  }

  @Test func aBuildOfAnotherGateIsFollowedInTheBuildsView() throws {
    let (bench, effects) = try started()
    #expect(bench.state.view == .build)
    #expect(bench.state.place.gate == "fix")
    #expect(effects.prefix(2) == [.cancel(.watchBuild), .run(.changeGate(other))])
    #expect(bench.lines[0].contains("gate /ws/fix"))
  }

  @Test func itIsWatchedWhenTheEngineHasTurnedToIt() throws {
    var (bench, _) = try started()
    #expect(bench.take(.gateChanged(other)) == [.run(.watchBuild), .run(.refreshHistory)])
    #expect(bench.take(.gateChanged("/ws/older")) == [])
    bench.take(.build(try report(of: other)))
    #expect(bench.screen.contains("build of fix"))
  }

  @Test func whatIsStillToldOfTheGateBeforeIsNotShown() throws {
    var (bench, _) = try started()
    bench.take(.build(try report(of: MadeUp.gate)))
    #expect(bench.state.build.report == nil)
  }

  @Test func whatIsDoneWithItsErrorsIsDoneThere() throws {
    var (bench, _) = try started()
    bench.take(.build(try report(of: other)))
    let error = LoggedError(
      line: LogLine(number: 7, offset: 0, bytes: Array("x".utf8), fullLength: 1),
      directory: "/ws/fix/usr/src/cmd/id", component: "cmd/id")
    let call = RecipeCall(recipe: "rebuild", words: ["-q", "-g", "/ws/fix", "cmd/id"])
    #expect(bench.take(.placed(error, .rebuild)) == [.run(.plan(call))])
  }

  @Test func theNextFormBeginsWithThatGate() throws {
    var (bench, _) = try started()
    bench.press("B")
    #expect(bench.screen.contains("$ heliosw build-illumos -q -g /ws/fix"))
  }

  @Test func aNightlyOfSomebodyIsStoppedInTheGateThatIsLookedAt() throws {
    var (bench, _) = try started()
    // The job of heliosw's builds elsewhere: it is not meant.
    bench.take([.build(try report(of: other)), .jobs([MadeUp.job(.running)])])
    let call = RecipeCall(recipe: "stop-nightly", words: ["-g", "/ws/fix"])
    #expect(bench.press("2", "X") == [.run(.plan(call))])
  }

  @Test func theWorkspacesOwnGateIsTurnedBackTo() throws {
    var (bench, _) = try started()
    bench.press("^g")
    #expect(bench.screen.contains("fix (shown)"))
    let effects = bench.press("Enter")
    #expect(effects.prefix(2) == [.cancel(.watchBuild), .run(.changeGate(MadeUp.gate))])
    #expect(bench.state.place.gateWords == [])
    #expect(!bench.lines[0].contains("gate /"))
  }

  @Test func whereOneGateIsKnownThatIsSaid() throws {
    var bench = try Bench(at: Self.place)
    #expect(bench.press("^g") == [])
    #expect(bench.screen.contains("illumos is the only gate that is known"))
  }
}
