import SystemPackage
import Testing

@testable import Workbench

@Suite struct LogDocumentTests {
  @Test func aFailedBuildIsReadToItsEnd() async throws {
    let log = try LogDocument(LogFixture.path("simulated/failed/nightly.log"))
    let status = try await log.advanceToEnd()
    #expect(status.lines == 139)
    #expect(status.errors == 5)
    #expect(status.warnings == 3)
    #expect(status.isDoomed)
    #expect(status.variables[.options] == "-nCAprt")
  }

  @Test func errorsAreFoundForwardsAndBackwards() async throws {
    let log = try LogDocument(LogFixture.path("simulated/failed/nightly.log"))
    _ = try await log.advanceToEnd()
    let first = try #require(try await log.next(.nightlyError, from: -1))
    #expect(
      try await log.lines(first..<(first + 1)).map(\.text) == [
        "id.c:118:2: error: expected ; before return"
      ])
    let second = try #require(try await log.next(.nightlyError, from: first))
    #expect(try await log.previous(.nightlyError, from: second) == first)
    #expect(try await log.previous(.nightlyError, from: first) == nil)
  }

  @Test func anErrorBelongsToTheDirectoryThatMakeNamesBehindIt() async throws {
    let log = try LogDocument(LogFixture.path("simulated/failed/nightly.log"))
    _ = try await log.advanceToEnd()
    let errors = try await log.errors()
    #expect(errors.first?.component == "cmd/id")
  }

  @Test func theTailNeedsNoIndex() async throws {
    let log = try LogDocument(LogFixture.path("simulated/quick/nightly.log"))
    let tail = try await log.tail(rows: 4)
    #expect(
      tail.map(\.text) == [
        "", "==== Total build time ====", "", "real    0:00:00",
      ])
    #expect(tail.map(\.number) == [nil, nil, nil, nil])
  }

  @Test func onlyTheWantedBytesOfALineAreGiven() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write("0123456789\nabc\n"))
    _ = try await log.advanceToEnd()
    let lines = try await log.lines(0..<9, bytes: 2..<5)
    #expect(lines.map(\.text) == ["234", "c"])
    #expect(lines.map(\.fullLength) == [10, 3])
  }

  @Test(arguments: [0.0, 100, 1000]) func errorsAreNumberedThrough(perThousand: Double) async throws
  {
    var generator = NightlyLogGenerator(
      LogShape(sizeInBytes: 500_000, failuresPerThousandJobs: perThousand))
    var bytes: [UInt8] = []
    while let piece = generator.next() { bytes += piece }
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(bytes))
    _ = try await log.advanceToEnd()
    for kinds in [LineKinds.errors, .nightlyWarning] {
      let all = try await log.lines(of: kinds, limit: .max, bytes: 0..<0)
      for (index, line) in all.enumerated() {
        let ordinal = try await log.ordinal(ofLine: try #require(line.number), among: kinds)
        #expect(ordinal == (index + 1, all.count))
      }
    }
  }
}
