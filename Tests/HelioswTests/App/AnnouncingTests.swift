import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// What is told by bell, title, task bar and notification.
@Suite struct AnnouncingTests {
  private func announcements(_ effects: [Effect<Work>]) -> [Announcement] {
    effects.compactMap { if case .announce(let announcement) = $0 { announcement } else { nil } }
  }

  private let endOfJob: [Announcement] = [
    .bell,
    .notify(title: "heliosw: quick build of illumos", body: "quick build of illumos is done."),
  ]

  @Test func theTitleSaysHowTheBuildGoes() throws {
    var bench = try Bench()
    #expect(
      announcements(bench.take(MadeUp.built(.running)))
        == [.title("heliosw: quick"), .progress(.unknown)])
    #expect(
      announcements(bench.take([MadeUp.estimated]))
        == [.title("heliosw: quick 84%"), .progress(.percent(84))])
    #expect(announcements(bench.take(.time(MadeUp.now))) == [])
  }

  @Test func theFirstLineThatNightlyCountsIsToldOnce() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.running))
    let first = announcements(bench.take(MadeUp.built(.running, errors: 1)))
    #expect(first.contains(.bell))
    #expect(
      first.contains(
        .notify(
          title: "heliosw: quick build will fail",
          body: "1 error, 0 warnings; no packages will be made.")))
    #expect(first.contains(.progress(.failed(percent: 100))))
    let more = announcements(bench.take(MadeUp.built(.running, errors: 2)))
    #expect(more == [.title("heliosw: quick E2")])
  }

  @Test func theEndOfABuildOfSomebodyElseIsTold() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), MadeUp.built(.running) + [.jobs([])])
    #expect(
      announcements(bench.take(MadeUp.built(.clean))) == [
        .bell,
        .notify(title: "heliosw: quick build built clean", body: "0 errors, 0 warnings"),
        .title("heliosw: built clean"), .progress(.none),
      ])
  }

  @Test func theEndOfAJobIsToldByTheJobAlone() throws {
    var bench = try Bench(
      Size(columns: 80, rows: 24), MadeUp.built(.running) + [.jobs([MadeUp.job(.running)])])
    let build = announcements(bench.take(MadeUp.built(.clean)))
    #expect(!build.contains(.bell))
    #expect(announcements(bench.take(.jobs([MadeUp.job(.done(0))]))).first == .bell)
  }

  @Test func whoLooksIsNotDisturbed() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), [.jobs([MadeUp.job(.running)])])
    bench.update(.focus(isFocused: true))
    #expect(announcements(bench.take(.jobs([MadeUp.job(.done(0))]))) == [])
    bench.update(.focus(isFocused: false))
    bench.take(.jobs([MadeUp.job(.running)]))
    #expect(announcements(bench.take(.jobs([MadeUp.job(.done(0))]))) == endOfJob)
  }

  @Test func whoTypesLooks() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), [.jobs([MadeUp.job(.running)])])
    bench.update(.focus(isFocused: false))
    bench.press("9")
    #expect(announcements(bench.take(.jobs([MadeUp.job(.done(0))]))) == [])
  }

  @Test func aTerminalThatNeverSaysIsTold() throws {
    var bench = try Bench(Size(columns: 80, rows: 24), [.jobs([MadeUp.job(.running)])])
    bench.press("9")
    #expect(announcements(bench.take(.jobs([MadeUp.job(.done(0))]))) == endOfJob)
  }

  @Test func eachWayCanBeSwitchedOff() throws {
    let none = NotifySettings(
      bell: false, title: false, progress: false, notification: false, command: [])
    var bench = try Bench(telling: none)
    bench.take(MadeUp.built(.running) + [.jobs([MadeUp.job(.running)])])
    #expect(announcements(bench.take(MadeUp.built(.failed, errors: 3))) == [])
    #expect(announcements(bench.take(.jobs([MadeUp.job(.done(1))]))) == [])
    var bell = none
    bell.bell = true
    var other = try Bench(telling: bell)
    other.take(MadeUp.built(.running) + [.jobs([MadeUp.job(.running)])])
    #expect(announcements(other.take(.jobs([MadeUp.job(.done(1))]))) == [.bell])
  }

  @Test func theSettingsAreReadAndAWrongOneIsNamed() throws {
    var settings = NotifySettings()
    try settings.take(
      TableReader("[notify]\nbell = false\ncommand = [\"mail\", \"me\"]\n", file: "/h.toml"))
    #expect(!settings.bell && settings.title)
    #expect(settings.afterwards == Command(["mail", "me"]))
    let problem = #expect(throws: Problem.self) {
      try settings.take(TableReader("[notify]\ntitle = \"no\"\n", file: "/h.toml"))
    }
    #expect(problem?.summary == "/h.toml: notify.title must be true or false.")
  }
}
