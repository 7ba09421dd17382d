import SystemPackage
import Testing

@testable import Workbench

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A build whose log a second nightly has moved away under it.
@Suite struct SplitLogTests {
  private static let started =
    "\n==== Nightly distributed build started:   Sun Nov 22 23:34:33 UTC 2026 ====\n\n"
  private static let source =
    "\n==== Building OS-Net source at Sun Nov 22 23:44:33 UTC 2026 (non-DEBUG) ====\n\n"
  private static let completed =
    "==== Nightly distributed build completed: Mon Nov 23 00:10:33 UTC 2026 ====\n"

  /// Writes the logs of a gate, in the folders of these minutes, each a second older than the next.
  private func gate(_ logs: (minute: String, text: String)...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (number, log) in logs.enumerated() {
      let archive = folder.path.appending("log.2026-11-23.00:\(log.minute)")
      #expect(archive.withPlatformString { mkdir($0, 0o755) } == 0)
      let file = try folder.write(
        log.text, to: "\(archive.lastComponent?.string ?? "")/nightly.log")
      var times = [
        timeval(tv_sec: 1000 + number, tv_usec: 0), timeval(tv_sec: 1000 + number, tv_usec: 0),
      ]
      #expect(file.withPlatformString { utimes($0, &times) } == 0)
    }
    return folder
  }

  private func names(_ folder: TemporaryFolder, of minute: String) -> [String] {
    SplitLog.files(of: folder.path.appending("log.2026-11-23.00:\(minute)/nightly.log"))
      .compactMap { $0.removingLastComponent().lastComponent?.string.suffix(2).description }
  }

  @Test func theFilesOfABuildAreFoundFromEachOfThem() throws {
    let folder = try gate(
      ("01", Self.started + Self.completed), ("10", Self.started + Self.source + "x"),
      ("20", "y\n"), ("30", "z\n" + Self.completed), ("40", Self.started))
    for minute in ["10", "20", "30"] { #expect(names(folder, of: minute) == ["10", "20", "30"]) }
    #expect(names(folder, of: "01") == ["01"])
    #expect(names(folder, of: "40") == ["40"])
  }

  @Test func anInterruptedBuildIsNotJoinedWithTheNext() throws {
    let folder = try gate(("10", Self.started + "x\n"), ("20", Self.started + Self.completed))
    #expect(names(folder, of: "10") == ["10"])
    #expect(names(folder, of: "20") == ["20"])
  }

  @Test func aTailWithoutABeginningStaysAlone() throws {
    let folder = try gate(("10", Self.started + Self.completed), ("20", "y\n"), ("30", ""))
    #expect(names(folder, of: "20") == ["20"])
    #expect(names(folder, of: "30") == ["30"])
  }

  @Test func aBuildInTwoFilesIsReadAsOne() async throws {
    let first = Self.started + Self.source + "a.c:1:2: error: no\nhalf a "
    let second = "line\nb.c:1:2: error: no\n\n" + Self.completed
    let folder = try gate(("10", first), ("20", second))
    let log = try LogDocument(
      buildAt: folder.path.appending("log.2026-11-23.00:20/nightly.log"))
    let status = try await log.advanceToEnd()
    let whole = try LogDocument(folder.write(first + second, to: "whole"))
    let expected = try await whole.advanceToEnd()
    #expect(status.files == 2)
    #expect(status.lines == expected.lines)
    #expect(status.errors == 2)
    #expect(status.phases == expected.phases)
    #expect(status.endStamp != nil)
    #expect(try await log.allText() == whole.allText())
    let pattern = SearchPattern("half a line")
    #expect(try await log.search(pattern, from: -1) == whole.search(pattern, from: -1))
    #expect(try await log.next(.errors, from: 8) == whole.next(.errors, from: 8))
    #expect(BuildOutcome(log: status, mail: nil, lock: .absent) == .failed)
  }

  @Test func aBuildIsFollowedIntoItsNextFile() async throws {
    var gate = try FollowedGate()
    try gate.begin()
    try gate.append(Self.source + "a.c:1:2: error: no\n")
    try gate.poll()
    let log = LogDocument(try #require(gate.follower.parts.first))
    _ = try await log.advanceToEnd()
    let archive = try gate.finish()
    try gate.append("the phase ends\n", to: archive.appending("nightly.log"))
    try gate.append(Self.completed)
    try gate.poll()
    try await log.goOn(in: try #require(gate.follower.parts.last))
    let status = try await log.advanceToEnd()
    #expect(status.files == 2)
    #expect(status.generation == 0)
    #expect(status.errors == 1)
    #expect(status.endStamp != nil)
    #expect(
      try await log.allText().suffix(2) == ["the phase ends", String(Self.completed.dropLast())])
  }

  @Test func whatIsWrittenLateToTheFirstFileIsPutInItsPlace() async throws {
    var gate = try FollowedGate()
    try gate.begin()
    let archive = try gate.finish()
    try gate.append("behind\n")
    try gate.poll()
    let parts = gate.follower.parts
    let log = try LogDocument(buildAt: gate.log)
    #expect(try await log.advanceToEnd().files == 2)
    try gate.append("late\n", to: archive.appending("nightly.log"))
    let status = try await log.advanceToEnd()
    #expect(try await log.allText().suffix(2) == ["late", "behind"])
    #expect(status.generation == 1)
    #expect(parts.map(\.isContinuation) == [false, true])
  }

  @Test func aFirstFileThatShrinksLeavesNothingStanding() async throws {
    let folder = try gate(("10", Self.started + "x\ny\n"), ("20", "z\n"))
    let first = folder.path.appending("log.2026-11-23.00:10/nightly.log")
    let log = try LogDocument(buildAt: first)
    _ = try await log.advanceToEnd()
    #expect(first.withPlatformString { truncate($0, 5) } == 0)
    _ = try await log.advanceToEnd()
    #expect(try await log.allText() == ["", "====z"])
  }

  @Test(arguments: [1, 7, 64]) func aLogCutAnywhereIsTheSameLog(seed: UInt64) async throws {
    var generator = NightlyLogGenerator(
      LogShape(sizeInBytes: 400_000, seed: seed, failuresPerThousandJobs: 100))
    var bytes: [UInt8] = []
    while let piece = generator.next() { bytes += piece }
    var random = SplitMix(seed: seed)
    let cuts = (0..<3).map { _ in Int.random(in: 1..<bytes.count, using: &random) }.sorted()
    let folder = try TemporaryFolder()
    var files: [LogFile] = []
    for (number, range) in zip([0] + cuts, cuts + [bytes.count]).enumerated() {
      files.append(try LogFile(folder.write(bytes[range.0..<range.1], to: "part\(number)")))
    }
    let log = LogDocument(
      try JoinedFiles(files[0], Array(files.dropFirst())), pieceSize: 1 << 14)
    let whole = try LogDocument(folder.write(bytes))
    let (status, expected) = (try await log.advanceToEnd(), try await whole.advanceToEnd())
    #expect(status.errors == expected.errors)
    #expect(status.phases == expected.phases)
    #expect(try await log.allText() == whole.allText())
  }
}
