import Testing

@testable import Workbench

struct InventoryTrackedFoldersTests {
  private func folders(_ list: String, pieces size: Int = 1000) -> Set<String> {
    var tracked = TrackedFolders()
    let bytes = Array(list.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      tracked.read(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    return Set(tracked.folders.map { String(decoding: $0, as: UTF8.self) })
  }

  @Test(arguments: [1, 3, 1000])
  func aboveEachFileAreItsFolders(_ size: Int) {
    let list = "a\0b/c/d\0b/c/e\0b/f/g/h\0x y\n/z\0"
    #expect(folders(list, pieces: size) == ["", "b", "b/c", "b/f", "b/f/g", "x y\n"])
  }

  @Test func anEmptyCloneHasItsTop() {
    #expect(folders("") == [""])
  }

  @Test func aPathCutShortIsNoPath() {
    #expect(folders("a/b\0c/d") == ["", "a"])
  }
}
