import HeliosTUI
import Testing
import Workbench

@testable import heliosw

/// The keys that heliosw brings, config/keys.toml.
@Suite struct KeymapTests {
  @Test(arguments: View.allCases) func noKeyMeansTwoThingsInAView(view: View) throws {
    let clashes = try MadeUp.keys().conflicts(among: view.scopes + ["global"])
    #expect(clashes.isEmpty)
  }

  @Test(arguments: Verb.allCases) func everyVerbHasAKeySomewhere(verb: Verb) throws {
    let keys = try MadeUp.keys()
    #expect(
      View.allCases.contains { !keys.keys(for: verb.rawValue, in: $0.scopes + ["global"]).isEmpty })
  }

  @Test func everyVerbHasASentenceOfItsOwn() {
    #expect(Verb.allCases.allSatisfy { !$0.help.isEmpty && !$0.label.isEmpty })
    #expect(Set(Verb.allCases.map(\.help)).count == Verb.allCases.count)
  }

  @Test(arguments: View.allCases) func everyHintHasAKeyThere(view: View) throws {
    let keys = try MadeUp.keys()
    for verb in view.panel.hints {
      #expect(!keys.keys(for: verb.rawValue, in: view.scopes + ["global"]).isEmpty, "\(verb)")
    }
  }

  @Test(arguments: View.allCases) func everyKeyOfAViewDoesSomething(view: View) throws {
    let keys = try MadeUp.keys()
    for scope in view.scopes {
      for (key, verb) in keys.bindings(in: scope) {
        var bench = try Bench(
          Size(columns: 80, rows: 24),
          MadeUp.known() + MadeUp.built(.failed, errors: 2)
            + [
              .jobs(MadeUp.jobs), .history(.builds(MadeUp.pastBuilds)),
              .bootEnvironments(.success(MadeUp.bootEnvironments)),
            ])
        bench.press("\(view.rawValue)")
        bench.take(MadeUp.packages([MadeUp.built, MadeUp.transformed]))
        if view == .log { readTop(&bench) }
        let back = ["up", "top", "page-up", "half-up", "left", "far-left", "line-start"]
        if back.contains(verb) { bench.press("j", "j", "l", "l") }
        let before = bench.surface()
        let effects = bench.press("\(key)")
        let isSeen = bench.surface().text != before.text
        #expect(isSeen || !effects.isEmpty, "\(scope): \(key) \(verb)")
      }
    }
  }

  /// Goes to the top of the log, where there are long lines.
  private func readTop(_ bench: inout Bench) {
    let long = String(repeating: "-O2 ", count: 60)
    let rows = MadeUp.lines((0..<76).map { ("\($0) \(long)", []) }, from: 0).map { LogRow.line($0) }
    for case .run(.readLog(let request)) in bench.press("g") {
      bench.take(.rows(request, rows))
    }
  }

  @Test func noKeyIsTakenByTheTerminalItself() throws {
    // ^s and ^q stop and start the output, ^\ sends QUIT.
    let keys = try MadeUp.keys()
    for scope in [
      "global", "list", "consolidations", "build", "log", "packages", "boot-environments",
      "history", "jobs",
    ] {
      let taken = keys.bindings(in: scope).map(\.key.description)
      #expect(Set(taken).isDisjoint(with: ["^s", "^q", "^\\", "^c"]), "\(scope)")
    }
  }
}
