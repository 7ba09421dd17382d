import FoundationEssentials
import SystemPackage

/// A file beside the tests.
enum Fixture {
  static let folder = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .appending("Fixtures")

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.appending(name).string, encoding: .utf8)
  }
}
