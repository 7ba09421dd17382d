import Testing

@testable import Workbench

@Suite struct BuildComparisonTests {
  private func pair(
    _ change: (inout BuildRecord, inout BuildRecord) -> Void
  ) throws -> BuildComparison {
    var before = try HistorySandbox().record("10:00:00")
    var after = before
    after.build.identity.wallSeconds += 3600
    change(&before, &after)
    return BuildComparison(after, before)
  }

  private func state(_ name: String, _ commit: String, changes: Int = 0) -> PastRepository {
    PastRepository(name: name, commit: commit, branch: "main", changes: changes)
  }

  @Test func theEarlierBuildComesFirstHoweverTheyAreGiven() throws {
    let comparison = try pair { before, after in (before.build.number, after.build.number) = (3, 4)
    }
    #expect((comparison.before.number, comparison.after.number) == (3, 4))
  }

  @Test func onlyRepositoriesThatDifferAreNamed() throws {
    let comparison = try pair { before, after in
      before.repositories = [state("illumos", "a"), state("phbl", "p"), state("gone", "g")]
      after.repositories = [state("illumos", "b"), state("phbl", "p"), state("new", "n")]
    }
    #expect(comparison.repositories.map(\.name) == ["gone", "illumos", "new"])
    #expect(comparison.sameRepositories == 1)
    #expect(comparison.repositories[0].after == nil)
  }

  @Test func aChangedWorkTreeIsADifferenceToo() throws {
    let comparison = try pair { before, after in
      before.repositories = [state("illumos", "a")]
      after.repositories = [state("illumos", "a", changes: 3)]
    }
    #expect(comparison.repositories.count == 1)
  }

  @Test func errorsAreNewKnownOrFixedWhereverTheirLinesWent() throws {
    let comparison = try pair { before, after in
      before.errors = [
        PastError("id.c:118:2: error: expected ;", component: "cmd/id"),
        PastError("ld: fatal: symbol referencing errors"),
      ]
      after.errors = [
        PastError("id.c:121:9: error: expected ;", component: "cmd/id"),
        PastError("id.c:121:9: error: expected ;", component: "cmd/ls"),
      ]
    }
    #expect(comparison.known.map(\.component) == ["cmd/id"])
    #expect(comparison.new.map(\.component) == ["cmd/ls"])
    #expect(comparison.fixed.map(\.text) == ["ld: fatal: symbol referencing errors"])
  }

  @Test(arguments: [
    ("a.c:1:2: error: x", "a.c:33:44: error: x", true), ("libz.so.1: x", "libz.so.2: x", false),
    ("a.c:1: 3 errors", "a.c:9: 4 errors", false), ("", "", true), ("x:1", "x:2", false),
  ])
  func anErrorIsTheSameWhenOnlyItsPlaceDiffers(one: String, other: String, isSame: Bool) {
    #expect((PastError(one).key == PastError(other).key) == isSame)
  }

  @Test func phasesStandSideBySideAndMissingOnesStayOpen() throws {
    let comparison = try pair { before, after in
      before.phases = [
        PastPhase(name: "clobber", state: .done, seconds: 20),
        PastPhase(name: "source", state: .done, seconds: 100),
      ]
      after.phases = [PastPhase(name: "source", state: .done, seconds: 130)]
    }
    #expect(comparison.phases.map(\.name) == ["source", "clobber"])
    #expect(comparison.phases.map(\.before) == [100, 20])
    #expect(comparison.phases.map(\.after) == [130, nil])
  }
}
