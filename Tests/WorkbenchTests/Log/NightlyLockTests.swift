import SystemPackage
import Testing

@testable import Workbench

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct NightlyLockTests {
  @Test func theLastTwoFieldsAreUserAndProcess() throws {
    let lock = try #require(NightlyLock(target: "genesis.example.org.user.13881"))
    #expect(lock.host == "genesis.example.org")
    #expect(lock.staffer == "user")
    #expect(lock.pid == 13881)
  }

  @Test func whereTheHostIsKnownTheUserMayHoldDotsToo() throws {
    let lock = try #require(NightlyLock(target: "genesis.jane.doe.42", on: "genesis"))
    #expect((lock.host, lock.staffer) == ("genesis", "jane.doe"))
    let other = try #require(NightlyLock(target: "genesis2.jane.42", on: "genesis"))
    #expect((other.host, other.staffer) == ("genesis2", "jane"))
  }

  @Test(arguments: ["", ".", "a.b", "a.b.c", "..1", "host.user.", "host.user.-1", "host.user.0"])
  func otherTargetsAreNoLocks(target: String) {
    #expect(NightlyLock(target: target) == nil)
  }

  @Test func aLockIsLiveStaleOrForeign() throws {
    let lock = try #require(NightlyLock(target: "genesis.user.42"))
    #expect(lock.state(on: "genesis") { _ in true } == .live(lock))
    #expect(lock.state(on: "genesis") { _ in false } == .stale(lock))
    #expect(lock.state(on: "elsewhere") { _ in true } == .foreign(lock))
  }

  @Test func aLinkOnThisMachineIsRead() throws {
    let folder = try TemporaryFolder()
    let link = folder.path.appending("nightly.lock")
    #expect(NightlyLock.read(link, on: "here") == .absent)
    let target = "here.me.\(getpid())"
    #expect(link.withPlatformString { symlink(target, $0) } == 0)
    #expect(NightlyLock.read(link, on: "here") == NightlyLock(target: target).map { .live($0) })
    #expect(NightlyLock.read(link, on: "there") == NightlyLock(target: target).map { .foreign($0) })
  }

  @Test func aFileOfThatNameIsNoLock() throws {
    let folder = try TemporaryFolder()
    #expect(NightlyLock.read(try folder.write("x", to: "nightly.lock"), on: "here") == .absent)
  }
}
