import FoundationEssentials
import Glibc
import Synchronization
import SystemPackage

/// A folder of a test's own with HOME, the XDG folders and whatever the test puts there; removed
/// when the value goes, and at the latest when the tests are over.
final class Home: Sendable {
  let path: FilePath

  init() throws {
    path = FilePath(FileManager.default.temporaryDirectory.path())
      .appending("heliosw-home-\(String(UInt32.random(in: 0...(.max)), radix: 36))")
    Leftovers.remember(path)
    for name in ["home", "state", "config", "run"] {
      try FileManager.default.createDirectory(
        atPath: path.appending(name).string, withIntermediateDirectories: true)
    }
  }

  deinit { Leftovers.remove(path) }

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

/// Folders that must be gone when the tests are over, those of static values too.
enum Leftovers {
  private static let folders = Mutex<Set<String>>([])
  private static let sweepAtExit: Void = {
    _ = atexit { Leftovers.sweep() }
  }()

  static func remember(_ path: FilePath) {
    sweepAtExit
    folders.withLock { _ = $0.insert(path.string) }
  }

  static func remove(_ path: FilePath) {
    folders.withLock { _ = $0.remove(path.string) }
    // What a test leaves in the temporary folder harms nobody.
    try? FileManager.default.removeItem(atPath: path.string)
  }

  private static func sweep() {
    for folder in folders.withLock({ $0 }) {
      JobFolders(below: FilePath(folder)).endAll()
      try? FileManager.default.removeItem(atPath: folder)
    }
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
