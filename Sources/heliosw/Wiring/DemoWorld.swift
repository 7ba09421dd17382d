import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import Workbench

/// The self-made workspace and the simulated Helios machine of `heliosw demo`.
struct DemoWorld: Sendable {
  /// The world's folder, in the user's cache.
  var folder: FilePath

  /// Whether an old world is taken or a new one made.
  enum Beginning: Sendable {
    /// The world as it was left.
    case asItWas
    /// A new one.
    case fresh
  }

  /// How the simulated nightly behaves.
  struct Simulation: Hashable, Sendable {
    /// How a build ends: clean, failed, warnings, checks-failed, undefined, killed, endless.
    var ending: String?
    /// Over how many seconds it is spread; 0 is as fast as it can.
    var seconds: Int?
    /// How long its log becomes, in bytes; K, M and G may follow the number.
    var size: String?
  }

  /// Finds the world, and makes it where it is missing.
  ///
  /// - Throws: ``Problem`` when there is no cache folder, or the making failed.
  static func open(
    _ resources: Resources, _ process: ProcessEnvironment, _ beginning: Beginning = .asItWas
  ) async throws(Problem) -> DemoWorld {
    guard let cache = UserFolder.cache.path(in: process.variables) else {
      throw Problem(
        .failed, "The demo world needs a cache folder, and neither XDG_CACHE_HOME nor HOME is set.",
        hint: "Set one of them to a folder that can be written.")
    }
    let world = DemoWorld(folder: cache.appending("heliosw/demo"))
    var arguments = [resources.file("demo/make-world").string, world.folder.string]
    if beginning == .fresh { arguments.append("--fresh") }
    if isatty(STDERR_FILENO) == 1, beginning == .fresh || !world.folder.isDirectory {
      Console.complain("the simulated world of the demo is made, which takes some seconds")
    }
    do {
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: Arguments(arguments), output: .discarded,
        error: .string(limit: 64 << 10))
      guard result.terminationStatus.isSuccess else {
        throw Problem(
          .failed, "The demo world could not be made in \(world.folder): \(result.standardError)",
          hint: "The folder must be writable, and git must be installed.")
      }
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(.failed, "The demo world could not be made in \(world.folder): \(error).")
    }
    if let executable = process.executable { world.lend(executable) }
    return world
  }

  /// Lends heliosw to the machine, whose shell scripts have no sockets; without it they make up what they can't do.
  private func lend(_ executable: FilePath) {
    let link = folder.appending("machine/lib/heliosw")
    guard link.resolved != executable else { return }
    let new = "\(link.string).\(UInt32.random(in: 0...(.max)))"
    // By rename, so that nobody meets the machine without it; a world that can't be written works without.
    try? FileManager.default.createSymbolicLink(
      atPath: new, withDestinationPath: executable.string)
    rename(new, link.string)
  }

  /// The machine, labelled as what it is.
  var machine: Machine {
    Machine(
      name: "demo", root: folder.appending("machine"),
      path: [folder.appending("machine/bin")], stateFolder: folder.appending("state"),
      isSimulated: true)
  }

  /// The workspace on it.
  var workspace: Workspace { Workspace(root: folder.appending("helios")) }

  /// The variables that the world's consolidations are judged by.
  var variables: [String: String] { ["OXIDE_STAFF": "no"] }

  /// Writes how the simulated nightly behaves from now on.
  ///
  /// - Throws: ``Problem`` when the file can't be written.
  func set(_ simulation: Simulation) throws(Problem) {
    let values = [
      ("ending", simulation.ending), ("seconds", simulation.seconds.map(String.init)),
      ("size", simulation.size),
    ]
    let file = folder.appending("machine/etc/simulation.conf")
    do {
      var text = (try? String(contentsOfFile: file.string, encoding: .utf8)) ?? ""
      for case (let key, let value?) in values {
        text =
          text.split(separator: "\n").filter { !$0.hasPrefix("\(key)=") }
          .map { $0 + "\n" }.joined() + "\(key)=\(value)\n"
      }
      try text.write(toFile: file.string, atomically: true, encoding: .utf8)
    } catch {
      throw Problem(.failed, "\(file) can't be written: \(error.localizedDescription).")
    }
  }
}
