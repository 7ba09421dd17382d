import Foundation
import Subprocess
import Synchronization
import SystemPackage

/// A demo world in a folder that goes away with the value, and shells that know where it is.
final class DemoSandbox: Sendable {
  let world: FilePath

  /// One world for all tests that don't mind what others did in it; removed when the program ends.
  static let shared = Task {
    let sandbox = try await DemoSandbox()
    leftover.withLock { $0 = sandbox.world.string }
    atexit {
      let folder = DemoSandbox.leftover.withLock { $0 }
      // As in `deinit`.
      try? FileManager.default.removeItem(atPath: folder)
    }
    return sandbox
  }
  private static let leftover = Mutex("")

  static let tests = FilePath(#filePath).removingLastComponent().removingLastComponent()

  struct Answer: Sendable {
    var status: Int
    var output: String
  }

  /// The shells that every script of the demo must run under; those that are installed.
  static let shells = ["dash", "bash", "ksh93"].filter { name in
    ["/bin/", "/usr/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
  }

  /// Makes a world, or an empty folder for one.
  init(empty: Bool = false) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "heliosw demo \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    world = FilePath(folder.resolvingSymlinksInPath().path)
    if empty { return }
    let made = try await sh("sh \"$DEMO/make-world\" \"$WORLD\"")
    guard made.status == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: ["": made.output]) }
  }

  deinit {
    // What can't be removed is left to the machine's own cleaning of temporary files.
    try? FileManager.default.removeItem(atPath: world.string)
  }

  var gate: FilePath { world.appending("helios/projects/illumos") }

  /// Runs a script in the world's folder, with the demo machine's commands first on PATH.
  func sh(_ script: String, shell: String = "sh") async throws -> Answer {
    let result = try await Subprocess.run(
      .name(shell), arguments: ["-c", script],
      environment: .custom([
        "PATH": "\(world)/machine/bin:/usr/bin:/bin", "DEMO": "\(Self.tests)/../demo",
        "WORLD": world.string, "GATE": gate.string, "LOGNAME": "robin", "TZ": "UTC", "LC_ALL": "C",
      ]),
      workingDirectory: world, output: .string(limit: 4 << 20), error: .combinedWithOutput)
    let status =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      case .signaled(let signal): 128 + Int(signal)
      }
    return Answer(status: status, output: result.standardOutput)
  }

  /// What a killed build leaves for ever, as the real one does.
  static let sweep = "rm -rf \"$WORLD\"/machine/tmp/* \"$GATE\"/log/nightly.log-"

  /// A build with these settings, as fast as it can, by the nightly of the gate.
  func build(
    _ ending: String, _ settings: String..., shell: String = "sh",
    environment: String = "illumos-quick.sh"
  ) async throws -> Answer {
    let lines = ["ending=\(ending)", "size=200K", "seconds=0"] + settings
    return try await sh(
      """
      printf '\(lines.map { $0 + "\\n" }.joined())' >"$WORLD/machine/etc/simulation.conf"
      \(Self.sweep)
      cd "$GATE" && exec \(shell) usr/src/tools/scripts/nightly \(environment)
      """)
  }
}
