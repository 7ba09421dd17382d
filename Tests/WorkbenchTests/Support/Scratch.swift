import FoundationEssentials
import SystemPackage

/// A folder of a test's own, removed when the test is over.
final class Scratch: Sendable {
  let path: FilePath

  init() throws {
    path = FilePath(FileManager.default.temporaryDirectory.path())
      .appending("heliosw-test-\(UInt64.random(in: 0...(.max)))")
    try FileManager.default.createDirectory(
      atPath: path.string, withIntermediateDirectories: true)
  }

  deinit {
    // What a test leaves in the temporary folder harms nobody.
    try? FileManager.default.removeItem(atPath: path.string)
  }

  func write(_ text: String, to name: String) throws {
    let file = path.appending(name)
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file.string))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path.appending(name).string, encoding: .utf8)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path.appending(name).string)
  }
}
