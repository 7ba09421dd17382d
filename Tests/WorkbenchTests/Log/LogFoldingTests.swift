import Testing

@testable import Workbench

@Suite struct LogFoldingTests {
  @Test func theEnvironmentIsOneFold() async throws {
    let log = try LogDocument(LogFixture.path("simulated/failed/nightly.log"))
    let status = try await log.advanceToEnd()
    let folds = try await log.folds(in: 0..<status.lines)
    let fold = try #require(folds.first)
    #expect(fold.content == .environment)
    let lines = try await log.lines(fold.lines)
    #expect(lines.first?.text == "ATLOG=/home/user/helios/projects/illumos/log")
    #expect(lines.last?.text == "VERSION=stlouis-0-g2205894696")
    #expect(folds.dropFirst().isEmpty)
  }

  @Test func commandsAreFoldedButNotTheOneThatFailed() async throws {
    let commands = (0..<6).map { "/opt/gcc-10/bin/gcc -c a\($0).c" }
    let text = commands + ["a5.c:1:2: error: no", "*** Error code 1"] + commands
    #expect(try await folds(of: text) == [0..<5, 8..<13])
  }

  @Test func anErrorIsNeverFolded() async throws {
    let folder = try TemporaryFolder()
    var shape = LogShape(sizeInBytes: 300_000, failuresPerThousandJobs: 200)
    shape.commandLength = 40...80
    var generator = NightlyLogGenerator(shape)
    var bytes: [UInt8] = []
    while let piece = generator.next() { bytes += piece }
    let log = try LogDocument(folder.write(bytes))
    let status = try await log.advanceToEnd()
    let folds = try await log.folds(in: 0..<status.lines)
    #expect(folds.count > 100)
    let noted: LineKinds = [.errors, .nightlyWarning, .banner, .stop]
    for line in try await log.lines(of: noted, limit: .max, bytes: 0..<0) {
      let number = try #require(line.number)
      #expect(!folds.contains { $0.lines.contains(number) })
    }
  }

  @Test func foldsAreTheSameWhereverOneBeginsToRead() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(
      folder.write(String(repeating: "/usr/bin/gcc -c x.c\n", count: 3000)))
    _ = try await log.advanceToEnd()
    let whole = try await log.folds(in: 0..<3000)
    #expect(whole.map(\.lines) == [0..<1024, 1024..<2048, 2048..<2999])
    for line in stride(from: 0, to: 2999, by: 331) {
      #expect(
        try await log.folds(in: line..<(line + 1)) == whole.filter { $0.lines.contains(line) })
    }
  }

  @Test func rowsGoForwardsAndBackwardsTheSame() async throws {
    let folder = try TemporaryFolder()
    var text = ""
    for part in 0..<400 {
      text += "plain \(part)\n" + String(repeating: "/usr/bin/gcc -c x.c\n", count: part % 9)
    }
    let log = try LogDocument(folder.write(text))
    let status = try await log.advanceToEnd()
    let all = try await log.rows(from: 0, count: .max)
    #expect(try await log.rows(from: status.lines - 1, count: .max, .backward) == all)
    #expect(all.map(\.firstLine).first == 0)
    for (row, next) in zip(all, all.dropFirst()) { #expect(row.endLine == next.firstLine) }
    let line = try #require(all[100].firstLine)
    #expect(try await log.rows(from: line, count: 7) == Array(all[100..<107]))
    #expect(try await log.rows(from: line, count: 7, .backward) == Array(all[94...100]))
  }

  @Test func blankLinesWithinTheEnvironmentBelongToIt() async throws {
    let banner = "==== list of environment variables ===="
    let text = [banner, "", "A=1", "", "", "still A", "B=2", "C=3", "", "==== Build version ===="]
    #expect(try await folds(of: text) == [2..<8])
  }

  @Test func anOpenFoldShowsItsLines() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(String(repeating: "dmake all\n", count: 9)))
    _ = try await log.advanceToEnd()
    // The last command of all stays in sight.
    #expect(try await log.rows(from: 0, count: 99).count == 2)
    #expect(try await log.rows(from: 0, count: 99, open: [0]).count == 9)
  }

  @Test func foldsAreTheSameWhileALogGrows() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("")
    let growing = try LogDocument(path)
    for part in 0..<80 {
      // Some parts end inside a line, which may become anything yet.
      var text = "/usr/bin/gcc -c x.c\n" + String(repeating: "dmake all\n", count: part * 7 % 97)
      text += part.isMultiple(of: 3) ? "dma" : "plain\n"
      try folder.append(text.utf8)
      let status = try await growing.advanceToEnd()
      let fresh = try LogDocument(path)
      _ = try await fresh.advanceToEnd()
      let all = 0..<status.lines
      #expect(try await growing.folds(in: all) == fresh.folds(in: all))
    }
    #expect(await growing.latestStatus.lines > 2048)
  }

  @Test func foldsOfALogThatIsWrittenAnewAreItsOwn() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "dmake all\n", count: 3000))
    let log = try LogDocument(path)
    _ = try await log.advanceToEnd()
    #expect(try await log.folds(in: 0..<1).count == 1)
    _ = try folder.write(String(repeating: "plain\n", count: 2000))
    _ = try await log.advanceToEnd()
    #expect(try await log.folds(in: 0..<2000).isEmpty)
  }

  private func folds(of lines: [String]) async throws -> [Range<Int>] {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(lines.joined(separator: "\n") + "\n"))
    let status = try await log.advanceToEnd()
    return try await log.folds(in: 0..<status.lines).map(\.lines)
  }
}
