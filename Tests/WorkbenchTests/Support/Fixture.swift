import FoundationEssentials
import Glibc
import SystemPackage

/// A file beside the tests.
enum Fixture {
  static let folder = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .appending("Fixtures")

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.appending(name).string, encoding: .utf8)
  }

  /// Keeps a text as it is now, if that was asked for: `HELIOSW_KEEP=1 swift test --filter …` writes anew what is compared. Read the
  /// difference before you commit it.
  static func keep(_ text: String, as name: String) throws {
    guard getenv("HELIOSW_KEEP") != nil else { return }
    let file = folder.appending(name)
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try text.write(toFile: file.string, atomically: true, encoding: .utf8)
  }
}
