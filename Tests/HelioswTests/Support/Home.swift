import FoundationEssentials
import SystemPackage

/// A folder of a test's own with HOME, the XDG folders and whatever the test puts there; removed
/// when the value goes.
final class Home: Sendable {
  let path: FilePath

  init() throws {
    path = RunFolder.path.appending(String(UInt32.random(in: 0...(.max)), radix: 36))
    for name in ["home", "state", "config", "run"] {
      try FileManager.default.createDirectory(
        atPath: path.appending(name).string, withIntermediateDirectories: true)
    }
  }

  deinit {
    // What is left here is left to the janitor.
    try? FileManager.default.removeItem(atPath: path.string)
  }

  /// Writes a file below the folder.
  @discardableResult
  func write(_ text: String, to name: String) throws -> FilePath {
    let file = path.appending(name)
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file.string))
    return file
  }
}

extension FilePath {
  /// The text of a file.
  func text() throws -> String { try String(contentsOfFile: string, encoding: .utf8) }

  /// Whether something is there; a symbolic link counts wherever it leads.
  var exists: Bool {
    // What can't be looked at is as good as not there.
    (try? Stat(self, followTargetSymlink: false)) != nil
  }

  /// The names in a folder, sorted; none if there is no folder.
  var entries: [String] {
    // A folder that is not there holds nothing.
    ((try? FileManager.default.contentsOfDirectory(atPath: string)) ?? []).sorted()
  }
}
