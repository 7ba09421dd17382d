import Glibc
import SystemPackage
import Testing

@testable import Workbench

@Suite struct FolderWatchTests {
  @Test func aChangeInAFolderIsTold() async throws {
    let scratch = try Scratch()
    try scratch.write("", to: "old")
    let changes = FolderWatch.changes(in: [scratch.path], pause: .milliseconds(1))
    try scratch.write("", to: "new")
    var told = changes.makeAsyncIterator()
    #expect(await told.next() != nil)
  }

  @Test func aWatchThatIsOverReadsFromNothingThatGetsItsNumber() async throws {
    let scratch = try Scratch()
    for round in 0..<20 {
      try await takeOneChange(scratch, round)
      // The lowest free number is given first: that of the watch.
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      let bytes = [UInt8](repeating: 0xFF, count: 64)
      #expect(write(ends[1], bytes, bytes.count) == bytes.count)
      try await Task.sleep(for: .milliseconds(5))
      close(ends[1])
      var rest = [UInt8](repeating: 0, count: 128)
      #expect(read(ends[0], &rest, rest.count) == bytes.count)
      close(ends[0])
    }
  }

  /// Watches until something has changed, and leaves while further changes are being gathered.
  private func takeOneChange(_ scratch: Scratch, _ round: Int) async throws {
    let changes = FolderWatch.changes(in: [scratch.path], pause: .milliseconds(2))
    try scratch.write("", to: "a\(round)")
    for await _ in changes {
      return try scratch.write("", to: "b\(round)")
    }
  }
}
