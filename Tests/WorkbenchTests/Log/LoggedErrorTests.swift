import Testing

@testable import Workbench

@Suite struct LoggedErrorTests {
  @Test func anErrorBelongsToTheDirectoryThatMakeNamesBehindIt() async throws {
    let errors = try await errors(
      """
      genesis --> Job output
      /ws/usr/src/cmd/ls
      id.c:1:2: error: no
      *** Error code 1
      dmake: Warning: Command failed for target `id.o'
      Current working directory /ws/usr/src/cmd/id

      """)
    #expect(errors.map(\.component) == ["cmd/id", "cmd/id", "cmd/id"])
    #expect(errors.first?.directory == "/ws/usr/src/cmd/id")
  }

  @Test func withoutItTheLastDirectoryEnteredCounts() async throws {
    let errors = try await errors(
      """
      genesis --> Job output
      /ws/usr/src/lib/libc/amd64
      x.c:1:2: error: no
      genesis --> Job output
      y.c:1:2: error: no
      Current working directory /ws/usr/src/uts/intel/zfs/debug64

      """)
    #expect(errors.map(\.component) == ["lib/libc", "uts/intel/zfs"])
  }

  @Test func anErrorThatNothingPlacesHasNoDirectory() async throws {
    let errors = try await errors("x.c:1:2: error: no\n")
    #expect(errors.map(\.component) == [nil])
  }

  @Test func errorsFarApartAreAllListed() async throws {
    let chatter = String(repeating: "chatter\n", count: 5000)
    let failure = "x.c:1:2: error: no\nCurrent working directory /ws/usr/src/cmd/x\n"
    let errors = try await errors(failure + chatter + failure + chatter + failure)
    #expect(errors.map(\.line.number) == [0, 5002, 10004])
    #expect(errors.map(\.component) == ["cmd/x", "cmd/x", "cmd/x"])
  }

  @Test func noMoreErrorsAreListedThanAreWanted() async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(
      folder.write(String(repeating: "x.c:1:2: error: no\n", count: 50)))
    _ = try await log.advanceToEnd()
    #expect(try await log.errors(limit: 7).map(\.line.number) == [0, 1, 2, 3, 4, 5, 6])
  }

  @Test(arguments: [
    ("/ws/usr/src/cmd/id", "cmd/id"), ("/ws/usr/src/cmd/id/i386", "cmd/id"),
    ("/ws/usr/src/lib/libzfs/amd64", "lib/libzfs"),
    ("/ws/usr/src/uts/i86pc/unix", "uts/i86pc/unix"),
    ("/ws/usr/src/cmd/cmd-inet/usr.sbin/in.routed", "cmd/cmd-inet/usr.sbin/in.routed"),
    ("/ws/usr/src", "."), ("/ws/usr/src/pkg", "pkg"),
    ("/home/usr/src/ws/usr/src/tools/ctf", "tools/ctf"),
  ])
  func aDirectoryBelongsToAComponent(directory: String, component: String) {
    #expect(ComponentPath.component(ofDirectory: directory) == component)
  }

  @Test(arguments: [
    ("/ws/usr/src/lib/pam_modules/list", "lib/pam_modules/list"),
    ("/ws/usr/src/lib/libzfs/amd64", "lib/libzfs"),
    ("/ws/usr/src/uts/intel/zfs/obj64", "uts/intel/zfs"),
    ("/ws/usr/src", nil), ("/tmp", nil), (nil, nil),
  ])
  func anErrorIsMendedInTheDirectoryThatIsMadeByItself(directory: String?, made: String?) {
    let line = LogLine(number: 0, offset: 0, bytes: [], fullLength: 0)
    #expect(LoggedError(line: line, directory: directory).sourceDirectory == made)
  }

  @Test(arguments: ["", "/", "/usr", "/tmp/x", "usr/src"])
  func aDirectoryOutsideASourceTreeBelongsToNone(directory: String) {
    #expect(ComponentPath.component(ofDirectory: directory) == nil)
  }

  @Test(arguments: [(0, 1), (1, 1), (2, 4), (4, 4), (5, 4), (900, 4), (-5, 1)])
  func theErrorNearALineIsTheNextOneBelowElseTheLast(line: Int, near: Int) async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write("x\na.c:1:2: error: no\nx\nx\nb.c:1:2: error: no\nx\n"))
    _ = try await log.advanceToEnd()
    #expect(try await log.error(near: line)?.line.number == near)
  }

  @Test(arguments: ["", "x\n"]) func aLogWithoutErrorsHasNoneNearALine(text: String) async throws {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(text))
    _ = try await log.advanceToEnd()
    #expect(try await log.error(near: 0) == nil)
  }

  private func errors(_ text: String) async throws -> [LoggedError] {
    let folder = try TemporaryFolder()
    let log = try LogDocument(folder.write(text))
    _ = try await log.advanceToEnd()
    return try await log.errors()
  }
}
