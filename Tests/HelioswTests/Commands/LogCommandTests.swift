import FoundationEssentials
import SystemPackage
import Testing

/// `heliosw log` on finished logs: what a simulated nightly left, and the demo world's past builds.
@Suite struct LogCommandTests {
  private static let fixtures = ProgramUnderTest.checkout.appending(
    "Tests/WorkbenchTests/Fixtures/nightly/simulated")

  private func log(_ name: String) -> String {
    Self.fixtures.appending(name).appending("nightly.log").string
  }

  @Test(arguments: [("quick", "built clean"), ("quick-debug", "built clean"), ("failed", "failed")])
  func theSummarySaysHowItWentAndWhatThereIs(name: String, words: String) async throws {
    let answer = try await ProgramUnderTest().run(["log", "summary", log(name)])
    let wc = try await ProgramUnderTest().shell("wc -l <'\(log(name))'").output.trimmed
    #expect(answer.status == 0)
    #expect(answer.lines[0] == "\(log(name)): \(words)")
    #expect(answer.lines[1].hasPrefix("\(wc.filter(\.isNumber)) lines, "))
  }

  @Test func withoutATerminalALogIsSummedUp() async throws {
    let program = try ProgramUnderTest()
    let summary = try await program.run(["log", "summary", log("failed")])
    #expect(try await program.run(["log", log("failed")]).output == summary.output)
  }

  @Test func theErrorsAreThoseOfMailMsg() async throws {
    let program = try ProgramUnderTest()
    let answer = try await program.run(["log", "errors", log("failed")])
    let mail = try Self.fixtures.appending("failed/mail_msg").text()
    let section = mail.split(separator: "\n").drop { !$0.hasPrefix("==== Build errors") }
      .dropFirst().prefix { !$0.hasPrefix("====") }
    #expect(!section.isEmpty)
    for line in section {
      #expect(answer.lines.contains { $0.hasSuffix(" \(line)") }, "\(line)")
    }
  }

  @Test func anErrorHasItsLineItsComponentAndItsText() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let report = try await program.json(LogAnswer.self, ["log", "errors", "--demo", "--json"])
    let first = try #require(report.firstErrors?.first)
    let line = try await program.shell("sed -n '\(first.line ?? 0)p' '\(report.path)'").output
    #expect(line == first.text + "\n")
    #expect(first.component == "lib/pam_modules")
    let text = try await program.run(["log", "errors", "--demo", "--limit", "1"]).output
    #expect(text.split(separator: " ").prefix(2) == ["\(first.line ?? 0)", "lib/pam_modules"])
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func thePhasesStandInTheOrderOfTheBanners() async throws {
    let program = try ProgramUnderTest()
    let report = try await program.json(LogAnswer.self, ["log", "phases", "--json", log("quick")])
    let banners = try await program.shell("grep -n '^==== .* ====$' '\(log("quick"))'").lines
    let numbers = banners.compactMap { Int($0.prefix { $0 != ":" }) }
    let lines = report.phases.compactMap(\.line)
    #expect(lines == lines.sorted())
    // make check has no banner.
    #expect(Set(report.phases.filter { $0.title != "" }.compactMap(\.line)).isSubset(of: numbers))
    #expect(report.phases.map(\.name).contains("source non-DEBUG"))
    #expect(report.firstErrors == nil)
  }

  @Test(arguments: ["failed", "quick", "quick-debug"])
  func whatIsCountedIsWhatNightlysOwnPipelinesFind(name: String) async throws {
    let program = try ProgramUnderTest()
    let expected = try await RealNightly.counted(in: FilePath(log(name)), by: program)
    let lines = try await program.run(["log", "classify", log(name)]).lines
    #expect(try await inTheSource(lines, of: log(name), program) == expected)
  }

  @Test func whatIsCountedInTheDemoWorldIsWhatNightlysOwnPipelinesFind() async throws {
    let world = try await DemoWorldUnderTest.Maker.still.world()
    let program = try ProgramUnderTest(in: world)
    let file = world.log.appending("latest/nightly.log")
    let expected = try await RealNightly.counted(in: file, by: program)
    let lines = try await program.run(["log", "classify", "--demo"]).lines
    #expect(expected.count > 10)
    #expect(try await inTheSource(lines, of: file.string, program) == expected)
  }

  @Test func thePartOfALogIsCountedByThePhaseThatIsNamed() async throws {
    let program = try ProgramUnderTest()
    let part = try program.home.write(
      "dmake: Fatal error: it\nfoo.c:1: error: it\nx: warning: it\nno colon error \n", to: "part")
    let source = try await program.run(["log", "classify", "--phase", "source", part.string])
    #expect(source.output == "1\tnightly-error\n2\tnightly-error\n3\tnightly-warning\n")
    let clobber = try await program.run(["log", "classify", "--phase", "clobber", part.string])
    #expect(clobber.output == "1\tnightly-error\n")
  }

  @Test func aFinishedLogIsFollowedToItsEnd() async throws {
    let program = try ProgramUnderTest()
    let answer = try await program.run(["log", "follow", log("failed")])
    let text = try FilePath(log("failed")).text()
    #expect(answer.status == 0)
    #expect(answer.output.split(separator: "\n").count == text.split(separator: "\n").count)
    #expect(answer.output.hasSuffix(text.suffix(200)))
  }

  @Test func theLogOfTheLastBuildIsFollowedToItsEnd() async throws {
    let world = try await DemoWorldUnderTest.Maker.still.world()
    let answer = try await ProgramUnderTest(in: world).run(["log", "follow", "--demo"])
    let text = try world.log.appending("latest/nightly.log").text()
    #expect(answer.status == 1)
    #expect(answer.output.hasSuffix(text.suffix(500)))
  }

  @Test func secretsOfTheEnvironmentAreNotPrinted() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    for words in [["log", "follow", "--demo"], ["log", "follow", "--demo", "--json"]] {
      let answer = try await program.run(words)
      #expect(answer.output.contains("DEPLOY_API_TOKEN"))
      #expect(!answer.output.contains("simulated-0f1e2d3c"))
    }
  }

  @Test(arguments: ["summary", "phases", "errors", "follow"])
  func whatALogHoldsNeverReachesTheTerminalRaw(command: String) async throws {
    let program = try ProgramUnderTest()
    let log = try program.home.write(
      """
      ==== Nightly distributed build started:   Sat May  9 11:43:48 UTC 2026 ====
      ==== \u{1B}]0;owned\u{07} banner ====
      ==== Building OS-Net source at Sat May  9 11:43:48 UTC 2026 (non-DEBUG) ====
      /ws/usr/src/cmd/\u{1B}[31mid
      \u{1B}[2Jfoo.c:1: error: \u{9B}31m x
      ==== Nightly distributed build completed: Sat May  9 12:00:00 UTC 2026 ====

      """, to: "nightly.log")
    let answer = try await program.run(["log", command, log.string])
    #expect(answer.status == 0)
    #expect(!answer.output.isEmpty)
    #expect(!answer.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
  }

  /// The lines that lie between the banners of the source.
  private func inTheSource(
    _ lines: [String], of log: String, _ program: ProgramUnderTest
  ) async throws -> [String] {
    let banners = try await program.shell(
      "grep -nE '^==== (Building OS-Net source|Ended OS-Net source build)' '\(log)'"
    ).lines.compactMap { Int($0.prefix { $0 != ":" }) }
    return lines.filter { line in
      let number = Int(line.prefix { $0 != "\t" }) ?? 0
      return banners.count == 2 && banners[0] < number && number < banners[1]
    }
  }
}
