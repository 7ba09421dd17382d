import Foundation
import Synchronization
import SystemPackage

@testable import Workbench

/// A folder that goes away with the value, and a shell in it whose git knows nothing of this
/// machine's settings.
final class InventorySandbox: Sendable {
  let path: FilePath

  static let environment = [
    "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C", "TZ": "UTC",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_COMMITTER_NAME": "Bob", "GIT_COMMITTER_EMAIL": "bob@example.com",
    "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000100 +0000",
    "GIT_ALLOW_PROTOCOL": "file",
  ]

  /// The real path: git and the file watching both speak of those.
  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "heliosw-inventory-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = FilePath(folder.resolvingSymlinksInPath().path)
  }

  deinit {
    // What can't be removed is left to the machine's own cleaning of temporary files.
    try? FileManager.default.removeItem(atPath: path.string)
  }

  var runner: LocalScriptRunner { LocalScriptRunner(environment: Self.environment) }

  /// Runs a script in the sandbox, stopping at its first failure, and returns what it prints.
  @discardableResult
  func sh(_ script: String) async throws -> [UInt8] {
    let output = Mutex<[UInt8]>([])
    let prologue = """
      set -e; cd '\(path)'
      new() {
        git init -q -b main "$1"; cd "$1"
        echo a >a; echo b >b; git add .; git commit -qm first
      }
      more() { git commit -q --allow-empty -m "$1"; }
      fork() {
        git checkout -q -b side; echo s >a; git commit -qam s
        git checkout -q main; echo m >a; git commit -qam m
      }
      """
    let status = try await runner.run("{ \(prologue)\n\(script)\n} 2>&1 </dev/null") { piece in
      output.withLock { $0 += piece }
    }
    let bytes = output.withLock { $0 }
    guard status == 0 else {
      throw Failure(status: status, output: String(decoding: bytes, as: UTF8.self))
    }
    return bytes
  }

  struct Failure: Error {
    var status: Int32
    var output: String
  }
}
