import FoundationEssentials
import GRDB
import Glibc
import SystemPackage
import Testing

@testable import Workbench

/// What can be wrong with the file of the history.
@Suite struct HistoryFileTests {
  let sandbox: HistorySandbox

  init() throws { sandbox = try HistorySandbox() }

  private func overwrite(_ bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(
      atPath: sandbox.file.removingLastComponent().string, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: sandbox.file.string))
  }

  @Test func theFolderIsForItsOwnerOnly() throws {
    _ = try sandbox.open()
    var status = Glibc.stat()
    #expect(lstat(sandbox.file.removingLastComponent().string, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
  }

  @Test func whatWasKeptIsThereWhenItIsOpenedAgain() async throws {
    try await sandbox.open().record([sandbox.record("10:00:00")])
    #expect(try await sandbox.open().builds(of: sandbox.gate, on: "genesis").count == 1)
  }

  @Test(arguments: ["no database at all, but longer than a header of one hundred bytes", "x"])
  func aDamagedFileIsMovedAsideAndANewOneBegun(text: String) async throws {
    let bytes = Array(String(repeating: text, count: 200).utf8)
    try overwrite(bytes)
    let opening = try History.open(sandbox.file, movingAsideAs: HistorySandbox.now)
    let place = FilePath("\(sandbox.file).damaged-20261123T011500Z")
    #expect(opening.failure == .damaged(sandbox.file, movedTo: place))
    #expect(try Data(contentsOf: URL(filePath: place.string)) == Data(bytes))
    try await opening.history.record([sandbox.record("10:00:00")])
  }

  @Test func aFileThatWasCutShortIsMovedAside() async throws {
    do {
      let history = try sandbox.open()
      try await history.record(
        (0..<200).map { try sandbox.record("10:00:00", process: $0 + 1) })
      // Else all that is lost would still be in the log beside the file.
      try await history.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try history.pool.close()
    }
    let size = try Data(contentsOf: URL(filePath: sandbox.file.string)).count
    #expect(truncate(sandbox.file.string, size / 2) == 0)
    let opening = try History.open(sandbox.file, movingAsideAs: HistorySandbox.now)
    #expect(opening.failure != nil)
    #expect(try await opening.history.builds(of: sandbox.gate, on: "genesis").isEmpty)
  }

  @Test func anEmptyFileIsANewHistory() async throws {
    try overwrite([])
    let opening = try History.open(sandbox.file, movingAsideAs: HistorySandbox.now)
    #expect(opening.failure == nil)
  }

  @Test func theFileOfANewerVersionIsLeftAlone() throws {
    do {
      let history = try sandbox.open()
      try history.pool.write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9: of the future')")
      }
      try history.pool.close()
    }
    #expect(throws: HistoryFailure.newer(sandbox.file)) { try sandbox.open() }
    #expect(FileManager.default.fileExists(atPath: sandbox.file.string))
  }

  @Test func aLockedFileCostsTheHistoryOnly() throws {
    _ = try sandbox.open()
    let holder = try DatabaseQueue(path: sandbox.file.string)
    try holder.inDatabase { database in
      try database.inTransaction(.exclusive) {
        #expect(throws: HistoryFailure.locked(sandbox.file)) { try sandbox.open() }
        return .rollback
      }
    }
    _ = try sandbox.open()
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let path = FilePath("/dev/null/heliosw/history.sqlite")
    let failure = #expect(throws: HistoryFailure.self) {
      try History.open(path, movingAsideAs: HistorySandbox.now)
    }
    #expect(failure?.problem.summary.contains("/dev/null/heliosw/history.sqlite") == true)
    #expect(failure?.problem.hint?.hasSuffix("Everything else goes on without it.") == true)
  }

  @Test func twoProgramsKeepBuildsInOneFile() async throws {
    let (one, other) = (try sandbox.open(), try sandbox.open())
    try await one.record([sandbox.record("10:00:00", process: 1)])
    let second = try await other.record([sandbox.record("11:00:00", process: 2)])
    #expect(second.map(\.number) == [2])
    #expect(try await one.builds(of: sandbox.gate, on: "genesis").count == 2)
  }
}
