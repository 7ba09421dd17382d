import Glibc
import SystemPackage
import Testing
import Workbench

@testable import heliosw

/// Which log is the gate's, who builds, and how it went, through what nightly does with its files.
@Suite struct BuildWatchTests {
  private let home: Home
  private let gate: Gate

  init() throws {
    home = try Home()
    gate = Gate(path: home.path.appending("illumos"))
    for folder in [gate.path, gate.logFolder] {
      #expect(mkdir(folder.string, 0o755) == 0)
    }
  }

  private static let started =
    "\n==== Nightly distributed build started:   Sun Nov 22 23:34:33 UTC 2026 ====\n"
    + "\n==== Building OS-Net source at Sun Nov 22 23:44:33 UTC 2026 (non-DEBUG) ====\n\n"
  private static let error = "id.c:212:9: error: 'foo' undeclared\n"

  private func append(_ text: String) throws {
    let file = try FileDescriptor.open(
      gate.runningLog, .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(Array(text.utf8)) }
  }

  /// A process that lives takes the lock.
  private func lock() { #expect(symlink("here.me.\(getpid())", gate.lock.string) == 0) }

  /// Does what the EXIT trap of a refused nightly does.
  private func shuffle() {
    let archive = gate.logFolder.appending("log.2026-11-23.00:10")
    #expect(mkdir(archive.string, 0o755) == 0)
    #expect(rename(gate.runningLog.string, archive.appending("nightly.log").string) == 0)
    #expect(symlink(archive.string, gate.latestLogFolder.string) == 0)
    #expect(unlink(gate.lock.string) == 0)
  }

  private func read(_ watch: inout BuildWatch) async throws -> LogStatus {
    _ = try await watch.look()
    let document = try #require(watch.document)
    var status = try await document.advance()
    while !status.isComplete { status = try await document.advance() }
    try await watch.take(status)
    return status
  }

  @Test func aBuildWhoseLogIsMovedAwayGoesOnAsTheSame() async throws {
    lock()
    try append(Self.started + Self.error)
    var watch = BuildWatch(gate: gate, host: "here")
    _ = try await read(&watch)
    let subject = watch.subject
    shuffle()
    _ = try await read(&watch)
    #expect(watch.outcome == .running)
    try append("==== Find core files ====\n\n")
    let status = try await read(&watch)
    #expect(watch.subject == subject)
    #expect(watch.outcome == .running)
    #expect(status.files == 2)
    #expect(status.phases.contains { $0.kind == .coreFiles })
  }

  @Test func aBuildThatWasSplitBeforeAnybodyLookedIsReadFromItsBeginning() async throws {
    lock()
    try append(Self.started + Self.error)
    shuffle()
    try append("==== Find core files ====\n\n")
    var watch = BuildWatch(gate: gate, host: "here")
    let status = try await read(&watch)
    #expect(status.files == 2)
    #expect(status.startStamp != nil)
    #expect(watch.path == gate.runningLog)
  }

  @Test func theFirstLineThatIsCountedIsTold() async throws {
    lock()
    try append(Self.started + "fine\n" + Self.error + Self.error)
    var watch = BuildWatch(gate: gate, host: "here")
    _ = try await read(&watch)
    #expect(watch.report(tail: [])?.firstCounted == String(Self.error.dropLast()))
  }

  @Test func theRulesOfTheGatesNightlyAreApplied() async throws {
    try append(Self.started)
    var watch = BuildWatch(gate: gate, host: "here")
    watch.rules = NightlyRules(.year2026, from: .unknownScript)
    let status = try await read(&watch)
    #expect(
      status.rulesInWords == "2026 (newest; the gate's script was not recognised)")
    #expect(status.rulesInShort == "2026?")
  }
}
