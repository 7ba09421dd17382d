import SystemPackage
import Testing

@testable import Workbench

@Suite struct PackedLogTests {
  @Test func aPackedLogIsReadAsItIs() async throws {
    let folder = try TemporaryFolder()
    let plain = try folder.write(LineSoup.lines(3000, seed: 3))
    let packed = try pack(plain)
    let one = try LogDocument(plain)
    let other = try LogDocument(packed, unpackingIn: folder.path)
    var (first, second) = (try await one.advanceToEnd(), try await other.advanceToEnd())
    second.identity = first.identity
    second.generation = first.generation
    #expect(first == second)
    #expect(try await one.allText() == other.allText())
    first = try await one.advance()
    second = try await other.advance()
    #expect(second.isComplete)
  }

  @Test func severalStreamsAreOneLogAndWhatFollowsThemIsNothing() async throws {
    let folder = try TemporaryFolder()
    let one = try bytes(of: pack(folder.write("one\n", to: "a")))
    let two = try bytes(of: pack(folder.write("two\n", to: "b")))
    let path = try folder.write(one + two + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], to: "both")
    let log = try LogDocument(path, unpackingIn: folder.path)
    _ = try await log.advanceToEnd()
    #expect(try await log.allText() == ["one", "two"])
  }

  @Test func whatCameOutOfADamagedFileCanBeRead() async throws {
    let folder = try TemporaryFolder()
    let packed = try bytes(of: pack(folder.write(LineSoup.lines(9000, seed: 4))))
    let cut = try folder.write(packed.prefix(packed.count / 2), to: "cut")
    let log = try LogDocument(cut, unpackingIn: folder.path)
    await #expect(throws: LogProblem.corrupt(cut)) { try await log.advanceToEnd() }
    #expect(await log.latestStatus.lines > 100)
    #expect(try await log.lines(0..<1).count == 1)
  }

  @Test(arguments: [
    [0x1F, 0x8B, 0x08], [0x1F, 0x8B, 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3],
  ])
  func whatOnlyLooksPackedIsRefused(bytes: [UInt8]) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes)
    let log = try LogDocument(path, unpackingIn: folder.path)
    await #expect(throws: LogProblem.corrupt(path)) { try await log.advanceToEnd() }
  }

  @Test func nothingIsLeftBehind() async throws {
    let folder = try TemporaryFolder()
    let room = try TemporaryFolder()
    let log = try LogDocument(pack(folder.write("one\n")), unpackingIn: room.path)
    _ = try await log.advanceToEnd()
    #expect(try room.names() == [])
  }

  @Test func aFolderWithoutRoomIsNamed() throws {
    let folder = try TemporaryFolder()
    let packed = try pack(folder.write("one\n"))
    #expect(throws: LogProblem.cannotUnpack(packed, .noSuchFileOrDirectory)) {
      try LogDocument(packed, unpackingIn: folder.path.appending("nowhere"))
    }
  }

  private func pack(_ file: FilePath) throws -> FilePath {
    _ = try RealPipelines.lines(of: "gzip -c \"$1\" > \"$1.gz\"", on: file)
    return FilePath(file.string + ".gz")
  }

  private func bytes(of path: FilePath) throws -> [UInt8] {
    let file = try LogFile(path)
    return try file.bytes(at: 0, count: Int(try file.size()))
  }
}
