import SystemPackage
import Testing

@testable import Workbench

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct HostileLogTests {
  @Test func whatIsNoRegularFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let fifo = folder.path.appending("fifo")
    #expect(fifo.withPlatformString { mkfifo($0, 0o600) } == 0)
    #expect(throws: LogProblem.notRegular(fifo)) { try LogDocument(fifo) }
    #expect(throws: LogProblem.notRegular("/dev/null")) { try LogDocument("/dev/null") }
    #expect(throws: LogProblem.isDirectory(folder.path)) { try LogDocument(folder.path) }
    let missing = folder.path.appending("missing")
    #expect(throws: LogProblem.missing(missing)) { try LogDocument(missing) }
    let under = try folder.write("x").appending("below")
    #expect(throws: LogProblem.missing(under)) { try LogDocument(under) }
  }

  @Test(.enabled(if: geteuid() != 0, "root reads everything; run as an ordinary user"))
  func aFileThatMayNotBeReadIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x")
    #expect(path.withPlatformString { chmod($0, 0) } == 0)
    #expect(throws: LogProblem.unreadable(path)) { try LogDocument(path) }
  }

  @Test func aLogThatMayNoLongerBeReadIsReadOnByTheOpenFile() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write("one\n"))
    _ = try await log.advanceToEnd()
    #expect(folder.path.appending("nightly.log").withPlatformString { chmod($0, 0o200) } == 0)
    try folder.append(Array("two\n".utf8))
    #expect(try await log.advanceToEnd().lines == 2)
  }

  @Test func aLogRewrittenWithAsManyBytesIsReadAnew() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x: error: y\n")
    let log = try LogDocument(path)
    #expect(try await log.advanceToEnd().errors == 1)
    try folder.write("quite alright\n".dropFirst(2).utf8)
    let status = try await log.advanceToEnd()
    #expect(status.errors == 0)
    #expect(status.generation == 1)
  }

  @Test func aDiskThatIsFullEndsTheUnpackingAndNotTheReading() async throws {
    let folder = try TemporaryFolder()
    let bytes: [UInt8] = [
      0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0xE4, 2, 0, 0x07, 0xA1, 0xEA, 0xDD, 2, 0, 0, 0,
    ]
    let packed = try LogFile(folder.write(bytes, to: "nightly.log.gz"))
    let full = try FileDescriptor.open("/dev/full", .readWrite)
    let log = LogDocument(packed, packed: try PackedLog(packed, into: full))
    await #expect(throws: LogProblem.cannotUnpack(packed.path, .noSpace)) {
      _ = try await log.advanceToEnd()
    }
    #expect(try await log.lines(0..<9).count == log.latestStatus.lines)
  }

  @Test func anEmptyLogHasNoLines() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(""))
    let status = try await log.advance()
    #expect(status.isComplete)
    #expect(status.lines == 0)
    #expect(try await log.lines(0..<10) == [])
    #expect(try await log.tail(rows: 10) == [])
    #expect(try await log.next(.errors, from: -1) == nil)
    #expect(try await log.previous(.errors, from: 0) == nil)
  }

  @Test(arguments: ["\n", "\n\n\n", "x", "x\n", "\nx", "\r\n\r", "\0\n\0", "a\u{1B}[2Jb\n"])
  func fewBytesComeBackAsTheyAre(text: String) async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(text))
    let status = try await log.advanceToEnd()
    var pieces = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    if pieces.last == [] { pieces.removeLast() }
    #expect(status.lines == pieces.count)
    #expect(try await log.lines(0..<99).map(\.bytes) == pieces)
    #expect(try await log.tail(rows: 99).map(\.bytes) == pieces)
  }

  @Test func noUTF8IsGivenByteByByte() async throws {
    let folder = try TemporaryFolder()
    let bytes: [UInt8] = [0xFF, 0xC3, 0x28, 0x0A, 0x80]
    let log = try LogDocument(folder.write(bytes))
    _ = try await log.advanceToEnd()
    #expect(try await log.lines(0..<2).map(\.bytes) == [[0xFF, 0xC3, 0x28], [0x80]])
  }

  @Test func aLogThatShrinksIsReadAnew() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x: error: y\nmore\n")
    let log = try LogDocument(path)
    #expect(try await log.advanceToEnd().errors == 1)
    #expect(path.withPlatformString { truncate($0, 3) } == 0)
    let status = try await log.advanceToEnd()
    #expect(status.errors == 0)
    #expect(status.lines == 1)
    #expect(status.generation == 1)
    #expect(try await log.lines(0..<9).map(\.text) == ["x: "])
  }

  @Test func linesThatAreGoneSinceTheIndexAreNotMadeUp() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "0123456789\n", count: 10_000))
    let log = try LogDocument(path)
    _ = try await log.advanceToEnd()
    #expect(path.withPlatformString { truncate($0, 22) } == 0)
    let lines = try await log.lines(0..<10)
    #expect(lines.prefix(2).map(\.text) == ["0123456789", "0123456789"])
    #expect(lines.dropFirst(2).allSatisfy { $0.bytes.isEmpty })
  }

  @Test func linesLongerThanAPieceAreFoundAndJudged() async throws {
    let folder = try TemporaryFolder()
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 300_017)
    let text =
      Array("first\n".utf8) + long + Array(" error: late\n".utf8) + long + Array("\nlast\n".utf8)
    let log = LogDocument(try LogFile(folder.write(text)), pieceSize: 4096)
    let status = try await log.advanceToEnd()
    #expect(status.lines == 4)
    #expect(status.errors == 1)
    let lines = try await log.lines(0..<4, bytes: long.count..<(long.count + 100))
    #expect(lines.map(\.text) == ["", " error: late", "", ""])
    #expect(lines.map(\.kinds) == [[], .nightlyError, [], []])
    #expect(lines.map(\.fullLength) == [5, long.count + 12, long.count, 4])
    #expect(try await log.lines(3..<4).first?.text == "last")
  }

  @Test func anErrorThatIsCutByTheEndOfAPieceIsFound() async throws {
    let folder = try TemporaryFolder()
    let word = Array(": not found".utf8)
    for cut in 0...word.count {
      let start = [UInt8](repeating: UInt8(ascii: "x"), count: 4096 - cut)
      let file = try folder.write(start + word + start + [10], to: "cut\(cut)")
      let log = LogDocument(try LogFile(file), pieceSize: 4096)
      #expect(try await log.advanceToEnd().ownErrors == 1)
    }
  }

  @Test func oneLineWithoutAnEndIsReadOnce() async throws {
    let folder = try TemporaryFolder()
    let bytes = [UInt8](repeating: UInt8(ascii: ":"), count: 500_000)
    let log = LogDocument(try LogFile(folder.write(bytes)), pieceSize: 4096)
    let status = try await log.advanceToEnd()
    #expect(status.lines == 1)
    #expect(try await log.lines(0..<1, bytes: 0..<3).first?.text == ":::")
    #expect(try await log.lines(0..<1, bytes: 0..<3).first?.fullLength == bytes.count)
  }

  @Test(arguments: [128, 129, 160, 1000, LogIndexer.pieceSize])
  func aLogIsTheSameHoweverItGrows(pieceSize: Int) async throws {
    let soup = LineSoup.lines(1500, seed: UInt64(pieceSize))
    let folder = try TemporaryFolder()
    let whole = try await LogDocument(folder.write(soup, to: "whole")).advanceToEnd()
    var random = SplitMix(seed: 8)
    let growing = LogDocument(
      try LogFile(folder.write("", to: "growing")), pieceSize: pieceSize)
    var written = 0
    while written < soup.count {
      let piece = soup[written...].prefix(Int.random(in: 1...3000, using: &random))
      try folder.append(piece, to: "growing")
      written += piece.count
      _ = try await growing.advance()
    }
    var status = try await growing.advanceToEnd()
    status.identity = whole.identity
    #expect(status == whole)
  }
}
