import HeliosTUI
import Testing

@Suite struct ScreenshotCommandTests {
  @Test(arguments: ["dashboard", "consolidations", "build", "log", "jobs"])
  func aPictureInTextHasTheSizeThatWasAsked(panel: String) async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    for size in Picture.sizes {
      let answer = try await program.run([
        "screenshot", "--demo", "--panel", panel, "--size", "\(size.columns)x\(size.rows)",
      ])
      let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(answer.status == 0)
      #expect(lines.count == size.rows)
      #expect(lines.allSatisfy { textWidth($0) <= size.columns })
      #expect(lines[0].contains("demo simulated"))
    }
  }

  @Test func thePictureShowsWhatTheWorldHolds() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let table = try await program.run([
      "screenshot", "--demo", "--panel", "consolidations", "--size", "120x40",
    ]).output
    #expect(table.contains("S1 M3 ?1"))
    #expect(table.contains("id: new option"))
    let build = try await program.run(["screenshot", "--demo", "--panel", "build"]).output
    #expect(build.contains("✗  source non-DEBUG"))
  }

  @Test func aPictureIsDrawnAsSVGToo() async throws {
    let program = try ProgramUnderTest(in: await DemoWorldUnderTest.Maker.still.world())
    let answer = try await program.run(["screenshot", "--demo", "--format", "svg"])
    #expect(answer.output.hasPrefix("<svg "))
    #expect(answer.output.hasSuffix("</svg>\n"))
    #expect(answer.output.contains("bootserver"))
    let closed = answer.output.matches(of: /<\/[a-z]+>|\/>/).count
    #expect(answer.output.matches(of: /<[a-z]+[ >]/).count == closed)
  }

  @Test(arguments: ["5", "80x", "0x0", "80x24x2", "501x24", "-1x-1"])
  func aSizeThatIsNoneIsRefused(size: String) async throws {
    let answer = try await ProgramUnderTest().run(["screenshot", "--size=\(size)"])
    #expect(answer.status == 64)
    #expect(answer.errors.contains("--size"))
  }
}
