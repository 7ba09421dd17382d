import SystemPackage
import Testing

@testable import Workbench

@Suite struct LogFollowerTests {
  private let start = Int64(FollowedGate.opening.utf8.count)

  @Test func aLogIsFollowedFromItsFirstByteToItsPlaceInTheArchive() throws {
    var gate = try FollowedGate()
    #expect(try gate.poll() == [])
    try gate.begin()
    let identity = try #require(FileIdentity(at: gate.log))
    #expect(try gate.poll() == [.began(identity), .appended(identity, 0..<start)])
    try gate.append("more\n")
    let archive = try gate.finish()
    try gate.append("post\n", to: archive.appending("nightly.log"))
    let home = archive.appending("nightly.log")
    #expect(
      try gate.poll() == [
        .appended(identity, start..<(start + 10)), .moved(identity, to: home),
        .finished(identity, in: archive),
      ])
    #expect(try gate.poll() == [])
    try gate.check()
  }

  @Test func whatIsWrittenAfterTheMoveIsReadToo() throws {
    var gate = try FollowedGate()
    try gate.begin()
    try gate.poll()
    let archive = try gate.finish()
    try gate.poll()
    try gate.append("late\n", to: archive.appending("nightly.log"))
    let identity = try #require(gate.follower.parts.first?.identity)
    #expect(try gate.poll() == [.appended(identity, start..<(start + 5))])
  }

  @Test func aBuildThatGoesOnInAnotherFileIsStillTheSameBuild() throws {
    var gate = try FollowedGate()
    try gate.begin()
    try gate.poll()
    let first = try #require(gate.follower.parts.first?.identity)
    let archive = try gate.finish()
    try gate.append("the old phase goes on\n", to: archive.appending("nightly.log"))
    try gate.append("\n==== Find core files ====\n\n")
    let second = try #require(FileIdentity(at: gate.log))
    let events = try gate.poll()
    #expect(events.contains(.continued(second)))
    #expect(gate.follower.parts.map(\.identity) == [first, second])
    #expect(gate.follower.parts.map(\.isContinuation) == [false, true])
    try gate.check()
  }

  @Test func theNextBuildReplacesALogThatACrashHasLeft() throws {
    var gate = try FollowedGate()
    try gate.begin()
    try gate.append("killed here")
    try gate.poll()
    let old = try #require(gate.follower.parts.first?.identity)
    try gate.begin()
    let new = try #require(FileIdentity(at: gate.log))
    let events = try gate.poll()
    #expect(events.contains(.moved(old, to: FilePath(gate.log.string + "-"))))
    #expect(events.contains(.replaced(old, by: new)))
    #expect(gate.follower.parts.map(\.identity) == [new])
  }

  @Test func aLogThatIsCutShortIsReadAnew() throws {
    var gate = try FollowedGate()
    try gate.begin()
    try gate.append("long line\n")
    try gate.poll()
    try gate.truncate(to: 40)
    let identity = try #require(gate.follower.parts.first?.identity)
    #expect(try gate.poll() == [.truncated(identity), .appended(identity, 0..<40)])
    try gate.check()
  }

  @Test func aLogThatIsCutShortAndHasGrownAgainIsReadAnew() throws {
    var gate = try FollowedGate()
    try gate.begin()
    try gate.append("one\n")
    try gate.poll()
    try gate.truncate(to: 10)
    try gate.append(String(repeating: "other bytes than before\n", count: 10))
    let identity = try #require(gate.follower.parts.first?.identity)
    #expect(try gate.poll().first == .truncated(identity))
    try gate.check()
  }

  @Test func aDeletedLogIsAnnouncedOnceAndItsBytesStay() throws {
    var gate = try FollowedGate()
    try gate.begin()
    try gate.poll()
    gate.delete()
    let identity = try #require(gate.follower.parts.first?.identity)
    #expect(try gate.poll() == [.deleted(identity)])
    #expect(try gate.poll() == [])
    try gate.check()
  }

  @Test(arguments: 0..<40)
  func noByteIsLostOrDoubledWhateverHappens(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    var gate = try FollowedGate()
    var archives: [FilePath] = []
    for _ in 0..<120 {
      let exists = FileIdentity(at: gate.log) != nil
      switch Int.random(in: 0..<20, using: &random) {
      case 0: try gate.begin()
      case 1 where exists: archives.append(try gate.finish().appending("nightly.log"))
      case 2 where exists: try gate.truncate(to: Int.random(in: 0..<60, using: &random))
      case 3 where exists: gate.delete()
      case 4...6:
        if let archive = archives.last { try gate.append("late\n", to: archive) }
      case 7...12:
        try gate.append(
          String(repeating: "x", count: Int.random(in: 1..<99, using: &random)) + "\n")
      default: try gate.poll()
      }
    }
    try gate.poll()
    try gate.check()
  }
}
